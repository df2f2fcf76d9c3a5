import type { MeantByWords } from '../answer/evidence/within/meant-within.ts';
import type { LanguageData } from '../knowledge/language-data.ts';

/** What tells whether a message asks one thing before a place in it and another one behind, by name. */
export interface BoundarySigns {
  /** The mark that parts them, and words that announce one more thing. */
  readonly question: number;
  readonly stop: number;
  readonly comma: number;
  readonly more: number;
  /** What stands right before it asks; what stands behind it does, and right behind it. */
  readonly lastAsks: number;
  readonly rightAsks: number;
  readonly nextAsks: number;
  /** How much the clauses that either may be of are the same, as a logarithm: about 0 to -4.6. */
  readonly shared: number;
}

const ASKS = ['{ask-word}', '{verb-not-verb}', '{asks-to-be-covered}', '{requests}'];
const STOPS = /[,，。；;？?！!\n]/;
const LEAST = 0.01;

/** Words ask something, as a whole or in one of the stretches between their stops. */
export const asksAnything = (text: string, language: LanguageData): boolean =>
  [text, ...text.split(STOPS)].some((part) => ASKS.some((words) => language.pattern(words).test(part)));

/** The signs of the place between two stretches of a message; the left one ends in the mark that parts them. */
export function boundarySigns(
  [left, right]: readonly [string, string],
  [before, behind]: readonly [MeantByWords, MeantByWords],
  language: LanguageData,
): BoundarySigns {
  const asks = (text: string): number => Number(asksAnything(text, language));
  const [mark] = /[^\p{L}\p{N}]*$/u.exec(left) ?? [''];
  const last = left.split(STOPS).findLast((s) => s !== '') ?? '';
  const next = right.split(STOPS)[0] ?? '';
  const shared = before.likely.reduce((sum, p, i) => sum + Math.sqrt(p * (behind.likely[i] ?? 0)), 0);
  return {
    question: Number(/[？?]/.test(mark)),
    stop: Number(/[。；;！!\n]/.test(mark)),
    comma: Number(/[,，]/.test(mark)),
    more: Number(language.pattern('{by-the-way}').test(right)),
    lastAsks: asks(last),
    rightAsks: asks(right),
    nextAsks: asks(next),
    shared: Math.log(LEAST + shared),
  };
}

/** The places where a message may go on to something else: behind its marks, and before words that announce one more thing. */
export function boundariesOf(text: string, language: LanguageData): readonly number[] {
  const marks = [...text.matchAll(/[,，。；;？?！!\s]+/gu)].map((m) => m.index + m[0].length);
  const announced = language.pattern('{one-more-thing}').exec(text)?.index;
  return [...new Set([...marks, ...(announced === undefined ? [] : [announced])])]
    .filter((at) => at > 1 && at < text.length - 1)
    .sort((a, b) => a - b);
}
