import type { LanguageData } from '../../../knowledge/language-data.ts';
import { DEMANDS, REFUSES } from '../../../language/official-text.ts';
import { isBare } from '../bare.ts';
import { wordsWithLead } from '../deciding/lead-to-item.ts';
import type { Evidence, Ranked } from '../evidence.ts';
import type { DecidedBeside, OwnWorked } from '../worked-shape.ts';
import { decidingBeside } from './deciding-for-sum.ts';

/** So likely a sentence that refuses or asks for something decides that a sum is told only as what is due where that is met. */
const MAY_DECIDE = 0.35;

/** The sentence of a document of which only the text is known that likely refuses what a sum counts, or asks for more; null where the likeliest does neither. */
export function decidedBeside(
  evidence: Pick<Evidence, 'own' | 'question'>,
  of: Ranked,
  worked: OwnWorked,
  language: LanguageData,
): DecidedBeside | null {
  const { document } = of;
  const deciding = isBare(document) ? decidingBeside(evidence, of, worked, language) : null;
  if (!deciding || deciding.likely < MAY_DECIDE) return null;
  const { clause, sentence, likely } = deciding;
  const words = wordsWithLead(clause, sentence, document);
  const refuses = REFUSES.test(words);
  return refuses || DEMANDS.test(words) ? { clause, sentence, document, likely, refuses } : null;
}
