import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { HeldDocument, SentenceSigns } from './held-sentences.ts';
import { signsBeside } from './signs-beside.ts';

const Weights = z.record(z.string(), z.number());
/**
 * What each sign weighs, as a logarithm of odds, in the choice of the first sentence and of a further one beside those that are told; a sign
 * that is not named weighs nothing.
 */
const DecidingWeights = z.object({ first: Weights, further: Weights });
export type DecidingWeights = z.infer<typeof DecidingWeights>;

/** A further sentence of those that are left, by its place in the document; `null` last: that none decides beside those told. */
interface FurtherChoice {
  readonly at: number | null;
  readonly signs: SentenceSigns;
}

const oddsBy = (signs: SentenceSigns, weights: Readonly<Record<string, number>>): number =>
  [...signs].reduce((sum, [name, value]) => sum + value * (weights[name] ?? 0), 0);

/** Odds as shares of one. */
function sharesOf(odds: readonly number[]): readonly number[] {
  const most = Math.max(...odds);
  const powers = odds.map((one) => Math.exp(one - most));
  const all = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / all);
}

/** What may be told beside the sentences of a document that are told, one at least. */
export function furtherChoices(
  held: HeldDocument,
  told: readonly number[],
  first: DecidingWeights['first'],
): readonly FurtherChoice[] {
  const odds = held.sentences.map(({ signs }) => oddsBy(signs, first));
  const shares = sharesOf(odds);
  const [most, sure] = [odds, shares].map((some) => Math.max(...told.map((i) => some[i]!)));
  const beside = signsBeside(held, told);
  const none = new Map([
    ['none', 1],
    ['none: so many told', told.length - 1],
    ['none: sure of those told', sure!],
  ]);
  return [
    ...held.sentences.flatMap(({ signs }, at) =>
      told.includes(at)
        ? []
        : [{ at, signs: new Map([...signs, ...beside[at]!, ['beside: odds', odds[at]! - most!] as const]) }],
    ),
    { at: null, signs: none },
  ];
}

/** The sentence of a document that likeliest answers, by its place, with how likely it does among all. */
export function likeliestFirst(held: HeldDocument, { first }: DecidingWeights = shippedWeights()): Likeliest {
  const shares = sharesOf(held.sentences.map(({ signs }) => oddsBy(signs, first)));
  const likely = Math.max(...shares);
  return { at: shares.indexOf(likely), likely };
}

/** The likeliest to decide beside the sentences that are told, one at least; null where none is left. */
export function likeliestFurther(
  held: HeldDocument,
  told: readonly number[],
  weights: DecidingWeights = shippedWeights(),
): Likeliest | null {
  const choices = furtherChoices(held, told, weights.first);
  const shares = sharesOf(choices.map(({ signs }) => oddsBy(signs, weights.further)));
  const likely = Math.max(...shares.slice(0, -1));
  const at = choices[shares.indexOf(likely)]?.at ?? null;
  return at === null ? null : { at, likely };
}

/** How likely a second and a third sentence must be to be told with the first: on invented documents that nothing was learned from seven of ten of all that are told are right. */
const LIKELY = [0.2, 0.3];

/** The sentences that decide together, by their places, the likeliest to answer first. */
export function decidingTogether(held: HeldDocument, weights: DecidingWeights = shippedWeights()): readonly number[] {
  const told = [likeliestFirst(held, weights).at];
  for (const least of LIKELY) {
    const further = likeliestFurther(held, told, weights);
    if (!further || further.likely < least) break;
    told.push(further.at);
  }
  return told;
}

/** A sentence by its place in the document, with how likely it is told, 0 to 1. */
interface Likeliest {
  readonly at: number;
  readonly likely: number;
}

let shipped: DecidingWeights | undefined;
const shippedWeights = (): DecidingWeights => {
  shipped ??= DecidingWeights.parse(
    JSON.parse(readFileSync(new URL('deciding-weights.json', import.meta.url), 'utf8')),
  );
  return shipped;
};
