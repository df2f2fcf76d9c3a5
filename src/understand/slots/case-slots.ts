import { type Fact, type FactBook, factInRole, titleCalled } from '../../knowledge/fact.ts';
import { liesIn } from '../../language/region.ts';
import type { Before } from '../before.ts';
import type { Words } from '../words.ts';
import { type BroughtTo, broughtTo } from './brought-to.ts';
import { correctedBy, nearKnownSum, retractedBy } from './corrected.ts';
import { impliedBy } from './implied.ts';
import { confirmsLevel, readLevelAnswer } from './level-answer.ts';
import { onTopOf, timesOpen } from './on-top.ts';
import { readSlots } from './read-slots.ts';
import type { Residue } from './residue.ts';
import { restated } from './restated.ts';
import { PLANNED } from './set-apart.ts';
import type { SetAside } from './set-aside.ts';
import { type AskedBack, isTitles, type Slot, type Titles } from './slot.ts';
import { slotSource } from './source.ts';
import { siblings } from './titles.ts';

/** What a question tells of the asker's case, and what of it can't be, in plain words without figures of ours. */
export interface CaseSlots {
  readonly slots: readonly Slot[];
  readonly problems: readonly string[];
  /** What no reader took. */
  readonly residue: readonly Residue[];
  /** What it tells and is no fact of the case: somebody else's, applied for, wished. */
  readonly setAside: readonly SetAside[];
}

/** `continues`: the message goes on with the measure before, so that a bare 500万 answers what we asked or corrects what was said last. */
export function readCase(
  own: Words,
  { continues, corrects }: { readonly continues: boolean; readonly corrects: boolean },
  before: Before,
  facts: FactBook,
  today: string,
): CaseSlots {
  const instead = corrects ? (correctedBy(own, before.facts, facts) ?? nearKnownSum(own, before.facts, facts)) : null;
  if (instead) {
    // 是24年认定的，贷款也不是400是460: what is corrected beside it.
    const { slots } = readSlots(own, facts, today);
    const others = slots.filter(({ fact }) => !figuresOf(fact, facts) && fact !== instead.fact);
    // 固定资产投资是1.2亿不是12亿: what the correction itself calls the figure.
    const called = slots.find((s) => s.fact !== instead.fact && s.value === instead.value && s.exactness === 'exact');
    return { slots: [called ?? instead, ...others], problems: [], residue: [], setAside: [] };
  }
  const asked =
    (corrects ? yearBefore(own, before, facts) : undefined) ??
    before.pending ??
    // 那三年下来就是108万吧: what is put up as a result tells no fact that was talked of.
    (isPutUp(own, facts) ? undefined : factBefore(own, before, facts));
  const plain = readSlots(own, facts, today, continues ? asked : undefined);
  const gone = before.facts.size > 0 ? retractedBy(slotSource(own, facts, today), before.facts, corrects) : null;
  const read = gone
    ? { ...plain, slots: [gone, ...plain.slots.filter((s) => s.fact !== gone.fact || s.value !== gone.value)] }
    : plain;
  const brought = corrects ? null : broughtTo(slotSource(own, facts, today), before.facts);
  const said = corrects
    ? withCorrected(read.slots, own, before, facts)
    : brought
      ? withBrought(read.slots, brought, own, facts)
      : onTopOf(before.facts, withLevel(read.slots, own.text, before, facts), own.text, facts);
  const again = corrects ? [] : restated(own, said, before.facts, facts, today);
  return {
    slots: [...said, ...again, ...impliedBy(`${before.searched} ${before.asked} ${own.text}`, said, facts)],
    problems: read.problems,
    residue: read.residue.filter(
      ({ start, end }) => !brought || end <= brought.figure.start || start >= brought.figure.end,
    ),
    setAside: read.setAside,
  };
}

/** The known figure as it is brought to another takes the place of what was read of it and of what is added; 12月再借30万 is had for a part of the year. */
function withBrought(
  said: readonly Slot[],
  { fact, value, figure, added }: BroughtTo,
  { text, figures }: Words,
  book: FactBook,
): readonly Slot[] {
  const { start, end } = figure;
  const isOf = (slot: Slot) => slot.fact === fact || (added && slot.start < added.end && slot.end > added.start);
  const isIt = (slot: Slot) => slot.start < end && slot.end > start;
  const whole: Slot = { fact, value, start, end, words: text.slice(start, end), exactness: 'exact', reading: PLANNED };
  const left = [...said.filter((slot) => !isOf(slot) && !isIt(slot)), whole];
  const month = added && figures.find((f) => f.unit === 'date' && /-\d\d/.test(f.value) && f.end <= added.start);
  return month ? [...left, ...timesOpen(fact, month, text, left, book)] : left;
}

/** A figure is led up to as what something comes to; 如果是1700万？ is another sum of the case. */
const isPutUp = ({ text, figures }: Words, { language }: FactBook): boolean =>
  figures.some(({ start }) => language.pattern('{result-before}$$').test(text.slice(0, start)));

