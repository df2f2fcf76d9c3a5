/** Of each cap how much of what lies within it is told by its limit in place of its amounts, in parts of `WHOLE`. */
export type Shares = readonly number[];
export const WHOLE = 16;
const STEPS: readonly number[] = [8, 8, 4, 4, 2, 2, 1, 1];
const NEAR: readonly number[] = [2];

/** A limit on what several together score. */
interface Scored {
  readonly of: readonly number[];
  readonly limit: number;
}

/**
 * What selections can score at most: what they pay, and of what pays as much the fewer (so many times the amounts, less one for each taken).
 * Rivals share what the greatest of them weighs (a weighted cover by cliques of rivals); what lies within a cap counts by the cap's limit to
 * the cap's share (a feasible point of the linear program's dual, in parts of a whole number, so that all stays exact).
 */
export class UpperBounds {
  readonly root: Shares;
  private readonly rivals: Rivals;
  private readonly amounts: Float64Array;
  private readonly capsOf: readonly (readonly number[])[];
  private readonly caps: readonly Scored[];
  private readonly moves: readonly (readonly number[])[];
  private readonly left: Float64Array;
  private readonly order: Int32Array;
  private readonly may: Int32Array;

  /** `amounts` and limits of `caps` as scores; `all`: what may be taken. */
  constructor(rivals: Rivals, amounts: readonly number[], caps: readonly Scored[], all: readonly number[]) {
    this.rivals = rivals;
    this.caps = caps;
    this.amounts = Float64Array.from(amounts);
    this.left = new Float64Array(amounts.length);
    this.order = new Int32Array(amounts.length);
    this.may = new Int32Array(amounts.length);
    this.capsOf = amounts.map((_, i) => caps.flatMap(({ of }, c) => (of.includes(i) ? [c] : [])));
    const each = caps.map((_, c) => caps.map((_, d) => (c === d ? 1 : 0)));
    this.moves = each.flatMap((move, c) => [
      move,
      move.map((by) => -by),
      ...each.flatMap((other, d) =>
        d !== c && caps[c]?.of.some((i) => caps[d]?.of.includes(i))
          ? [move.map((by, at) => by - (other[at] ?? 0))]
          : [],
      ),
    ]);
    this.root = this.tuned(
      [],
      all,
      caps.map(() => 0),
      0,
      STEPS,
    );
  }

  /** No selection of `taken` and some of `open` scores more, in parts of a score. */
  most(taken: readonly number[], open: readonly number[], shares: Shares): number {
    return this.sure(taken, shares) + this.cover(open, shares);
  }

  /** What whoever takes it adds to a limit at most: nothing, or less where it is worth less than it takes to apply; in parts of a score. */
  gain(i: number, shares: Shares): number {
    return Math.min(0, this.weight(i, shares));
  }

  /** The shares of caps that bound best, one cap after another. */
  tuned(taken: readonly number[], open: readonly number[], from: Shares, enough: number, steps = NEAR): Shares {
    let shares = from;
    let least = this.most(taken, open, from);
    const isIdle = this.caps.map(({ of }, c) => !from[c] && !of.some((i) => open.includes(i) || taken.includes(i)));
    const moves = this.moves;
    for (const step of steps)
      for (const move of moves) {
        if (least < enough) return shares;
        if (move.some((by, c) => by !== 0 && isIdle[c])) continue;
        const other = shares.map((share, c) => share + step * (move[c] ?? 0));
        if (other.some((share) => share < 0 || share > WHOLE)) continue;
        const limit = this.most(taken, open, other);
        if (limit < least) [shares, least] = [other, limit];
      }
    return shares;
  }

  /** What is counted whatever else is taken, in parts of a score. */
  private sure(taken: readonly number[], shares: Shares): number {
    let total = 0;
    for (let c = 0; c < shares.length; c += 1) total += (shares[c] ?? 0) * (this.caps[c]?.limit ?? 0);
    for (const i of taken) total += this.weight(i, shares);
    return total;
  }

  private weight(i: number, shares: Shares): number {
    let left = WHOLE;
    for (const c of this.capsOf[i] as readonly number[]) left -= shares[c] as number;
    return (left <= 0 ? 0 : left * (this.amounts[i] as number)) - WHOLE;
  }

  /** The weight of cliques of rivals that together cover what each of `open` weighs: of the least first, with whoever has most left. */
  private cover(open: readonly number[], shares: Shares): number {
    const { left, rivals, order, may } = this;
    let count = 0;
    left.fill(0);
    for (const i of open) {
      const weight = this.weight(i, shares);
      if (weight <= 0) continue;
      left[i] = weight;
      order[count] = i;
      count += 1;
    }
    const sorted = order.subarray(0, count).sort((a, b) => (left[a] as number) - (left[b] as number));
    let total = 0;
    for (let k = 0; k < count; k += 1) {
      const least = sorted[k] as number;
      const pays = left[least] as number;
      if (pays === 0) continue;
      total += pays;
      left[least] = 0;
      let rivalling = 0;
      for (const j of rivals.of(least))
        if ((left[j] as number) > 0) {
          may[rivalling] = j;
          rivalling += 1;
        }
      while (rivalling > 0) {
        let next = may[0] as number;
        for (let k = 1; k < rivalling; k += 1)
          if ((left[may[k] as number] as number) > (left[next] as number)) next = may[k] as number;
        left[next] = Math.max(0, (left[next] as number) - pays);
        let still = 0;
        for (let k = 0; k < rivalling; k += 1)
          if (rivals.are(next, may[k] as number)) {
            may[still] = may[k] as number;
            still += 1;
          }
        rivalling = still;
      }
    }
    return total;
  }
}

/** Which of so many may not be had beside which. */
export class Rivals {
  private readonly bars: Uint8Array;
  private readonly lists: readonly (readonly number[])[];
  private readonly count: number;

  constructor(count: number, sets: readonly (readonly number[])[]) {
    this.count = count;
    this.bars = new Uint8Array(count * count);
    for (const set of sets) for (const i of set) for (const j of set) if (i !== j) this.bars[i * count + j] = 1;
    this.lists = Array.from({ length: count }, (_, i) =>
      Array.from({ length: count }, (_, j) => j).filter((j) => this.are(i, j)),
    );
  }

  /** Whoever may not be had beside it. */
  of(i: number): readonly number[] {
    return this.lists[i] ?? [];
  }

  are(i: number, j: number): boolean {
    return this.bars[i * this.count + j] === 1;
  }
}
