/**
 * What each sign weighs in the decision whether a clause covers a question. Learned by `npm run train:cover` from 594 messages of known
 * cover, 86 of them about things that are not held. The bias is 0.25 lower than learned, since a wrong clause does more harm than a refusal.
 */
export const COVER = {
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
} as const;
