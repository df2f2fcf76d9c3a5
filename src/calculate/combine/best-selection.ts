import { Search } from './open-best-first.ts';
import type { Problem, Selection } from './problem.ts';

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

/** Of those that tie the one that is due first: each in the order of its day, where some as good a selection holds it. */
function bestOf(component: readonly number[], problem: Problem): Selection {
  const search = new Search(component, problem);
  const best = search.best();
  if (best === null) return { chosen: [], value: 0n };
  const due = (i: number): string => problem.deadlines[i] ?? '9';
  const inOrder = [...component].sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a - b));
  const kept: number[] = [];
  const left = new Set<number>();
  let { chosen } = best;
  for (const i of inOrder) {
    if (kept.length === best.chosen.length) break;
    const with_ = chosen.includes(i) ? chosen : search.asGood([...kept, i], left);
    if (with_) {
      kept.push(i);
      chosen = with_;
    } else left.add(i);
  }
  return { chosen, value: best.value };
}
