const SATURATION = 1.2;

/** Some texts by their terms, to be told apart by what few of them hold (BM25, Robertson and Zaragoza 2009). */
export class SharedWords {
  readonly #size: number;
  readonly #holders = new Map<string, { readonly text: number; readonly times: number }[]>();
  readonly #long: readonly number[];

  /** `flat`: how little the length of a text counts, 0 (fully) to 1 (not at all). */
  constructor(texts: readonly (readonly string[])[], flat: number) {
    this.#size = texts.length;
    const mean = texts.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, texts.length);
    this.#long = texts.map((terms) => SATURATION * (flat + ((1 - flat) * terms.length) / Math.max(1, mean)));
    for (const [text, terms] of texts.entries()) {
      const counts = new Map<string, number>();
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
      for (const [term, times] of counts) {
        const held = this.#holders.get(term);
        if (held) held.push({ text, times });
        else this.#holders.set(term, [{ text, times }]);
      }
    }
  }

  /** How much each text shares with the terms asked, in the order of the texts. */
  score(asked: ReadonlySet<string>): Float64Array {
    const scores = new Float64Array(this.#size);
    for (const term of asked) {
      const held = this.#holders.get(term);
      if (!held) continue;
      const rarity = Math.log(1 + (this.#size - held.length + 0.5) / (held.length + 0.5));
      for (const { text, times } of held)
        scores[text]! += (rarity * times * (SATURATION + 1)) / (times + this.#long[text]!);
    }
    return scores;
  }

  /** The share of the terms asked that some text holds. */
  share(asked: ReadonlySet<string>): number {
    return [...asked].filter((term) => this.#holders.has(term)).length / Math.max(1, asked.size);
  }
}
