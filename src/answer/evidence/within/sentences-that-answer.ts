import { DENIES } from '../../../language/official-text.ts';
import { fold } from '../../../language/tokens.ts';
import { isBare } from '../bare.ts';
import type { Evidence, Ranked } from '../evidence.ts';
import { likelyOfPoints, sentenceId, sentencesLikely } from '../meant/sentences-meant.ts';
import { type Sentence, sentencesOf } from '../sentences.ts';
import { scoresOf, wantedFigure, withAward } from '../wanted-sentences.ts';
import { type SentenceLikeness, shippedLikeness } from './clause-likeness.ts';
import { cutDocument } from './cut-document.ts';

/** What each sign weighs in the choice among the sentences of a clause, as a logarithm of odds: learned from invented documents (listwise logistic regression). */
const WEIGHTS = {
  meaning: 2.53,
  words: 0.86,
  kind: 0.73,
  denies: -0.78,
  'denies what is asked': 1.39,
  first: -0.48,
} as const satisfies Record<string, number>;
type Sign = keyof typeof WEIGHTS;

/** Keeps the logarithm of what shares nothing. */
const LEAST = 0.5;
/** A sentence that is so likely beside the likeliest answers with it. */
const ALSO = 0.25;

/** So many characters are quoted of an award, and half as many more where it takes them. */
const BUDGET = 160;

/** Asked for no more than what there is, or its own words, a clause answers as a whole. */
const OF_ALL: ReadonlySet<string> = new Set(['list', 'original']);

type Asked = Pick<Evidence, 'question' | 'own'>;
type Of = Pick<Ranked, 'clause' | 'document'>;

/** The sentences of a clause that answer, by what was learned, in its order; null where that tells none, and where the whole clause is asked for. */
export function sentencesThatAnswer(evidence: Asked, of: Of): readonly Sentence[] | null {
  const { question } = evidence;
  const rated = ratedSentences(evidence, of);
  const { aspects } = question;
  if (rated.length === 0 || (aspects.length > 0 && aspects.every((aspect) => OF_ALL.has(aspect)))) return null;
  const most = Math.max(...rated.map(({ share }) => share));
  const likely = rated.filter(({ share }) => share >= most * ALSO).sort((a, b) => b.share - a.share);
  const within = likely.filter((_, i) => i === 0 || lengthOf(likely.slice(0, i + 1)) <= BUDGET);
  const picked = within.map(({ sentence }) => sentence).sort((a, b) => a.start - b.start);
  return wantedFigure(question) === 'money'
    ? withAward(of.clause, picked, sentencesOf(of.clause), BUDGET, true)
    : picked;
}

const lengthOf = (some: readonly RatedSentence[]): number =>
  some.reduce((sum, { sentence }) => sum + sentence.text.length, 0);

/** The likeliest of them, with its share of the odds of all sentences of the clause. */
export function likeliestSentence(evidence: Asked, of: Of): RatedSentence | null {
  const rated = ratedSentences(evidence, of);
  const most = Math.max(...rated.map(({ share }) => share));
  return rated.find(({ share }) => share === most) ?? null;
}

interface RatedSentence {
  readonly sentence: Sentence;
  /** 0 to 1; of several things that are asked the share in what is likely for one. */
  readonly share: number;
}

/** The sentences of a clause, each with its share of the odds; none where nothing learned tells them apart. */
export const ratedSentences = (asked: Asked, of: Of): readonly RatedSentence[] =>
  isBare(of.document) ? ratedOfIngested(asked, of) : ratedOfBuiltIn(asked, of);

/** So likely one of the clause's sentences is meant, and so much likelier than the others together the best of them is. */
const OF_CLAUSE = 0.15;
const APART = 0.6;
/** What the words that a sentence shares with the question count beside that. */
const WORDS = 1.5;
/** What is seldom asked is as likely. */
const SELDOM = 0.02;

function ratedOfBuiltIn({ question, own }: Asked, { clause }: Of): readonly RatedSentence[] {
  const sentences = sentencesOf(clause);
  const within = (all: ReadonlyMap<string, number>): readonly number[] =>
    sentences.map((sentence) => all.get(sentenceId(clause, sentence)) ?? 0);
  const known = within(sentencesLikely(question));
  if (known.reduce((sum, one) => sum + one, 0) < OF_CLAUSE) return [];
  // What was never asked before is told by the words alone.
  const scores = scoresOf(sentences, question, question.searched);
  const likely = known.map((one, i) => Math.max(one, SELDOM) * Math.exp(WORDS * (scores.get(sentences[i]!) ?? 0)));
  const whole = likely.reduce((sum, one) => sum + one, 0);
  if (!likely.some((one) => one >= APART * whole)) return [];
  const ofPoints = likelyOfPoints(own).map(within);
  return sentences.map((sentence, i) => ({
    sentence,
    share: Math.max(likely[i]! / whole, ...ofPoints.map((one) => one[i]!)),
  }));
}

function ratedOfIngested({ question, own }: Asked, { clause, document }: Of): readonly RatedSentence[] {
  const sentences = sentencesOf(clause);
  const cut = sentences.length > 0 ? cutDocument(document) : null;
  const at = cut?.clauses.indexOf(clause) ?? -1;
  if (!cut || at < 0) return [];
  const asked = fold(question.searched);
  const likeness = shippedLikeness().ofSentences(cut, at, asked);
  const odds = sentences.map(({ text }, i) => oddsOf(signsOf(text, likeness[i]!, i === 0, own.polar !== null)));
  const most = Math.max(...odds);
  const all = odds.reduce((sum, one) => sum + Math.exp(one - most), 0);
  return sentences.map((sentence, i) => ({ sentence, share: Math.exp(odds[i]! - most) / all }));
}

function signsOf(text: string, like: SentenceLikeness, first: boolean, ofYesOrNo: boolean): Record<Sign, number> {
  const denies = DENIES.test(text) ? 1 : 0;
  return {
    meaning: like.meaning,
    words: Math.log(LEAST + like.words),
    kind: like.kind,
    denies,
    'denies what is asked': ofYesOrNo ? denies : 0,
    first: first ? 1 : 0,
  };
}

const oddsOf = (signs: Record<Sign, number>): number =>
  Object.entries(signs).reduce((sum, [sign, value]) => sum + WEIGHTS[sign as Sign] * value, 0);
