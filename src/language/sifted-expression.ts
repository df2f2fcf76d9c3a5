import { HeldPairs, keyOfWord } from './held-pairs.ts';
import { neededWords } from './needed-words.ts';

/**
 * A regular expression (flags `iu`) that is searched for only in texts that hold the words it needs: most expressions stand in few texts,
 * and many are held against each text. It finds what the plain one finds.
 */
export class SiftedExpression extends RegExp {
  readonly #plain: RegExp;
  #needed: Int32Array | null = null;
  #uses = 0;

  constructor(source: string) {
    super(source, 'iu');
    this.#plain = new RegExp(source, 'iu');
  }

  /** What the methods of strings make of it is a plain expression. */
  static override get [Symbol.species](): RegExpConstructor {
    return RegExp;
  }

  /** False where it surely stands nowhere in a text. */
  mayStandIn(text: string): boolean {
    if (this.#needed === null) {
      if (this.#uses++ < SELDOM) return true;
      this.#needed = keysOf(this.source);
    }
    return this.#needed.length === 0 || (pairsOf(text)?.mayHold(this.#needed) ?? true);
  }

  override test(text: string): boolean {
    return this.mayStandIn(text) && this.#plain.test(text);
  }

  override exec(text: string): RegExpExecArray | null {
    return this.mayStandIn(text) ? this.#plain.exec(text) : null;
  }

  override [Symbol.replace](text: string, by: never): string {
    return this.mayStandIn(text) ? this.#plain[Symbol.replace](text, by) : text;
  }

  override [Symbol.split](text: string, limit?: number): string[] {
    return this.#plain[Symbol.split](text, limit);
  }

  override [Symbol.search](text: string): number {
    return this.mayStandIn(text) ? this.#plain[Symbol.search](text) : -1;
  }
}

/** An expression that was looked for less often needs no sieve: to read one takes longer than to search. */
const SELDOM = 16;
/** More words than this are looked for no faster than the expression itself. */
const MOST_WORDS = 200;

/** The keys of the words that an expression needs, one of each group, the smallest group first. */
export function keysNeeded(source: string): readonly (readonly number[])[] {
  const groups = neededWords(source).map((words) => [...new Set(words.map(keyOfWord))]);
  return groups.filter(({ length }) => length <= MOST_WORDS).sort((a, b) => a.length - b.length);
}

/** The same as HeldPairs takes them. */
const keysOf = (source: string): Int32Array =>
  Int32Array.from(keysNeeded(source).flatMap((keys) => [keys.length, ...keys]));

/** The last few texts with their pairs; a text that is looked at once is read for none. */
const SEEN = new Map<string, HeldPairs | null>();
const FEW = 64;
const LONG = 4000;
const free: HeldPairs[] = [];
let last: string | null = null;
let pairsOfLast: HeldPairs | null = null;

function pairsOf(text: string): HeldPairs | null {
  if (text === last) return pairsOfLast;
  let pairs = SEEN.get(text);
  if (pairs === undefined || pairs === null) {
    if (text.length > LONG) return null;
    if (pairs === undefined) {
      if (SEEN.size >= FEW) forgetAll();
      SEEN.set(text, null);
      return null;
    }
    pairs = (free.pop() ?? new HeldPairs()).read(text);
    SEEN.set(text, pairs);
  }
  last = text;
  pairsOfLast = pairs;
  return pairs;
}

function forgetAll(): void {
  for (const pairs of SEEN.values()) if (pairs) free.push(pairs);
  SEEN.clear();
  last = null;
}
