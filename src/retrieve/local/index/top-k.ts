/** The greatest of the scores offered, with what they belong to; of equal scores the one offered first. */
export class Best {
  private readonly items: number[] = [];
  private readonly scores: number[] = [];
  private readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** A score has to be greater than this to enter. */
  get threshold(): number {
    return this.items.length < this.capacity ? 0 : (this.scores[0] ?? Number.POSITIVE_INFINITY);
  }

  /** Keeps the item where its score is above `threshold`. */
  offer(item: number, score: number): void {
    if (score <= this.threshold) return;
    if (this.items.length === this.capacity) this.sink(item, score);
    else this.rise(item, score);
  }

  /** What is kept, in no order. */
  get offered(): readonly number[] {
    return this.items;
  }

  /** Greatest first. */
  ranked(): { item: number; score: number }[] {
    return this.items
      .map((item, i) => ({ item, score: this.scores[i]! }))
      .sort((a, b) => b.score - a.score || a.item - b.item);
  }

  private rise(item: number, score: number): void {
    let at = this.items.length;
    while (at > 0) {
      const above = (at - 1) >>> 1;
      if (this.scores[above]! <= score) break;
      this.items[at] = this.items[above]!;
      this.scores[at] = this.scores[above]!;
      at = above;
    }
    this.items[at] = item;
    this.scores[at] = score;
  }

  private sink(item: number, score: number): void {
    const size = this.items.length;
    let at = 0;
    for (let below = 1; below < size; below = 2 * at + 1) {
      if (below + 1 < size && this.scores[below + 1]! < this.scores[below]!) below += 1;
      if (this.scores[below]! >= score) break;
      this.items[at] = this.items[below]!;
      this.scores[at] = this.scores[below]!;
      at = below;
    }
    this.items[at] = item;
    this.scores[at] = score;
  }
}
