import type { Fact } from '../../knowledge/fact.ts';
import type { Figure } from '../../language/figure.ts';
import { contextOf, isStated } from '../context.ts';
import { type ExactFigure, inexactlyAdded, readExactness } from '../exactness.ts';
import type { Span } from '../span.ts';
import { factLearned, isLeftOut } from './by-learned.ts';
import { isClaim } from './claim-words.ts';
import { partsOfYearAdded } from './covers-period.ts';
import { doneByOthers } from './done-by-others.ts';
import { assignNouns, standsBefore } from './nearest.ts';
import { nounsOf } from './nouns.ts';
import { phrasePlaces } from './phrases.ts';
import { readNone } from './read-none.ts';
import { ofTheYear, type YearFigure } from './set-apart.ts';
import type { Slot } from './slot.ts';
import { breaksBetween, isNegative, lookBack, type SlotSource, slotOf, wordsAround } from './source.ts';
import { yearsIn } from './years-in.ts';

export type NumberFact = Extract<Fact, { type: 'number' }>;

/** What is counted, weighed or timed in hours: 招了20个人, 一年飞3000架次. Fields of a list are the list's. */
export function readNumbers(source: SlotSource): { slots: Slot[]; problems: string[] } {
  const { book } = source;
  const fields = listFields(source);
  const own = (fact: Fact): fact is NumberFact =>
    fact.type === 'number' && fact.said !== undefined && fact.unit !== 'year' && fact.unit !== 'month';
  const facts = new Map([...book].filter((entry): entry is [string, NumberFact] => own(entry[1])));
  for (const field of fields) facts.delete(field);
  const nouns = nounsOf(source, 'number').filter((n) => n.fact !== null && facts.has(n.fact));
  const given = new Map<Figure, { fact: string; start: number; end: number }>();
  for (const [name, fact] of facts) {
    const figures = source.figures.filter((f) => fits(f, fact));
    const named = assignNouns(
      source,
      nouns.filter((n) => n.fact === name),
      figures,
    );
    for (const [f, noun] of named)
      if (f.unit !== 'number' || (fact.said?.bare && standsBefore(source, noun, f)))
        given.set(f, { fact: name, start: Math.min(noun.start, f.start), end: Math.max(noun.end, f.end) });
    if (!fact.said?.alone) continue;
    for (const f of figures) if (isOfUnit(f, fact)) given.set(f, { fact: name, start: f.start, end: f.end });
    for (const f of figures)
      if (f.unit === 'number' && goesOnInYear(source, f, given, name))
        given.set(f, { fact: name, start: f.start, end: f.end });
  }
  for (const f of source.figures) {
    const fact = factLearned(source, f, given.get(f)?.fact ?? null);
    const known = fact === null ? undefined : facts.get(fact);
    if (fact !== null && known && fits(f, known)) given.set(f, { fact, start: f.start, end: f.end });
  }
  const problems: string[] = [];
  const said: Slot[] = [];
  for (const [name, fact] of facts) {
    const all = source.figures.filter((f) => given.get(f)?.fact === name && !isLeftOut(source, f, name));
    const counted = all.filter(
      (f) =>
        doneByOthers(source, f).length === 0 &&
        !isTier(source, f, fact) &&
        !isOther(source, f, fact) &&
        isOwn(source, given.get(f) ?? f),
    );
    const sound = counted.filter((f) => !isNegative(source, f));
    problems.push(...counted.filter((f) => !sound.includes(f)).map((f) => negative(source, f)));
    const wholes = sound.filter((f) => !isTotal(source, f, sound) && wholeOf(source, f, sound) === undefined);
    const open = wholes.length < sound.length && sound.some((f) => wholeOf(source, f, sound) !== undefined);
    const read = together(source, name, fact, wholes);
    said.push(
      ...(open || isOfEach(source, wholes) ? read.map((s) => ({ ...s, exactness: 'partial' as const })) : read),
    );
  }
  return { slots: [...said, ...readNone(source, nouns)], problems };
}

/** 飞了90小时，其中30小时是培训: the figure of which another is told as a part; undefined where it is none. */
export function wholeOf(source: SlotSource, figure: Figure, all: readonly Figure[]): Figure | undefined {
  const { pattern } = source.book.language;
  if (!pattern('{part-inside-lead}[^,，。;；\\d]{0,6}$$').test(lookBack(source, figure.start))) return undefined;
  return all.findLast((f) => f.end <= figure.start && f.unit === figure.unit && Number(f.value) > Number(figure.value));
}

/** 两个球各飞1500架次: how many it is altogether is not told. */
function isOfEach(source: SlotSource, [only, ...more]: readonly Figure[]): boolean {
  if (!only || more.length > 0) return false;
  return source.book.language.pattern('{of-each-one}[^,，。;；\\d]{0,3}$$').test(lookBack(source, only.start));
}

