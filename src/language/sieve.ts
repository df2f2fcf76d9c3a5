import { keysIn } from './held-pairs.ts';
import { keysNeeded } from './sifted-expression.ts';

/** Tells of many expressions at once which may stand in a text, by the words that each of them needs: most of a list stand in few texts. */
export class Sieve {
  readonly #size: number;
  /** Those that need no words that are told. */
  readonly #always: readonly number[];
  readonly #byKey = new Map<number, number[]>();

  constructor(expressions: readonly RegExp[]) {
    const always: number[] = [];
    for (const [i, { source }] of expressions.entries()) {
      const [rarest] = keysNeeded(source);
      if (!rarest) always.push(i);
      for (const key of rarest ?? []) {
        const same = this.#byKey.get(key);
        if (same) same.push(i);
        else this.#byKey.set(key, [i]);
      }
    }
    this.#always = always;
    this.#size = expressions.length;
  }

  /** 1 for each that may stand in the text, 0 for each that surely stands nowhere in it. */
  mayStandIn(text: string): Uint8Array {
    const may = new Uint8Array(this.#size);
    for (const i of this.#always) may[i] = 1;
    for (const key of keysIn(text)) for (const i of this.#byKey.get(key) ?? NONE) may[i] = 1;
    return may;
  }
}

const NONE: readonly number[] = [];
