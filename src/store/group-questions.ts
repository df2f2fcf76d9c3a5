import { groupAlike } from '../language/group-alike.ts';
import type { MissedGroup } from './port/unanswered.ts';

type Counted = Omit<MissedGroup, 'also'>;

/** Groups questions, most often asked first, where reason and words are nearly the same; the most frequent wording names a group. */
export function groupQuestions(asked: readonly Counted[]): MissedGroup[] {
  const groups = groupAlike(
    [...asked].sort(byTimes),
    ({ question }) => question,
    (first, other, likeness) => first.why === other.why && likeness >= SAME,
  );
  return groups.flatMap((group) => group.slice(0, 1).map((first) => merged(first, group))).sort(byTimes);
}

const merged = ({ question, why, clause }: Counted, group: readonly Counted[]): MissedGroup => ({
  question,
  why,
  clause,
  times: group.reduce((sum, { times }) => sum + times, 0),
  last: Math.max(...group.map(({ last }) => last)),
  also: [...new Set(group.map((one) => one.question))].filter((other) => other !== question),
});

const byTimes = (a: Counted, b: Counted): number => b.times - a.times || b.last - a.last;

/** How much of their character pairs two questions share, at least, to be the same. */
const SAME = 0.6;
