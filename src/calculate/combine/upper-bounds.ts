import type { Cap } from './pay-under-caps.ts';

/** Of each cap how much of what lies within it is told by its limit in place of its amounts, in halves: 0, 1 or 2. */
export type Shares = readonly number[];

/**
 * What selections can pay at most. Of rivals the greatest counts alone; what lies within a cap counts by the cap's limit to the cap's share
 * (a feasible point of the linear program's dual, in halves, so that all stays exact). Amounts in 分.
 */
export class Bounds {
  readonly none: Shares;
  private readonly rivals: Rivals;
  private readonly amounts: Float64Array;
  private readonly capsOf: readonly (readonly number[])[];
  private readonly limits: readonly number[];
  private readonly weights: Float64Array;

  constructor(rivals: Rivals, amounts: readonly bigint[], caps: readonly Cap[]) {
    this.rivals = rivals;
    this.none = caps.map(() => 0);
    this.limits = caps.map(({ limit }) => Number(limit));
    this.amounts = Float64Array.from(amounts, Number);
    this.weights = new Float64Array(amounts.length);
    this.capsOf = amounts.map((_, i) => caps.flatMap(({ of }, c) => (of.includes(i) ? [c] : [])));
  }

  /** No selection of `taken` and some of `open` pays more. */
  most(taken: readonly number[], open: readonly number[], shares: Shares): number {
    return Math.floor((this.sure(taken, shares) + sum(this.groups(open, shares))) / 2);
  }

  /** How many of `open` it takes at least to be paid `value`. */
  fewestMore(taken: readonly number[], open: readonly number[], shares: Shares, value: number): number {
    return Math.max(...[shares, this.none].map((one) => this.fewestUnder(taken, open, one, 2 * value)));
  }

  /** The shares of caps that bound best, one cap after another. */
  tuned(taken: readonly number[], open: readonly number[], from: Shares): Shares {
    let shares = from;
    let least = this.most(taken, open, from);
    for (const c of this.limits.keys())
      for (const half of HALVES) {
        if (half === shares[c]) continue;
        const other = shares.map((share, at) => (at === c ? half : share));
        const limit = this.most(taken, open, other);
        if (limit < least) [shares, least] = [other, limit];
      }
    return shares;
  }

  /** What is counted whatever else is taken, in halves of 分. */
  private sure(taken: readonly number[], shares: Shares): number {
    let total = 0;
    for (let c = 0; c < shares.length; c += 1) total += (shares[c] ?? 0) * (this.limits[c] ?? 0);
    for (const i of taken) total += this.weight(i, shares);
    return total;
  }

  private weight(i: number, shares: Shares): number {
    let left = 2;
    for (const c of this.capsOf[i] ?? []) left -= shares[c] ?? 0;
    return left <= 0 ? 0 : left * (this.amounts[i] ?? 0);
  }

  /** The greatest of each group of rivals, greatest first. */
  private groups(open: readonly number[], shares: Shares): readonly number[] {
    const { weights } = this;
    for (const i of open) weights[i] = this.weight(i, shares);
    const inOrder = open.filter((i) => (weights[i] ?? 0) > 0).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0));
    const groups: number[][] = [];
    for (const i of inOrder) {
      const group = groups.find((of) => this.rivals.areAll(i, of));
      if (group) group.push(i);
      else groups.push([i]);
    }
    return groups.map(([first]) => weights[first ?? -1] ?? 0);
  }

  private fewestUnder(taken: readonly number[], open: readonly number[], shares: Shares, value: number): number {
    let [lacks, count] = [value - this.sure(taken, shares), 0];
    for (const most of this.groups(open, shares)) {
      if (lacks <= 0) break;
      lacks -= most;
      count += 1;
    }
    return count;
  }
}

const HALVES = [0, 1, 2] as const;

const sum = (all: readonly number[]): number => {
  let total = 0;
  for (const one of all) total += one;
  return total;
};

/** Which of so many may not be had beside which. */
export class Rivals {
  private readonly bars: Uint8Array;
  private readonly count: number;

  constructor(count: number, sets: readonly (readonly number[])[]) {
    this.count = count;
    this.bars = new Uint8Array(count * count);
    for (const set of sets) for (const i of set) for (const j of set) if (i !== j) this.bars[i * count + j] = 1;
  }

  are(i: number, j: number): boolean {
    return this.bars[i * this.count + j] === 1;
  }

  /** It is a rival of each. */
  areAll(i: number, others: readonly number[]): boolean {
    const row = i * this.count;
    for (const j of others) if (this.bars[row + j] === 0) return false;
    return true;
  }
}
