import type { FactBook } from '../../knowledge/fact.ts';
import { NO_SENSES } from '../figure-sense.ts';
import { withoutDoneByOthers } from './done-by-others.ts';
import { partsInside } from './inside-parts.ts';
import { ownPartsOfOthers } from './own-part.ts';
import { findProblems } from './problems.ts';
import { readAmounts } from './read-amounts.ts';
import { readAnswer } from './read-answer.ts';
import { readChoices } from './read-choices.ts';
import { readDurations } from './read-durations.ts';
import { readLists } from './read-lists.ts';
import { readTitles } from './read-names.ts';
import { readNumbers } from './read-numbers.ts';
import { readPlaces } from './read-places.ts';
import { readTelltales } from './read-telltales.ts';
import { readTruths } from './read-truths.ts';
import { readYears } from './read-years.ts';
import { forbidAssumptions, type Residue, residueOf } from './residue.ts';
import { readSetAside, type SetAside } from './set-aside.ts';
import type { AskedBack, Slot } from './slot.ts';
import { withoutSomeNotHad } from './some-not-had.ts';
import { type SlotQuestion, type SlotSource, slotSource } from './source.ts';
import { withoutSuperseded } from './superseded.ts';
import { ratesOfParts, timesOfParts, withoutPartsLeft } from './time-of-parts.ts';

export type { Slot } from './slot.ts';

/**
 * The facts that a question states of the asker, each with the words that state it. A figure that claims something of a policy
 * (听说能补5%) or names a tier (1吨到5吨) is none. `problems`: contradictions and impossible values, in Chinese, fit to be shown; a
 * fact that has one is not among `said`. `setAside`: what is told and is no fact of the firm. `residue`: what no reader took; a fact that it forbids to assume is among `said`, partial. `today` is an ISO date; `asked` what was last asked, so that a bare 500万 or 是的 answers it.
 */
export function readSlots(
  question: SlotQuestion,
  facts: FactBook,
  today: string,
  asked?: AskedBack,
): { slots: Slot[]; problems: string[]; residue: Residue[]; setAside: readonly SetAside[] } {
  // 说错了，是100万: what goes on with a question is told by that; alone such a figure tells little.
  const source = slotSource(asked ? { ...question, senses: NO_SENSES } : question, facts, today);
  const amounts = readAmounts(source, asked);
  const lists = readLists(source, asked);
  const numbers = readNumbers(source);
  const titles = readTitles(source);
  const years = readYears(source);
  // 认定年份2025, after a sum: a bare number that a year is told by is no sum.
  const isYear = (slot: Slot) =>
    years.some((y) => y.exactness === 'exact' && y.start <= slot.start && slot.end <= y.end);
  const stated = withParts(source, [
    ...amounts.slots.filter((slot) => !isYear(slot)),
    ...lists.slots,
    ...numbers.slots,
    ...titles,
    ...readTelltales(source),
    ...years,
    ...readDurations(source, asked),
    ...readPlaces(source),
    ...readChoices(source),
    ...readTruths(source, titles),
  ]).filter((s) => facts.has(s.fact));
  const shares = ownPartsOfOthers(source, stated);
  const answer = asked ? readAnswer(source, asked, stated) : [];
  const { slots: said, problems } = findProblems(source, withoutSuperseded(source, [...stated, ...shares, ...answer]));
  const faults = [...new Set([...amounts.problems, ...lists.problems, ...numbers.problems, ...problems])];
  // What is told as a problem is not left over.
  const residue = faults.length > 0 ? [] : residueOf(source, said, amounts.taken);
  return {
    slots: [...withoutPartsLeft(source, said, residue), ...forbidAssumptions(source, said, residue)].sort(
      (a, b) => a.start - b.start,
    ),
    problems: faults,
    residue,
    setAside: readSetAside(source, said),
  };
}

const withParts = (source: SlotSource, said: readonly Slot[]): readonly Slot[] =>
  ratesOfParts(
    source,
    timesOfParts(source, partsInside(source, withoutDoneByOthers(source, withoutSomeNotHad(source, said)))),
  );