/** The facts that are fields of a list. */
export function listFields({ book }: SlotSource): ReadonlySet<string> {
  return new Set([...book.values()].flatMap((fact) => (fact.type === 'list' ? fact.of : [])));
}

export function negative(source: SlotSource, { start, end }: Figure): string {
  return `“${source.text.slice(start - 1, end)}”前面有负号，不能是负数，请核对`;
}

/** A figure in the fact's own unit. */
export function isOfUnit(figure: Figure, { unit, noun }: NumberFact): boolean {
  return figure.unit === unit && (unit !== 'count' || figure.noun === (noun ?? '个'));
}

/** A figure that may be the fact where one of its nouns stands by. */
function fits(figure: Figure, fact: NumberFact): boolean {
  if (figure.unit === 'number' || isOfUnit(figure, fact)) return true;
  return fact.unit === 'count' && figure.unit === 'count' && (fact.said?.counters ?? []).includes(figure.noun);
}

/** 去年飞了1900架次，今年能到3000: a bare number of another year is of what was counted before it. */
function goesOnInYear(
  source: SlotSource,
  figure: Figure,
  given: ReadonlyMap<Figure, { readonly fact: string }>,
  fact: string,
): boolean {
  if (!source.book.language.pattern('{goes-on-in-year}').test(wordsAround(source, figure).before)) return false;
  const before = source.figures.filter((f) => f.end <= figure.start && f.unit !== 'date' && f.unit !== 'year').at(-1);
  return before !== undefined && given.get(before)?.fact === fact;
}

/** Said of the asker as a fact: no wish, no denial, nothing of somebody else. */
function isOwn(source: SlotSource, { start, end }: Span): boolean {
  const context = contextOf(source, { start, end });
  return isStated(context) && context.polarity === 'affirmed';
}

/** 每架次, 第2500架次以后, 至少要20人才能领, 飞一趟算两架次: what a clause grades by, and nothing that happened. */
export function isTier(source: SlotSource, figure: Figure, fact: NumberFact): boolean {
  const { before, after } = wordsAround(source, figure);
  if (fact.said?.alone && figure.value === '1' && !/^\S{1,2}[,.]?\d/.test(figure.text)) return true;
  const { pattern } = source.book.language;
  if (
    pattern('^^{graded}').test(after) ||
    pattern('{per-one}\\s*$$').test(before) ||
    pattern('{counted-as}').test(before)
  )
    return true;
  // 一年期 is how long it runs.
  const isTerm = figure.unit === 'year' && pattern('^^{term-word}').test(after);
  if (figure.value === '1' && !isTerm && isForOne(source, figure)) return true;
  const named = !fact.said?.alone;
  return isClaim(source, figure, { named: false, names: true }) || (named && pattern('{threshold}').test(before));
}

/** 空重1.2吨, 设计寿命5000小时, 5000小时的寿命: another quantity than the fact. */
export function isOther(source: SlotSource, { start, end, unit }: Figure, { said }: NumberFact): boolean {
  const [{ pattern }, others] = [source.book.language, (said?.not ?? []).join('|')];
  if (others === '') return false;
  const from = Math.max(0, ...source.figures.filter((f) => f.end <= start && f.unit === unit).map((f) => f.end));
  const before = source.text.slice(from, start);
  return (
    pattern(`(?:${others})[^,，。;；]{0,4}$$`).test(before) ||
    pattern(`^^{of-it}?(?:${others})`).test(source.text.slice(end))
  );
}

/** 招一个人补多少, 一千块一个: what is paid for one, and no count; 招了一个人 is one. */
export function isForOne(source: SlotSource, figure: Figure): boolean {
  const { before, after } = wordsAround(source, figure);
  const { pattern } = source.book.language;
  return !pattern('{counted-out}$$').test(before) && pattern('{pays-for-one}').test(`${before} ${after}`);
}

/** 一个人都没招 is none. */
function isNotOne(source: SlotSource, figure: Figure): boolean {
  return figure.value === '1' && source.book.language.pattern('^^{not-even}').test(wordsAround(source, figure).after);
}

export const total = (decimals: readonly string[]): string => String(decimals.reduce((so, d) => so + Number(d), 0));

