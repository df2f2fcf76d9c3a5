import type { DueTogether } from '../answer/evidence/due-together.ts';
import type { Fit } from '../answer/evidence/fit.ts';
import { sumOfDue } from '../calculate/award/total.ts';
import { meetingOf } from '../calculate/combine/meeting.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { withStep } from './totals.ts';

/** What the sums due by several measures of a list come to, and whether a text says that they are had together; null where fewer than two are surely due, or a text bars it or may bar it. */
export function addUpDue(fits: readonly Fit[], knowledge: Knowledge): DueTogether | null {
  const newly = factInRole(knowledge.book.facts, 'newly-recognised');
  const due = fits.filter(
    ({ standing, calculation: { amount, assumed } }) => standing === 'met' && amount && !assumed.includes(newly),
  );
  const step = sumOfDue(due);
  const last = due.at(-1);
  const met = due.flatMap((a, i) => due.slice(i + 1).map((b) => meetingOf(a.rule, b.rule, knowledge)));
  if (!step || !last || !met.every(({ how }) => how === 'adds' || how === 'unsaid')) return null;
  const isYearly = ({ rule: { award } }: Fit): boolean => 'recurrence' in award && award.recurrence === 'yearly';
  return {
    due,
    last: { ...last, ...withStep(last, step) },
    said: met.every(({ how }) => how === 'adds'),
    yearly: due.some(isYearly),
  };
}
