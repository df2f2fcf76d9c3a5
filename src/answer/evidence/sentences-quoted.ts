import { unitsAsked } from '../../language/units-asked.ts';
import { sentencesAsked } from './asked-sentences.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { wordsMeasured } from './lead.ts';
import type { Sentence } from './sentences.ts';
import { answersWith, pickSentences } from './wanted-sentences.ts';
import { ratedSentences, sentencesThatAnswer } from './within/sentences-that-answer.ts';

/** A sentence that is no likelier to answer is not told for its words alone; one so likely beside the likeliest is told whatever its words. */
const UNLIKELY = 0.05;
const ALSO = 0.35;

/** The sentences of a clause that are told to a question, within `budget` characters where nothing else tells them apart, in the clause's order. */
export function sentencesQuoted(evidence: Evidence, ranked: Ranked, budget: number): readonly Sentence[] {
  const bare = isBare(ranked.document);
  const asked = sentencesAsked(evidence, ranked);
  // 三档分别说一下: of those that are asked each by itself none is left out for being likelier than another.
  const ofEach = !bare && evidence.own.signs.ways.has('asks-of-each');
  const learned =
    (asked && !bare ? byLikelihood(asked, evidence, ranked) : null) ?? sentencesThatAnswer(evidence, ranked);
  return (
    (ofEach ? null : learned) ??
    asked ??
    pickSentences(ranked.clause, evidence.question, wordsMeasured(evidence, ranked), budget)
  );
}

/** Of the sentences that say the words of a question those that may answer it, and the likeliest of the clause. */
function byLikelihood(asked: readonly Sentence[], evidence: Evidence, ranked: Ranked): readonly Sentence[] {
  const rated = ratedSentences(evidence, ranked);
  if (rated.length === 0) return asked;
  const { own, question } = evidence;
  const counts = question.aspects.includes('count') || own.points.some(({ text }) => unitsAsked(text).length > 0);
  const most = Math.max(...rated.map(({ share }) => share));
  return rated
    .filter(
      ({ sentence, share }) =>
        share >= most * ALSO ||
        (asked.includes(sentence) && (share >= UNLIKELY || (counts && answersWith(sentence, 'count')))),
    )
    .map(({ sentence }) => sentence);
}
