import type { Fit } from '../answer/evidence/fit.ts';
import { changeStep } from '../calculate/change-step.ts';
import { titlesIn } from '../knowledge/condition.ts';
import { factInRole, titleCalled } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { OF_THE_CASE } from '../understand/aspects.ts';
import type { KnownFacts } from '../understand/before.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { measuresNamed } from '../understand/measures-called.ts';
import { addSlots } from '../understand/slots/conflicts.ts';
import { levelIn } from '../understand/slots/level-answer.ts';
import { type Slot, titlesHeld } from '../understand/slots/slot.ts';
import { fitsFor } from './standing.ts';
import type { Memory } from './state.ts';
import { withStep } from './totals.ts';

/** What a supposed case changes: measures whose award changes, with that as the last line of their reasoning, and those that come within reach. */
export interface WhatIf {
  readonly changed: readonly Fit[];
  readonly opened: readonly Fit[];
}

/** 如果我们明年评上省级呢, after a list of what fits: the case with what is supposed held against the case as it is; null where nothing is supposed. */
export function whatIf(asking: Asking, memory: Memory, asOf: string, knowledge: Knowledge): WhatIf | null {
  const { signs, act } = asking.own;
  if (!signs.supposes || act.act === 'rise' || act.act === 'compare') return null;
  const supposed = [...asking.slots, ...titleSupposed(asking, memory.facts, knowledge)];
  // 评上市级小巨人 names no listing (上市).
  const isOf = (name: string, { words }: Slot): boolean =>
    words.includes(name) || [...name].some((_, i) => i > 0 && words.startsWith(name.slice(i)));
  const named = measuresNamed(asking.own.called, []).some(({ name }) => !supposed.some((slot) => isOf(name, slot)));
  if (supposed.length === 0 || (memory.listed.length === 0 && (named || !isToldOf(memory, supposed, knowledge))))
    return null;
  const open = memory.open.filter((fact) => !supposed.some((slot) => slot.fact === fact));
  const before = fitsFor(memory.facts, memory, asOf, knowledge);
  const casesOf = (slots: readonly Slot[]): readonly Fit[] =>
    fitsFor(addSlots(memory.facts, slots, knowledge.book.facts), { ...memory, open }, asOf, knowledge);
  const gained = signs.supposesTitle ? gainedBy(supposed, memory.facts, knowledge) : null;
  const isOfGained = ({ rule }: Fit): boolean =>
    titlesIn(rule.conditions).some((title) => gained?.titles.includes(title) ?? false);
  const plain = casesOf(supposed);
  const after = gained
    ? [...plain.filter((fit) => !isOfGained(fit)), ...casesOf([...supposed, gained.newly]).filter(isOfGained)]
    : plain;
  const now = (fit: Fit) => before.find(({ rule }) => rule.id === fit.rule.id);
  const lost = before.filter(({ rule, standing }) => standing === 'met' && !after.some((a) => a.rule.id === rule.id));
  const all = [
    ...after,
    ...lost.map((fit) => ({
      ...fit,
      calculation: { ...fit.calculation, amount: null, verdict: 'ineligible' as const },
    })),
  ];
  const changed = all.flatMap((fit) => {
    if (fit.standing === 'past' || fit.rule.administrative) return [];
    const step = changeStep(fit.rule, now(fit)?.calculation, fit.calculation);
    return step ? [{ ...fit, ...withStep(fit, step) }] : [];
  });
  const opened = after.filter(
    (fit) => fit.standing === 'open' && fit.titles.length === 0 && (now(fit)?.titles.length ?? 1) > 0,
  );
  // 今年贷的款算不算, 还赶得上不 are asked of the clause.
  const ofClause = signs.asksWhetherCounts || asking.own.aspects.some((aspect) => !OF_THE_CASE.has(aspect));
  if (ofClause && changed.length + opened.length === 0) return null;
  return { changed: [...changed].sort((a, b) => money(b) - money(a)), opened };
}

/** The firm was told of before, with its place, and a title is supposed: nothing need have been listed. */
function isToldOf({ facts, trades }: Memory, supposed: readonly Slot[], { book }: Knowledge): boolean {
  const titled = supposed.some(({ value }) => titlesHeld(value).length > 0);
  return titled && trades.length > 0 && facts.has(factInRole(book.facts, 'home'));
}

/** 明年评上国家级: titles that are supposed to be got and not had yet are new, whenever those that are had were; null where none is. */
function gainedBy(
  supposed: readonly Slot[],
  facts: KnownFacts,
  { book }: Knowledge,
): { readonly titles: readonly string[]; readonly newly: Slot } | null {
  const fact = factInRole(book.facts, 'newly-recognised');
  const had = titlesHeld(facts.get(factInRole(book.facts, 'recognitions')));
  const titles = supposed.flatMap(({ value }) => titlesHeld(value)).filter((title) => !had.includes(title));
  const [first] = supposed;
  if (!first || titles.length === 0 || supposed.some((slot) => slot.fact === fact)) return null;
  return { titles, newly: { ...first, fact, value: true } };
}

const money = ({ calculation: { amount } }: Fit): number => Number(amount?.value ?? 0);

/** 评上国家级 of whoever holds such a title of another level: the title of that level; where none is held, none. */
function titleSupposed(asking: Asking, facts: KnownFacts, { book }: Knowledge): readonly Slot[] {
  const { signs, bounds } = asking.own;
  const recognitions = factInRole(book.facts, 'recognitions');
  const told = asking.slots.some((s) => s.fact === recognitions && titlesHeld(s.value).length > 0);
  const fact = book.facts.get(recognitions);
  if (!signs.supposesTitle || told || fact?.type !== 'names') return [];
  const bases = titlesHeld(facts.get(recognitions)).flatMap(
    (title) => titleCalled(title, book.facts)?.option.base ?? [],
  );
  const titles = Object.entries(fact.options).flatMap(([title, { base }]) =>
    base !== undefined && bases.includes(base) && bounds.levels.includes(levelIn(title) ?? '') ? [title] : [],
  );
  if (titles.length === 0) return [];
  return [{ fact: recognitions, value: { has: titles }, start: 0, end: 0, words: '', exactness: 'exact' }];
}