/** Several kinds add up (热气球1000架次，滑翔伞2000架次); else each is said. */
function together(source: SlotSource, name: string, fact: NumberFact, figures: readonly Figure[]): Slot[] {
  const year = (f: Figure) => numberOfYear(source, f, fact);
  const told = (f: Figure): ExactFigure => (isNotOne(source, f) ? { exactness: 'exact', value: '0' } : year(f).told);
  const [first] = figures;
  const last = figures.at(-1);
  const kinds = fact.said?.adds;
  if (kinds && first && last && first !== last) {
    const { text, book } = source;
    const kindOf = (f: Figure, i: number) => {
      const before = text.slice(figures[i - 1]?.end ?? 0, f.start);
      const at = book.language.places(kinds.kinds, before).at(-1);
      return at ? before.slice(at.start, at.end) : null;
    };
    const found = figures.map(kindOf);
    if (!found.includes(null) && new Set(found).size === found.length) {
      const parts = figures.map(told);
      const sum = inexactlyAdded(parts, total);
      const exactness = parts.some((p) => p.exactness === 'partial') ? 'partial' : sum.exactness;
      return [
        slotOf(source, name, sum.value, { start: first.start, end: last.end }, { exactness, reading: kinds.reading }),
      ];
    }
  }
  // 三千来次，准数是3100: what is told for it.
  const vague = first?.vague && last && !last.vague;
  const corrects = vague ? source.text.slice(first.end, last.start) : '';
  if (last && corrects && source.book.language.pattern('{corrects}').test(corrects))
    return [slotOf(source, name, told(last).value, last, { exactness: told(last).exactness })];
  const years = figures.map((f) => yearOf(source, f));
  if (last && first !== last && years.every((y) => y !== null) && new Set(years).size === figures.length) {
    const perYear = figures.map((f, i) => ({ year: years[i] ?? null, value: told(f).value }));
    perYear.sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
    const latest = figures[years.indexOf(Math.max(...years.map(Number)))] ?? last;
    const { value, exactness } = told(latest);
    return [slotOf(source, name, value, latest, { exactness, perYear })];
  }
  const parts = partsOfYearAdded(source, figures.map(year), total);
  if (parts && first && last)
    return [slotOf(source, name, parts.value, { start: first.start, end: last.end }, { exactness: parts.exactness })];
  // 10到15个: nothing exact, from one end to the other.
  if (first && last && first !== last && new Set(figures.map((f) => JSON.stringify(told(f)))).size === 1) {
    const { value, exactness } = told(first);
    return [slotOf(source, name, value, { start: first.start, end: last.end }, { exactness })];
  }
  return figures.map((f) => {
    const { value, exactness } = told(f);
    const { reading, covers } = year(f);
    const covered = covers ? { covers } : {};
    return slotOf(source, name, value, f, { exactness, ...covered, ...(reading === undefined ? {} : { reading }) });
  });
}

/** A figure as it is of the year; 每天2小时 is open. */
export function numberOfYear(source: SlotSource, figure: Figure, { yearly, said, ofYear }: NumberFact): YearFigure {
  const told = readExactness(source, figure);
  if ((said?.open ?? []).some((phrase) => phrasePlaces(source, phrase).length > 0))
    return { told: { ...told, exactness: 'partial' } };
  if (!yearly) return { told };
  const year = ofTheYear(source, figure, told, { flows: said?.flows, yearly, ofOneYear: ofYear !== undefined });
  if (year.reading !== undefined || isOfYear(source, figure)) return year;
  return { told: { ...year.told, exactness: 'partial' } };
}

/** The year that the words of its own part name before a figure: 去年飞了1900架次. */
function yearOf(source: SlotSource, { start }: Figure): number | null {
  const from = start - wordsAround(source, { start, end: start }).before.length;
  return yearsIn(source).findLast((y) => y.start >= from && y.end <= start)?.year ?? null;
}

/** 合计100小时, 空中95小时、地面10小时，凑一起105小时: what the figures of the same unit before it add up to is no further one. */
export function isTotal(source: SlotSource, figure: Figure, others: readonly Figure[]): boolean {
  if (isSumOfThoseBefore(source, figure)) return true;
  if (!source.book.language.pattern('{adding-up}$$').test(wordsAround(source, figure).before)) return false;
  const before = others.findLast((f) => f !== figure && f.end <= figure.start && f.unit === figure.unit);
  // 3架407（2.27吨）合计480小时，2架R44（1.134吨）合计260小时: of the next thing, which has a measure of its own.
  const isNext = (f: Figure) => f.unit !== figure.unit && f.unit !== 'count' && f.unit !== 'number';
  return before !== undefined && !others.some((f) => f.start >= before.end && f.end <= figure.start && isNext(f));
}

/** It is what those before it come to together, in a part of its own that counts no further thing: 一条300小时 is of one more. */
function isSumOfThoseBefore(source: SlotSource, { start, unit, value }: Figure): boolean {
  const earlier = source.figures.filter((f) => f.end <= start && (f.unit === unit || f.unit === 'number'));
  const last = earlier.at(-1)?.end ?? 0;
  const since = source.text.slice(last, start);
  const counts = source.figures.some((f) => f.unit === 'count' && f.start >= last && f.end <= start);
  if (breaksBetween(source, last, start) === 0 || counts || source.book.language.pattern('{item-of-list}').test(since))
    return false;
  return earlier.some(
    (_, from) => from < earlier.length - 1 && total(earlier.slice(from).map((f) => f.value)) === value,
  );
}

/** 每天2小时 and 每月30小时 are no year's. */
function isOfYear(source: SlotSource, figure: Figure): boolean {
  return !source.book.language.pattern('{less-than-a-year}[^,，。;；]{0,8}$$').test(wordsAround(source, figure).before);
}
