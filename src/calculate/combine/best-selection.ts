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
) => Selection | null;

/** Branch and bound over a component; with `asGoodAs` the first selection that pays as much with as few, null where there is none. */
function searchOf(component: readonly number[], { amounts, exclusions, requires, caps }: Problem): Search {
  const amount = (i: number): bigint => amounts[i] ?? 0n;
  const order = component.filter((i) => amount(i) > 0n || requires.some(([, needed]) => needed === i));
  order.sort((a, b) => (amount(a) > amount(b) ? -1 : amount(a) < amount(b) ? 1 : a - b));
  const barred = new Map(order.map((i) => [i, new Set(exclusions.filter((s) => s.includes(i)).flat())]));
  const needs = new Map(order.map((i) => [i, requires.filter(([one]) => one === i).map(([, other]) => other)]));
  const own = caps.filter(({ of }) => of.some((i) => component.includes(i)));
  const sets = exclusions.filter((s) => s.some((i) => component.includes(i)));

  /** No selection of these pays more: of disjoint sets of rivals the greatest counts, of disjoint caps the limit. */
  const bound = (open: readonly number[]): bigint => {
    const total = (left: Set<number>): bigint => [...left].reduce((sum, i) => sum + amount(i), 0n);
    const rivals = new Set(open);
    let one = 0n;
    for (const set of sets) {
      const here = set.filter((i) => rivals.has(i));
      if (here.length < 2) continue;
      one += here.reduce((most, i) => (amount(i) > most ? amount(i) : most), 0n);
      for (const i of here) rivals.delete(i);
    }
    const shared = new Set(open);
    let capped = 0n;
    for (const { of, limit } of own) {
      const here = of.filter((i) => shared.has(i));
      const sum = total(new Set(here));
      if (sum <= limit) continue;
      capped += limit;
      for (const i of here) shared.delete(i);
    }
    const [a, b] = [one + total(rivals), capped + total(shared)];
    return a < b ? a : b;
  };

  return (within, without, asGoodAs) => {
    let best: Selection | null = null;
    let [most, fewest] = asGoodAs ? [asGoodAs.value, asGoodAs.chosen.length] : [-1n, 0];
    const isRivalOf = (i: number, taken: readonly number[]) => taken.some((j) => j !== i && barred.get(i)?.has(j));
    /** How many more it takes at least to be paid the most that is known. */
    const more = (paid: bigint, at: number): number => {
      let [lacks, count] = [most - paid, 0];
      for (let k = at; lacks > 0n && k < order.length; k += 1, count += 1) lacks -= amount(order[k] ?? 0);
      return count;
    };
    const visit = (at: number, taken: readonly number[], paid: bigint): void => {
      if (asGoodAs && best) return;
      const open = order.slice(at).filter((i) => !without.has(i) && !isRivalOf(i, taken));
      const limit = bound([...taken, ...open]);
      if (limit < most) return;
      if (limit === most && (best || asGoodAs)) {
        const count = taken.length + more(paid, at);
        if (asGoodAs ? count > fewest : count >= fewest) return;
      }
      const i = order[at];
      if (i === undefined) {
        if (taken.some((j) => needs.get(j)?.some((needed) => !taken.includes(needed)))) return;
        if ([...within].some((j) => !taken.includes(j))) return;
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
