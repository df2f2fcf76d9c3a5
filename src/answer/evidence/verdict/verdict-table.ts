import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { WeightFile, WeightTable } from '../../../understand/learned/weight-table.ts';
import { askedFeatures, type DecidingSentence, verdictFeatures } from './verdict-features.ts';

/** In which words a question of yes or no is answered: 能, 算, 要, 有, 是, 够, 会. */
export const VERDICT_WORDS = ['can', 'counts', 'must', 'has', 'is', 'enough', 'will'] as const;
export type VerdictWord = (typeof VERDICT_WORDS)[number];
/** What a sentence says to a question: that it holds, that it does not, neither. */
export const SENTENCE_VERDICTS = ['yes', 'no', 'neither'] as const;
export type SentenceVerdict = (typeof SENTENCE_VERDICTS)[number];

/** What a sentence of an ingested document likely says to a question of yes or no. */
export interface LikelyVerdict {
  readonly holds: boolean;
  readonly word: VerdictWord;
}

/** What was learned of both. */
const VerdictFile = z.object({ verdicts: WeightFile, words: WeightFile });
export type VerdictFile = z.infer<typeof VerdictFile>;

/** How likely a sentence says yes or no to a question, and in which words. */
export class VerdictTable {
  readonly #verdicts: WeightTable;
  readonly #words: WeightTable;

  constructor({ verdicts, words }: VerdictFile) {
    this.#verdicts = new WeightTable(verdicts);
    this.#words = new WeightTable(words);
  }

  /** Shares that sum to 1. */
  of(question: string, sentence: DecidingSentence): Readonly<Record<SentenceVerdict, number>> {
    const powers = this.#verdicts.scores(verdictFeatures(question, sentence)).map((score) => Math.exp(score));
    const all = powers.reduce((sum, one) => sum + one, 0);
    const [yes = 0, no = 0, neither = 0] = powers.map((one) => one / all);
    return { yes, no, neither };
  }

  word(question: string): VerdictWord {
    const scores = this.#words.scores(askedFeatures(question));
    return VERDICT_WORDS[scores.indexOf(Math.max(...scores))] ?? 'can';
  }
}

let shipped: VerdictTable | undefined;

/** The table that ships, read when first asked for. */
export function shippedVerdictTable(): VerdictTable {
  shipped ??= new VerdictTable(
    VerdictFile.parse(JSON.parse(readFileSync(new URL('verdict-table.json', import.meta.url), 'utf8'))),
  );
  return shipped;
}
