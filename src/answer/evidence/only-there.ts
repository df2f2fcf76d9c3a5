import type { Question } from '../../understand/question.ts';
import type { CoverCandidate } from './cover.ts';
import { sentencesOf } from './sentences.ts';
import { answersWith, wantedFigure } from './wanted-sentences.ts';

/** Of what is asked a clause says so much. */
const HALF = 0.5;

/** Help is asked of a place, whatever document grants it, and no text that is `held` for that place has what is named. */
export const isForOnePlace = (
  { regions, documents, unknownNumbers, act }: Question,
  held: readonly CoverCandidate[],
): boolean =>
  regions.length > 0 &&
  documents.length + unknownNumbers.length === 0 &&
  act.act !== 'off-topic' &&
  !held.some(({ signs }) => signs.names === 1);

/** The clause of another place that surely covers a question which nothing of its own place does; null where there is none. */
export function hadOnlyThere(
  { ranked, sure }: { readonly ranked: readonly CoverCandidate[]; readonly sure: boolean },
  question: Question,
): CoverCandidate | null {
  return (sure && ranked.find((one) => isOfTheSame(one, question))) || null;
}

/** In force it says half of what is asked, pays where money is asked for, and is of no other subject, purpose, trade or level. */
function isOfTheSame({ share, signs, status, clause }: CoverCandidate, question: Question): boolean {
  const { otherSubjects, otherPurpose, otherTrades, otherLevels } = signs;
  const others = otherSubjects + otherPurpose + otherTrades + otherLevels > 0;
  const grants = wantedFigure(question) !== 'money' || sentencesOf(clause).some((s) => answersWith(s, 'money'));
  return share >= HALF && !others && status !== 'expired' && grants;
}
