import type { Figure } from '../../../language/figure.ts';
import { CONCEDES, REFUSES } from '../../../language/official-text.ts';
import type { Evidence, Ranked } from '../evidence.ts';
import { pairsOf, type Sentence, sharedPairs } from '../sentences.ts';
import { likeliestSentence } from './sentences-that-answer.ts';

/** The clause, and of it the sentence, surely are of what is asked. */
const CLAUSE = 0.95;
const SENTENCE = 0.8;
/** The message says so much of whom the sentence refuses (使用自有房屋经营的), in character pairs: 租房经营 is another case. */
const TOLD = 0.5;

/** The sentence that refuses what a message asks leave for (能领吗); null where it is not sure. */
export function refusedBy(evidence: Pick<Evidence, 'question' | 'own'>, ranked: Ranked): Sentence | null {
  if (evidence.own.polar?.put !== 'may' || (ranked.likely ?? 0) <= CLAUSE) return null;
  const likeliest = likeliestSentence(evidence, ranked);
  if (!likeliest || likeliest.share <= SENTENCE) return null;
  const { text } = likeliest.sentence;
  const refuses = REFUSES.exec(text);
  if (!refuses || CONCEDES.test(text)) return null;
  if (isOffItsLines(likeliest.sentence, evidence.own.figures)) return null;
  const whom = pairsOf(text.slice(0, refuses.index));
  const told = sharedPairs(evidence.own.searched, whom);
  return told >= whom.size * TOLD ? likeliest.sentence : null;
}

/** The message tells figures of what a line of a sentence measures, all of them on its other side. */
export const isOffItsLines = ({ figures }: Sentence, told: readonly Figure[]): boolean =>
  figures.some((line) => isOutside(line, told));

/** 费率1.5% where 高于2%的 is refused: the figures that are told of its kind are on the other side of a line. */
function isOutside(line: Figure, told: readonly Figure[]): boolean {
  const its = told.filter(({ unit, noun }) => unit === line.unit && noun === line.noun);
  const isOff = ({ value }: Figure): boolean => {
    const beyond = Number(value) - Number(line.value);
    if (line.bound === 'above') return beyond <= 0;
    if (line.bound === 'at-least') return beyond < 0;
    if (line.bound === 'below') return beyond >= 0;
    return line.bound === 'at-most' && beyond > 0;
  };
  return its.length > 0 && its.every(isOff);
}
