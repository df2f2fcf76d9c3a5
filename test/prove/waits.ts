/** When each message was said and when it was answered first, and the faults meanwhile. Milliseconds of one clock. */
export class Waits {
  readonly #said: number[] = [];
  readonly #answered: number[] = [];
  readonly #faults: { readonly from: number; readonly to: number; readonly first: number }[] = [];

  said(n: number, at: number): void {
    this.#said[n] = at;
  }

  answered(n: number, at: number): void {
    this.#answered[n] ??= at;
  }

  /** A fault is over. `first`: the message that was said first of those that may wait for it. */
  fault(from: number, to: number, first: number): void {
    this.#faults.push({ from, to, first });
  }

  /**
   * Of each fault how long it lasted, how long whoever waited longest waited for an answer, and how long from the end of the fault, or
   * since it was said later.
   */
  each(): { readonly lasted: number; readonly waited: number; readonly after: number }[] {
    return this.#faults.map(({ from, to, first }, i) => {
      const last = this.#faults[i + 1]?.first ?? this.#said.length;
      let [waited, after] = [0, 0];
      for (let n = first; n < last; n += 1) {
        const [said, at] = [this.#said[n], this.#answered[n]];
        // Who was answered before it began has not met it.
        if (said === undefined || at === undefined || at < from) continue;
        waited = Math.max(waited, at - said);
        after = Math.max(after, at - Math.max(said, to));
      }
      return { lasted: Math.round(to - from), waited: Math.round(waited), after: Math.round(after) };
    });
  }
}
