import type { Decided } from '../answer/evidence/evidence.ts';
import { asksFor, titlesIn } from '../knowledge/condition.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Question } from '../understand/question.ts';
import { yearsNew } from '../understand/recognition-years.ts';
import { type Slot, titlesHeld } from '../understand/slots/slot.ts';
import type { Span } from '../understand/span.ts';
import { failingFor } from './terms-denied.ts';

/** 2022年评的省级专精特新，今年首次评上国家级小巨人: the titles that are told as had for years, beside whichever are new. */
export function titlesOfOld(
  { recognised }: Pick<Question, 'recognised'>,
  slots: readonly Slot[],
  asOf: string,
  knowledge: Knowledge,
): readonly string[] {
  const years = yearsNew(knowledge);
  if (years === null) return [];
  const recognitions = factInRole(knowledge.book.facts, 'recognitions');
  const held = slots.filter(({ fact, value }) => fact === recognitions && titlesHeld(value).length > 0);
  const within = (span: Span) => held.filter((s) => s.start < span.end && s.end > span.start);
  return recognised
    .filter(({ year }) => year <= Number(asOf.slice(0, 4)) - years)
    .flatMap(({ own, before }) => {
      const told = within(own);
      return told.length > 0 || before === null ? told : within(before);
    })
    .flatMap(({ value }) => titlesHeld(value));
}

/** Paid for a title that is new, and for none but those that were had for years: not met. */
export function withTitlesOfOld(one: Decided, old: readonly string[], { book }: Knowledge): Decided {
  const { conditions } = one.rule;
  const { verdict } = one.calculation;
  if (verdict === 'not-in-scope' || verdict === 'ineligible') return one;
  const isNew = factInRole(book.facts, 'newly-recognised');
  if (!asksFor(conditions, isNew)) return one;
  const titles = titlesIn(conditions);
  const isOld = titles.length > 0 && titles.every((title) => old.includes(title));
  return isOld ? failingFor(one, [`条款要求“${isNew}”，您说的认定不是新的`]) : one;
}
