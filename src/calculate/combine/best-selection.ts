import { type Cap, payUnderCaps } from './pay-under-caps.ts';

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
export function componentsOf({ amounts, exclusions, requires, caps }: Problem): readonly (readonly number[])[] {
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
  const order = component.filter((i) => amount(i) > 0n || requires.some(([, needed]) => needed === i));
  const barred = new Map(order.map((i) => [i, new Set(exclusions.filter((s) => s.includes(i)).flat())]));
  // Whoever has most rivals is decided first: what is left falls apart into what the bound tells exactly.
  const rivals = (i: number): number => barred.get(i)?.size ?? 0;
  const byAmount = (a: number, b: number): number => (amount(a) > amount(b) ? -1 : amount(a) < amount(b) ? 1 : a - b);
  order.sort((a, b) => rivals(b) - rivals(a) || byAmount(a, b));
  const needs = new Map(order.map((i) => [i, requires.filter(([one]) => one === i).map(([, other]) => other)]));
  const own = caps.filter(({ of }) => of.some((i) => component.includes(i)));
  const sets = exclusions.filter((s) => s.some((i) => component.includes(i)));

  // Larger sets first: disjoint, they take more rivals out of the bound.
  sets.sort((a, b) => b.length - a.length);

  /** No selection of these pays more: of disjoint sets of rivals the greatest counts, and of those within disjoint caps the limit. */
  const bound = (open: readonly number[]): bigint => {
    const left = new Set(open);
    const groups: number[][] = [];
    for (const set of sets) {
      const here = set.filter((i) => left.has(i));
      if (here.length < 2) continue;
      groups.push(here);
      for (const i of here) left.delete(i);
    }
    for (const i of left) groups.push([i]);
    const paid = groups.map((group) => ({
      group,
      most: group.reduce((most, i) => (amount(i) > most ? amount(i) : most), 0n),
      counted: false,
    }));
    let total = 0n;
    for (const { of, limit } of own) {
      const within = paid.filter(({ group, counted }) => !counted && group.every((i) => of.includes(i)));
      const sum = within.reduce((all, { most }) => all + most, 0n);
      if (sum <= limit) continue;
      total += limit;
      for (const one of within) one.counted = true;
    }
    return paid.reduce((all, { most, counted }) => (counted ? all : all + most), total);
  };

  return (within, without, asGoodAs, otherThan) => {
    let best: Selection | null = null;
    let [most, fewest] = asGoodAs ? [asGoodAs.value, asGoodAs.chosen.length] : [-1n, 0];
    const isRivalOf = (i: number, taken: readonly number[]) => taken.some((j) => j !== i && barred.get(i)?.has(j));
    /** How many more it takes at least to be paid the most that is known. */
    const more = (paid: bigint, open: readonly number[]): number => {
      let [lacks, count] = [most - paid, 0];
      for (const i of [...open].sort(byAmount)) {
        if (lacks <= 0n) break;
        lacks -= amount(i);
        count += 1;
      }
      return count;
    };
    const visit = (at: number, taken: readonly number[], paid: bigint): void => {
      if (asGoodAs && best) return;
      const open = order.slice(at).filter((i) => !without.has(i) && !isRivalOf(i, taken));
      const limit = bound([...taken, ...open]);
      if (limit < most) return;
      if (limit === most && (best || asGoodAs)) {
        const count = taken.length + more(paid, open);
        if (asGoodAs ? count > fewest : count >= fewest) return;
      }
      const i = order[at];
      if (i === undefined) {
        if (taken.some((j) => needs.get(j)?.some((needed) => !taken.includes(needed)))) return;
        if ([...within].some((j) => !taken.includes(j))) return;
        if (otherThan && taken.length === otherThan.chosen.length && taken.every((j) => otherThan.chosen.includes(j)))
          return;
        const value = payUnderCaps(taken, amounts, own);
        const better = value > most || (value === most && (asGoodAs ? taken.length <= fewest : taken.length < fewest));
        if (!better && !(best === null && !asGoodAs)) return;
        [most, fewest] = [value, taken.length];
        best = { chosen: [...taken].sort((a, b) => a - b), value };
        return;
      }
      if (!without.has(i) && !isRivalOf(i, taken)) visit(at + 1, [...taken, i], paid + amount(i));
      if (!within.has(i)) visit(at + 1, taken, paid);
    };
    visit(0, [], 0n);
    return best;
  };
}
