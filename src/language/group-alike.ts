import { neighboursIn } from './pairs.ts';

/**
 * Groups texts that are put alike, in their order: one joins the first group whose first text `same` takes for the same, told how much of
 * their character pairs the two share, from 0 to 1.
 */
export function groupAlike<T>(
  items: readonly T[],
  textOf: (item: T) => string,
  same: (first: T, other: T, likeness: number) => boolean,
): T[][] {
  const groups: { readonly first: T; readonly pairs: ReadonlySet<string>; readonly items: T[] }[] = [];
  for (const item of items) {
    const pairs = pairsIn(textOf(item));
    const group = groups.find((each) => same(each.first, item, likeness(each.pairs, pairs)));
    if (group) group.items.push(item);
    else groups.push({ first: item, pairs, items: [item] });
  }
  return groups.map((group) => group.items);
}

function pairsIn(text: string): Set<string> {
  const plain = text.replace(/[\s\p{P}]|请问|我们|一下|吗|呢|啊|的/gu, '');
  const pairs = neighboursIn(plain);
  return pairs.size > 0 ? pairs : new Set([plain]);
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}
