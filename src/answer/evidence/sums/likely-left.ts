import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { LeftSentence } from './left-sentences.ts';

/** What each sign weighs, as a logarithm of odds; a sign that is not named weighs nothing. */
const DecidingWeights = z.record(z.string(), z.number());
type DecidingWeights = z.infer<typeof DecidingWeights>;

/** That no sentence decides beside those quoted is one more thing that may be so, by this sign alone, and by another where nothing is quoted. */
const NONE = 'none';
const NOTHING_QUOTED = 'nothing quoted';

const signsOfNone = (isAnyQuoted: boolean): ReadonlyMap<string, number> =>
  new Map([
    [NONE, 1],
    [NOTHING_QUOTED, isAnyQuoted ? 0 : 1],
  ]);

/** A sentence with how likely it decides, 0 to 1. */
export interface LikelyDeciding extends LeftSentence {
  readonly likely: number;
}

/** The likeliest of the sentences that a reply leaves out; null where it leaves out none. */
export function likeliestDeciding(
  left: readonly LeftSentence[],
  isAnyQuoted: boolean,
  weights: DecidingWeights = shippedWeights(),
): LikelyDeciding | null {
  const oddsOf = (signs: ReadonlyMap<string, number>): number =>
    [...signs].reduce((sum, [name, value]) => sum + value * (weights[name] ?? 0), 0);
  const odds = left.map(({ signs }) => oddsOf(signs));
  const none = oddsOf(signsOfNone(isAnyQuoted));
  const most = Math.max(none, ...odds);
  const all = odds.reduce((sum, one) => sum + Math.exp(one - most), Math.exp(none - most));
  const best = odds.indexOf(Math.max(...odds));
  const one = left[best];
  return one ? { ...one, likely: Math.exp(odds[best]! - most) / all } : null;
}

let shipped: DecidingWeights | undefined;
const shippedWeights = (): DecidingWeights => {
  shipped ??= DecidingWeights.parse(JSON.parse(readFileSync(new URL('left-weights.json', import.meta.url), 'utf8')));
  return shipped;
};
