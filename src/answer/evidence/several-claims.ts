import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { statesAspect } from '../../understand/aspects.ts';
import type { SaidFigure } from '../../understand/said-figures.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { Claim } from './plan-to-say.ts';
import { figuresOf } from './sentences.ts';

/**
 * What comes of figures that are not claimed one by one: added up (200加80，是280吧), put as alternatives (80还是100), or told of two who
 * differ (谁对). Null where each is held against the clause by itself.
 */
export function claimsTogether(
  claims: readonly SaidFigure[],
  evidence: Evidence,
  { clause }: Ranked,
  language: LanguageData,
): readonly Claim[] | null {
  const sum = claims.find((said, i) => isSum(said, claims.slice(0, i), clause));
  if (sum) return statesAspect(clause.text, 'several-at-once', language) ? [] : [{ said: sum, verdict: 'added' }];
  if (evidence.question.signs.ways.has('asks-who-is-right')) return [];
  const other = claims.find((said) => said.orElse);
  const one = other && claims[claims.indexOf(other) - 1];
  if (!one || amountOf(one) === amountOf(other)) return null;
  const isHeld = (said: Figure) => figuresOf(clause).some((held) => amountOf(held) === amountOf(said));
  return isHeld(one) || isHeld(other) ? [] : [{ said: one, verdict: 'neither', other }];
}

/** At least two figures before it come to it, and the clause holds two of them. */
function isSum(said: SaidFigure, before: readonly SaidFigure[], clause: Clause): boolean {
  const parts = before.filter(isMoney);
  const held = parts.filter((part) =>
    figuresOf(clause).some((f) => f.unit === 'CNY' && amountOf(f) === amountOf(part)),
  );
  const sum = parts.reduce((all, part) => all + amountOf(part), 0);
  return isMoney(said) && held.length > 1 && sum === amountOf(said);
}

const isMoney = ({ unit }: Figure): boolean => unit === 'CNY' || unit === 'number';

/** A bare number is said for so many 万. */
const amountOf = ({ value, unit }: Figure): number => Number(value) * (unit === 'number' ? 10_000 : 1);
