import { neighboursIn } from '../language/pairs.ts';
import type { MissedGroup } from './port.ts';

type Counted = Omit<MissedGroup, 'also'>;

/** Groups questions, most often asked first, where reason and words are nearly the same; the most frequent wording names a group. */
export function groupQuestions(asked: readonly Counted[]): MissedGroup[] {
  const groups: (MissedGroup & { readonly pairs: ReadonlySet<string> })[] = [];
  for (const { question, why, clause, times, last } of [...asked].sort(byTimes)) {
    const pairs = pairsIn(question);
    const at = groups.findIndex((g) => g.why === why && likeness(g.pairs, pairs) >= SAME);
    const group = groups[at];
    if (group)
      groups[at] = {
        ...group,
        times: group.times + times,
        last: Math.max(group.last, last),
        also: group.question === question ? group.also : [...new Set([...group.also, question])],
      };
    else groups.push({ question, why, clause, times, last, also: [], pairs });
  }
  return groups.map(({ pairs: _, ...group }) => group).sort(byTimes);
}

const byTimes = (a: Counted, b: Counted): number => b.times - a.times || b.last - a.last;

/** How much of their character pairs two questions share, at least, to be the same. */
const SAME = 0.6;

function pairsIn(text: string): Set<string> {
  const plain = text.replace(/[\s\p{P}]|请问|我们|一下|吗|呢|啊|的/gu, '');
  const pairs = neighboursIn(plain);
  return pairs.size > 0 ? pairs : new Set([plain]);
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}
