import type { CoverSigns } from './cover-signs.ts';

/** What a clause needs to cover a question, as a logarithm of odds: the bias and what each sign adds. */
export interface CoverTable {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof CoverSigns, number>>;
}

/**
 * What each sign weighs in the decision whether a clause covers a question. Learned by `npm run train:cover` from 594 messages of known
 * cover, 86 of them about things that are not known. The bias is 0.25 lower than learned, since a wrong clause does more harm than a refusal.
 */
export const COVER: CoverTable = {
  bias: -3.52,
  weights: {
    rank: 2.7,
    share: 1.16,
    said: 0.23,
    otherPurpose: -0.78,
    asks: 6.13,
    names: 2.59,
    facts: 1.9,
    figures: 3.53,
    unheldPlace: -0.53,
    otherSubjects: -1.2,
    otherTrades: -1.65,
    otherShare: -0.73,
    sameSubjects: -0.7,
    otherLevels: -2.53,
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
  },
};
