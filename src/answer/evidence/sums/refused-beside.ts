import type { LanguageData } from '../../../knowledge/language-data.ts';
import { REFUSES } from '../../../language/official-text.ts';
import { isBare } from '../bare.ts';
import { wordsWithLead } from '../deciding/lead-to-item.ts';
import type { Evidence, Ranked } from '../evidence.ts';
import type { OwnWorked, RefusedBeside } from '../worked-shape.ts';
import { decidingBeside } from './deciding-for-sum.ts';

/** So likely a sentence that refuses decides that a sum is told only as what is due without it. */
const MAY_DECIDE = 0.35;

/** The sentence of a document of which only the text is known that likely refuses what a sum counts; null where the likeliest refuses nothing. */
export function refusedBeside(
  evidence: Pick<Evidence, 'own' | 'question'>,
  of: Ranked,
  worked: OwnWorked,
  language: LanguageData,
): RefusedBeside | null {
  const { document } = of;
  const deciding = isBare(document) ? decidingBeside(evidence, of, worked, language) : null;
  if (!deciding || deciding.likely < MAY_DECIDE) return null;
  const { clause, sentence, likely } = deciding;
  return REFUSES.test(wordsWithLead(clause, sentence, document)) ? { clause, sentence, document, likely } : null;
}
