import type { DecidingSentence } from '../answer/evidence/verdict/verdict-features.ts';
import { askedFeatures, verdictFeatures } from '../answer/evidence/verdict/verdict-features.ts';
import {
  SENTENCE_VERDICTS,
  type SentenceVerdict,
  VERDICT_WORDS,
  type VerdictFile,
  type VerdictWord,
} from '../answer/evidence/verdict/verdict-table.ts';
import { markerAt } from '../ingest/text/marker.ts';
import { YES_OR_NO_WORDS } from '../language/outcome-words.ts';
import type { InventedArticle, InventedDocument } from './invented.ts';
import { featuresShared, learnWeights, weightTable } from './logistic.ts';

const OF_VERDICTS = { softmax: true, ridge: 1e-3, rate: 1, positive: 1 };
const OF_WORDS = { softmax: true, ridge: 1e-4, rate: 2, positive: 1 };
/** A feature of fewer questions is not learned. */
const RARE = 2;

/** A question of yes or no with the sentence that decides it, what that says, and the word that an answer begins with where it is one of those known. */
export interface VerdictExample {
  readonly question: string;
  readonly sentence: DecidingSentence;
  readonly verdict: SentenceVerdict;
  readonly word: VerdictWord | null;
}

/** Learns what sentences say to questions of yes or no, and in which words these are answered. */
export function learnVerdicts(examples: readonly VerdictExample[]): VerdictFile {
  const worded = examples.flatMap(({ question, word }) => (word ? [{ features: askedFeatures(question), word }] : []));
  return {
    verdicts: tableOf(
      examples.map(({ question, sentence }) => verdictFeatures(question, sentence)),
      examples.map(({ verdict }) => SENTENCE_VERDICTS.indexOf(verdict)),
      SENTENCE_VERDICTS.length,
      OF_VERDICTS,
    ),
    words: tableOf(
      worded.map(({ features }) => features),
      worded.map(({ word }) => VERDICT_WORDS.indexOf(word)),
      VERDICT_WORDS.length,
      OF_WORDS,
    ),
  };
}

function tableOf(
  features: readonly (readonly string[])[],
  labels: readonly number[],
  size: number,
  learning: Parameters<typeof learnWeights>[3],
) {
  const shared = featuresShared(features, RARE);
  const gold = labels.map((label) => Float64Array.from({ length: size }, (_, i) => Number(i === label)));
  return weightTable(shared.features, learnWeights(features, gold, shared.places, learning));
}

/** The questions of yes or no that are put to documents and that a sentence of them decides, or leaves open. */
export function verdictExamples(documents: readonly InventedDocument[]): VerdictExample[] {
  return documents.flatMap(({ articles, questions }) =>
    questions.flatMap(({ question, polar, lead, sentences, gold }): VerdictExample[] => {
      const [first] = sentences;
      if (polar === null || polar === 'unsaid' || first === undefined) return [];
      const leadIn = leadOf(
        first,
        gold.map((i) => articles[i]!),
      );
      const verdict = polar === 'depends' ? 'neither' : polar;
      return [{ question, sentence: { text: sentences.join(''), leadIn }, verdict, word: wordOf(lead ?? '') }];
    }),
  );
}

const wordOf = (lead: string): VerdictWord | null =>
  VERDICT_WORDS.find((word) => YES_OR_NO_WORDS[word].test(lead)) ?? null;

/** The line that leads up to the list in which a sentence stands; empty where it stands in none. */
function leadOf(sentence: string, articles: readonly InventedArticle[]): string {
  const lines = articles.flatMap(({ text }) => text.split('\n'));
  const at = lines.findIndex((line) => line.includes(sentence));
  const lead = lines.slice(0, Math.max(0, at)).findLast((line) => /[：:]$/.test(line));
  return lead !== undefined && markerAt(lines[at] ?? '') !== undefined ? lead : '';
}
