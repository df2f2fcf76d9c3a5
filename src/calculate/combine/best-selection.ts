import { type Cap, payUnderCaps } from './pay-under-caps.ts';
import { Bounds, Rivals, type Shares } from './upper-bounds.ts';

/** What may be chosen, amounts in 分, each with the day that it has to be applied for by (ISO; null where none is known). */
export interface Problem {
  readonly amounts: readonly bigint[];
  readonly deadlines: readonly (string | null)[];
  /** Of each set at most one is chosen. */
  readonly exclusions: readonly (readonly number[])[];
  /** The first is had only with the second. */
  readonly requires: readonly (readonly [number, number])[];
  readonly caps: readonly Cap[];
}

/** Indices of what is chosen, ascending, and what it pays together in 分. */
export interface Selection {
  readonly chosen: readonly number[];
  readonly value: bigint;
}

/** The selection that pays most; of those the one of fewest applications, then the one whose applications are due first. Exact. */
export function bestSelection(problem: Problem): Selection {
  const parts = componentsOf(problem).map((component) => bestOf(component, problem));
  return {
    chosen: parts.flatMap(({ chosen }) => chosen).sort((a, b) => a - b),
    value: parts.reduce((sum, { value }) => sum + value, 0n),
  };
}

/** What hangs together by exclusions, requirements and caps. */
function componentsOf({ amounts, exclusions, requires, caps }: Problem): readonly (readonly number[])[] {
  const of = amounts.map((_, i) => i);
  const root = (i: number): number => (of[i] === i ? i : root(of[i] ?? i));
  for (const [first, ...others] of [...exclusions, ...requires, ...caps.map((cap) => cap.of)])
    for (const other of others) of[root(other)] = root(first ?? other);
  const found = new Map<number, number[]>();
  for (const i of of.keys()) found.set(root(i), [...(found.get(root(i)) ?? []), i]);
  return [...found.values()];
}

/** Sorted by when they are due: what a tie is decided by. */
function bestOf(component: readonly number[], problem: Problem): Selection {
  const search = searchOf(component, problem);
  const best = search(new Set(), new Set(), null);
  if (best === null) return { chosen: [], value: 0n };
  // Mostly no other pays as much with as few.
  if (!search(new Set(), new Set(), best, best)) return best;
  const due = (i: number): string => problem.deadlines[i] ?? '9';
  const inOrder = [...component].sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a - b));
  const kept = new Set<number>();
  const left = new Set<number>();
  let chosen = best.chosen;
  for (const i of inOrder) {
    if (kept.size === best.chosen.length) break;
    const with_ = chosen.includes(i) ? { chosen } : search(new Set([...kept, i]), left, best);
    if (with_) {
      kept.add(i);
      chosen = with_.chosen;
    } else left.add(i);
  }
  return { chosen, value: best.value };
}

type Search = (
  within: ReadonlySet<number>,
  without: ReadonlySet<number>,
  asGoodAs: Selection | null,
  otherThan?: Selection,
) => Selection | null;

/** Branch and bound over a component; with `asGoodAs` the first selection that pays as much with as few, null where there is none. */
function searchOf(component: readonly number[], { amounts, exclusions, requires, caps }: Problem): Search {
  const amount = (i: number): bigint => amounts[i] ?? 0n;
  const members = component.filter((i) => amount(i) > 0n || requires.some(([, needed]) => needed === i));
  const sets = exclusions.filter((set) => set.some((i) => component.includes(i)));
  const rivals = new Rivals(amounts.length, sets);
  const own = caps.filter(({ of }) => of.some((i) => component.includes(i)));
  const bounds = new Bounds(rivals, amounts, own);
  const fulfils = (taken: readonly number[]): boolean =>
    requires.every(([one, needed]) => !taken.includes(one) || taken.includes(needed));

  return (within, without, asGoodAs, otherThan) => {
    let best: Selection | null = null;
    let [most, fewest] = asGoodAs ? [asGoodAs.value, asGoodAs.chosen.length] : [-1n, 0];
    const take = (taken: readonly number[]): void => {
      if (!fulfils(taken)) return;
      const same = (chosen: readonly number[]) => taken.every((j) => chosen.includes(j));
      if (otherThan && taken.length === otherThan.chosen.length && same(otherThan.chosen)) return;
      const value = payUnderCaps(taken, amounts, own);
      const fewer = asGoodAs ? taken.length <= fewest : taken.length < fewest;
      if (value < most || (value === most && !fewer)) return;
      [most, fewest] = [value, taken.length];
      best = { chosen: [...taken].sort((a, b) => a - b), value };
    };
    /** Whether nothing from here on pays as much with as few. */
    const isBeaten = (taken: readonly number[], open: readonly number[], shares: Shares): boolean => {
      const limit = bounds.most(taken, open, shares);
      if (limit < Number(most)) return true;
      if (limit > Number(most) || !(best || asGoodAs)) return false;
      const count = taken.length + bounds.fewestMore(taken, open, shares, Number(most));
      return asGoodAs ? count > fewest : count >= fewest;
    };
    const visit = (taken: readonly number[], open: readonly number[], from: Shares): void => {
      if ((asGoodAs && best) || isBeaten(taken, open, from)) return;
      const shares = bounds.tuned(taken, open, from);
      if (shares !== from && isBeaten(taken, open, shares)) return;
      const i = nextOf(open, rivals, amount);
      if (i === null) {
        take(taken);
        return;
      }
      const others = open.filter((j) => j !== i);
      visit(
        [...taken, i],
        others.filter((j) => !rivals.are(i, j)),
        shares,
      );
      visit(taken, others, shares);
    };
    if (!asGoodAs && within.size + without.size === 0) take(greedy(members, rivals, amount));
    const first = [...within];
    const isBarred = (i: number): boolean => first.some((j) => rivals.are(i, j));
    if (first.some(isBarred)) return null;
    const rest = members.filter((i) => !within.has(i) && !without.has(i) && !isBarred(i));
    visit(first, rest, bounds.none);
    return best;
  };
}

/** The greatest that no rival taken before bars: something to begin with. */
function greedy(members: readonly number[], rivals: Rivals, amount: (i: number) => bigint): readonly number[] {
  const taken: number[] = [];
  for (const i of [...members].sort((a, b) => Number(amount(b) - amount(a))))
    if (!taken.some((j) => rivals.are(i, j))) taken.push(i);
  return taken;
}

/** Whoever has most rivals left is decided first, of those the greatest: what is left falls apart. */
function nextOf(open: readonly number[], rivals: Rivals, amount: (i: number) => bigint): number | null {
  let [next, most]: [number | null, number] = [null, -1];
  for (const i of open) {
    let count = 0;
    for (const j of open) if (rivals.are(i, j)) count += 1;
    if (count > most || (count === most && next !== null && amount(i) > amount(next))) [next, most] = [i, count];
  }
  return next;
}