/** Facts that the figures of a correction may be taken for. */
const figuresOf = (fact: string, facts: FactBook): boolean =>
  ['amount', 'rate', 'number', 'list'].includes(facts.get(fact)?.type ?? '');

/** 认定年份不对，是2021年的: the one year that is known, or that is named. */
function yearBefore({ text, figures }: Words, { facts }: Before, book: FactBook): AskedBack | undefined {
  const years = [...facts.keys()].filter((fact) => book.get(fact)?.type === 'year');
  const named = years.filter((fact) => [...fact].some((_, i) => i > 0 && text.includes(fact.slice(i - 1, i + 1))));
  const [only, ...more] = named.length > 0 ? named : years;
  const ofYear =
    figures.length > 0
      ? figures.every((f) => f.unit === 'date')
      : book.language.pattern('^^{year-instead}$$').test(text);
  return only !== undefined && more.length === 0 && ofYear ? { fact: only } : undefined;
}

/** 那要是250人呢: the one fact that counts people (everything is counted in 个); else the one that was last said with a figure. */
function factBefore({ figures }: Words, { lastFact, facts }: Before, book: FactBook): AskedBack | undefined {
  const [figure, ...more] = figures;
  const noun = figure?.noun === '个' ? undefined : figure?.noun;
  const last = lastFact === null ? undefined : book.get(lastFact);
  // 要是2500万呢, after a rate was told: a sum is of the sum that was told last.
  const fits = (fact: Fact | undefined): boolean =>
    figure?.unit === 'CNY' ? fact?.type === 'amount' : figure?.unit === '%' ? fact?.type === 'rate' : true;
  const alike = fits(last) ? undefined : [...facts.keys()].findLast((name) => fits(book.get(name)));
  if (figure && more.length === 0 && alike !== undefined) return { fact: alike };
  // 要是飞一万次呢, of 架次 that are counted in 次 too.
  if (lastFact && noun && last?.type === 'number' && last.said?.counters?.includes(noun)) return { fact: lastFact };
  const counting = [...book].filter(([, f]) => f.type === 'number' && f.noun !== undefined && f.noun === noun);
  const [only, ...others] = counting.map(([name]) => name);
  if (only !== undefined && more.length + others.length === 0) return { fact: only };
  return lastFact === null ? undefined : { fact: lastFact };
}

/** The answer to which of several levels a title is of takes the place of what else was read there. */
function withLevel(said: readonly Slot[], text: string, { pending }: Before, book: FactBook): readonly Slot[] {
  const names = pending?.names ?? [];
  const value = pending ? levelAnswer(text, names, book) : null;
  if (!pending || !value) return said;
  const answer: Slot = { fact: pending.fact, value, start: 0, end: text.length, words: text, exactness: 'exact' };
  return [...said.filter((s) => s.fact !== pending.fact), answer];
}

/** 说错了，是市级的; 打错了，是在杭州: a level or a place alone is that of what was said before. */
function withCorrected(
  said: readonly Slot[],
  { text, regions }: Words,
  before: Before,
  book: FactBook,
): readonly Slot[] {
  const whole = { start: 0, end: text.length, words: text, exactness: 'exact' as const };
  const titles = factInRole(book, 'recognitions');
  const held = before.facts.get(titles);
  const alike = isTitles(held) ? (held.has ?? []).map((title) => alikeTitles(title, book)) : [];
  const levels = said.some((s) => s.fact === titles)
    ? null
    : alike.map((all) => readLevelAnswer(text, all, book)).find(Boolean);
  const home = factInRole(book, 'home');
  // 宁波北仑 is one place.
  const [place, ...others] = regions.filter((r) => !regions.some((o) => o.code !== r.code && liesIn(o.code, r.code)));
  const moved = place && others.length === 0 && before.facts.has(home) && !said.some((s) => s.fact === home);
  // The level that is told now takes the place of the one that was held.
  const instead = said.map((s) => {
    if (s.fact !== titles || !isTitles(s.value) || !isTitles(held)) return s;
    const { has = [], lacks = [] } = s.value;
    const gone = alike.flat().filter((title) => held.has?.includes(title) && !has.includes(title));
    return has.some((title) => alike.flat().includes(title))
      ? { ...s, value: { has, lacks: [...new Set([...lacks, ...gone])] } }
      : s;
  });
  return [
    ...instead,
    ...(levels ? [{ ...whole, fact: titles, value: levels }] : []),
    ...(moved
      ? [
          {
            fact: home,
            value: place.code,
            start: place.start,
            end: place.end,
            words: text.slice(place.start, place.end),
            exactness: 'exact' as const,
          },
        ]
      : []),
  ];
}

/** The titles that differ from one by their level alone. */
function alikeTitles(title: string, book: FactBook): readonly string[] {
  const { fact, option } = titleCalled(title, book) ?? {};
  if (!fact || option?.base === undefined) return [];
  return siblings(fact, title).filter((other) => fact.options[other]?.level);
}

function levelAnswer(text: string, names: readonly string[], book: FactBook): Titles | null {
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return confirmsLevel(text, only, book) ? { has: [only] } : null;
  return names.length > 1 ? readLevelAnswer(text, names, book) : null;
}
