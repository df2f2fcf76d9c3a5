import type { AskedPoint } from './asked-points.ts';
import { OF_DOCUMENT } from './aspects.ts';
import type { Question } from './question.ts';

/** One thing that a message asks, with what is told before it: the words to be read by themselves. */
export interface AskedPart {
  readonly text: string;
  readonly point: AskedPoint;
}

/** More than so many nobody asks at once. */
const MOST = 5;

/** The parts of a message that each ask one thing, in their order: one for each of its points, what is told before a point with it. */
export function askingParts({ wording, points }: Pick<Question, 'wording' | 'points'>): readonly AskedPart[] {
  const asking = points.filter(({ asks, aspects }) => asks || aspects.some((aspect) => OF_DOCUMENT.has(aspect)));
  let from = 0;
  const parts = asking.map((point) => {
    const rest = wording.slice(point.end).search(STOP);
    const end = rest < 0 ? wording.length : point.end + rest;
    const text = wording.slice(from, end).replace(BETWEEN, '');
    from = end;
    return { text, point };
  });
  return parts.length <= MOST ? parts : [];
}

const STOP = /[,，、。；;？?！!\s]/;
/** What closes the point before. */
const BETWEEN = /^[^\p{L}\p{N}《“(（]+/u;
