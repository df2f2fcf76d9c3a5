import { leadTexts } from '../../../knowledge/provision.ts';
import { REFUSES } from '../../../language/official-text.ts';
import type { Evidence, Ranked } from '../evidence.ts';
import type { Sentence } from '../sentences.ts';
import { isOffItsLines } from '../within/refused-by.ts';
import { isWellChosen } from '../within/well-chosen.ts';
import { type LikelyVerdict, shippedVerdictTable } from './verdict-table.ts';

/** How likely the clause is the one that is meant, times how likely it says so. */
const SURE = 0.82;

/** The verdict of the sentence that answers; null where none is likely enough. */
export function likelyVerdict(
  { own }: Pick<Evidence, 'own'>,
  ranked: Ranked,
  sentence: Sentence,
): LikelyVerdict | null {
  const { clause, document } = ranked;
  const { text } = sentence;
  if (!isWellChosen(ranked) || (REFUSES.test(text) && isOffItsLines(sentence, own.figures))) return null;
  const table = shippedVerdictTable();
  const leadIn = leadTexts(document).get(clause.id) ?? '';
  const { yes, no } = table.of(own.wording, { text, leadIn });
  const share = (ranked.likely ?? 0) * Math.max(yes, no);
  return share < SURE ? null : { holds: yes > no, word: table.word(own.wording) };
}
