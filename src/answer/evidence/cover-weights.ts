import type { CoverSigns } from './cover-signs.ts';

/** What a clause needs to cover a question, as a logarithm of odds: the bias and what each sign adds. */
export interface CoverTable {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof CoverSigns, number>>;
}

/**
 * What each sign weighs in the decision whether a clause covers a question. Learned by `npm run train:cover` from the messages of
 * test/eval/clauses, 609 of them about things that are not known. `otherPurpose` weighs twice what was
 * learned: a neighbour's clause is no cover.
 */
export const COVER: CoverTable = {
  bias: 0.97,
  weights: {
    rank: 1.28,
    share: 0.29,
    said: 0.1,
    otherPurpose: -0.85,
    asks: 3.45,
    names: 0.57,
    facts: 0.18,
    figures: 3.03,
    unheldPlace: -0.48,
    otherSubjects: -0.77,
    otherTrades: -1.24,
    otherShare: -1.25,
    sameSubjects: -0.5,
    otherLevels: -1.52,
    meant: 1.15,
  },
};

/**
 * The same for a document that has only been ingested: nobody wrote what people ask for its clauses, and it has no measures. Learned by
 * `npm run train:cover -- --bare` from 655 messages of known cover, with all that is known stripped to its texts.
 */
export const BARE: CoverTable = {
  bias: -1.37,
  weights: {
    rank: 3.97,
    share: 0.93,
    said: 0.31,
    otherPurpose: -0.55,
    asks: 0,
    names: 0,
    facts: 0,
    figures: 2.4,
    unheldPlace: -0.54,
    otherSubjects: -1.45,
    otherTrades: -2.31,
    otherShare: -0.39,
    sameSubjects: 0.1,
    otherLevels: -2.18,
    meant: 0,
  },
};
