import { readFileSync } from 'node:fs';
import type { LanguageData } from '../../../knowledge/language-data.ts';
import { WeightFile, WeightTable } from '../../../understand/learned/weight-table.ts';
import type { Evidence, Ranked } from '../evidence.ts';
import type { OwnWorked } from '../worked-shape.ts';
import { sumSigns } from './sum-signs.ts';

/** A sum that is less likely is not told. */
const LIKELY = 0.4;

let shipped: WeightTable | undefined;

/** How likely a sum is what the case comes to, 0 to 1, by what was learned of invented documents. */
export function likelihoodOfSum(signs: readonly string[], table: WeightTable): number {
  const [score = 0] = table.scores(signs);
  return 1 / (1 + Math.exp(-score));
}

/** By the table that ships, read when first asked for, the sum is likely not all that counts for the case: other sentences of its document count too. */
export function isSumUnlikely(evidence: Evidence, of: Ranked, worked: OwnWorked, language: LanguageData): boolean {
  shipped ??= new WeightTable(
    WeightFile.parse(JSON.parse(readFileSync(new URL('sum-table.json', import.meta.url), 'utf8'))),
  );
  return likelihoodOfSum(sumSigns(evidence, of, worked, language), shipped) < LIKELY;
}
