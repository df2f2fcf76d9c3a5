/** Bits of the characters and the pairs of neighbours that a text holds: what it surely doesn't hold is told without a search. */
export class HeldPairs {
  readonly #bits = new Uint32Array(1 << (BITS - 5));

  read(text: string): this {
    this.#bits.fill(0);
    for (const key of keysIn(text)) this.#bits[key >>> 5]! |= 1 << (key & 31);
    return this;
  }

  /** Whether one key of each group may stand in the text; `groups` are their keys, behind the number of them. */
  mayHold(groups: Int32Array): boolean {
    for (let at = 0; at < groups.length; ) {
      const end = at + 1 + groups[at]!;
      let held = false;
      for (let i = at + 1; i < end && !held; i++) held = this.#holds(groups[i]!);
      if (!held) return false;
      at = end;
    }
    return true;
  }

  #holds(key: number): boolean {
    return (this.#bits[key >>> 5]! & (1 << (key & 31))) !== 0;
  }
}

const BITS = 15;

/** The keys of the characters of a text and of its pairs of neighbours, as often as they stand there. */
export function keysIn(text: string): Uint16Array {
  const keys = new Uint16Array(Math.max(0, text.length * 2 - 1));
  let before = -1;
  for (let i = 0, at = 0; i < text.length; i++) {
    const unit = folded(text.charCodeAt(i));
    keys[at++] = keyOf(unit);
    if (before >= 0) keys[at++] = keyOfPair(before, unit);
    before = unit;
  }
  return keys;
}

/** The key of a word: of its first two characters, or of the one that it is. */
export const keyOfWord = (word: string): number => {
  const first = folded(word.charCodeAt(0));
  return word.length === 1 ? keyOf(first) : keyOfPair(first, folded(word.charCodeAt(1)));
};

const keyOf = (unit: number): number => Math.imul(unit, 0x85ebca6b) >>> (32 - BITS);
const keyOfPair = (first: number, second: number): number =>
  Math.imul(Math.imul(first, 0x9e3779b1) + second, 0x85ebca6b) >>> (32 - BITS);

/** A character of either case as one, like regular expressions that look at no case: ſ is an s and the Kelvin sign a k. */
function folded(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20;
  if (unit === 0x17f) return 0x73;
  return unit === 0x212a ? 0x6b : unit;
}
