import type { Fact } from '../../knowledge/fact.ts';
import type { YearScope } from '../../knowledge/slot-patterns.ts';
import type { Span } from '../span.ts';
import { factLearned, isLeftOut } from './by-learned.ts';
import { applies } from './phrases.ts';
import type { Slot } from './slot.ts';
import { clauseAt, type SlotSource, slotOf, wordsAround } from './source.ts';
import { type Year, yearsAhead, yearsIn } from './years-in.ts';

type YearFact = Extract<Fact, { type: 'year' }>;

/** Facts that are calendar years; a fact takes a year before the next in the file can. */
export function readYears(source: SlotSource): Slot[] {
  const years = yearsIn(source);
  const taken = new Set<Year>();
  const said: Slot[] = [];
  for (const [name, fact] of source.book) {
    if (fact.type !== 'year' || !fact.said) continue;
    const own = ofNearestScope(
      source,
      years.filter((y) => !taken.has(y) && isNamed(source, y, years, fact) && !isLeft(source, y, name)),
      fact,
    );
    for (const year of own) {
      taken.add(year);
      const meant = insteadOf(source, year, years);
      taken.add(meant);
      said.push(slotOf(source, name, meant.year, meant, { exactness: meant.vague ? 'partial' : 'exact' }));
    }
    const meant = own.length > 0 ? [] : meantBy(source, name, fact, years);
    const learned =
      own.length + meant.length > 0
        ? []
        : years.filter((y) => !taken.has(y) && isLearned(source, y, name) && isInScope(source, y, fact));
    for (const year of learned) {
      taken.add(year);
      said.push(slotOf(source, name, year.year, year, { exactness: year.vague ? 'partial' : 'exact' }));
    }
    said.push(...meant, ...countedIn(source, name, fact), ...(own.length > 0 ? [] : elapsedIn(source, name, fact)));
  }
  return [
    ...said,
    ...agedIn(
      source,
      years.filter((year) => !taken.has(year)),
    ),
  ];
}

/** The figure that a year stands in surely tells the fact; or surely no fact of the firm. */
const isLearned = (source: SlotSource, year: Span, fact: string): boolean =>
  source.figures.some((f) => f.start < year.end && year.start < f.end && factLearned(source, f, null) === fact);
const isLeft = (source: SlotSource, year: Span, fact: string): boolean =>
  source.figures.some((f) => f.start < year.end && year.start < f.end && isLeftOut(source, f, fact));

/** 是去年评的。不对不对，前年: the year that takes the place of the one before it; itself where none does. */
function insteadOf(source: SlotSource, year: Year, years: readonly Year[]): Year {
  const next = years.find((other) => other.start >= year.end);
  const corrects = next && source.book.language.pattern('{corrects}').test(source.text.slice(year.end, next.start));
  return next && corrects ? insteadOf(source, next, years) : year;
}

/** 国家级小巨人2026年 is no year of a 市级小巨人, whatever stands around it. */
const isInScope = (source: SlotSource, year: Year, { said }: YearFact): boolean =>
  !said || said.of.length === 0 || said.of.some((scope) => isWithin(source, year, scope));

/** The words right before or after the year say what it is of; `after` reads up to the next year. */
function isNamed(source: SlotSource, year: Year, years: readonly Year[], { said }: YearFact): boolean {
  const { pattern } = source.book.language;
  if (!said || (said.of.length > 0 && !said.of.some((scope) => isWithin(source, year, scope)))) return false;
  if (said.before.some((p) => pattern(`(?:${p})$$`).test(wordsAround(source, year).before))) return true;
  return said.after.some((p) => pattern(`^^(?:${p})`).test(upToNext(source, year, years)));
}

/** 22年的小巨人，今年拿到一件专利: where one stands beside what it is of, the others are of something else. */
function ofNearestScope(source: SlotSource, named: readonly Year[], { said }: YearFact): readonly Year[] {
  const nearest = said?.of.find((scope) => named.some((year) => isWithin(source, year, scope)));
  return nearest ? named.filter((year) => isWithin(source, year, nearest)) : named;
}

function upToNext(source: SlotSource, year: Year, years: readonly Year[]): string {
  const { after } = wordsAround(source, year);
  const next = years.find((y) => y.start >= year.end);
  return after.slice(0, Math.min(24, next ? next.start - year.end : 24));
}

function isWithin(source: SlotSource, year: Span, { clause, notClause, when, unless }: YearScope): boolean {
  const { pattern } = source.book.language;
  const { start, end } = clauseAt(source, year.start);
  const here = source.text.slice(start, end);
  if (clause !== undefined && !pattern(clause).test(here)) return false;
  if (notClause !== undefined && pattern(notClause).test(here)) return false;
  if (when !== undefined && !pattern(when).test(source.text)) return false;
  return unless === undefined || !pattern(unless).test(source.text);
}

/** No year is named as this fact: the one that the award is asked about, else the latest that figures are said of. */
function meantBy(source: SlotSource, name: string, { said }: YearFact, years: readonly Year[]): Slot[] {
  const { pattern } = source.book.language;
  const followed = (patterns: readonly string[], among = years) =>
    among.filter((year) => patterns.some((p) => pattern(`^^(?:${p})`).test(wordsAround(source, year).after)));
  const latest = (found: readonly Year[]) =>
    found.reduce<Year | undefined>((a, y) => (a && a.year >= y.year ? a : y), undefined);
  const awarded = followed(said?.awarded ?? [], [...years, ...yearsAhead(source)]);
  const now = awarded.find(({ year }) => year === source.year);
  const several = !now && new Set(awarded.map((y) => y.year)).size > 1;
  const figured = followed(said?.figured ?? []).filter((y) =>
    source.figures.some((f) => f.start >= y.end && f.end <= clauseAt(source, y.end).end),
  );
  const meant = now ?? latest(awarded) ?? latest(figured);
  return meant
    ? [slotOf(source, name, meant.year, meant, { exactness: meant.vague || several ? 'partial' : 'exact' })]
    : [];
}

/** 认定后第三年: counted from the year that is meant. */
function countedIn(source: SlotSource, name: string, { said }: YearFact): Slot[] {
  const { nth } = said ?? {};
  if (!nth) return [];
  return source.figures.flatMap((figure) => {
    if (figure.unit !== 'ordinal' || !source.book.language.pattern('^^{of-years}').test(figure.noun)) return [];
    const words = source.book.language.pattern(`(?:${nth.say})$$`).exec(source.text.slice(0, figure.start));
    if (!words) return [];
    const span = { start: words.index, end: figure.end };
    return [slotOf(source, name, source.year - Number(figure.value) + 1, span, { reading: nth.reading })];
  });
}

/** 认定四年了, 已经贴了三年: counted back from this year; 快三年了 leaves it open. */
function elapsedIn(source: SlotSource, name: string, fact: YearFact): Slot[] {
  const { pattern } = source.book.language;
  return source.figures.flatMap((figure): Slot[] => {
    if (figure.unit !== 'year' || pattern('^^{no-span-since}').test(source.text.slice(figure.end))) return [];
    const before = source.text.slice(0, figure.start);
    for (const { say: words, when, unless, reading } of fact.said?.elapsed ?? []) {
      const found = pattern(`(?:${words}){nearly-so-long}?$$`).exec(before);
      if (!found || !applies(source, { say: words, when, unless })) continue;
      if (!(fact.said?.of ?? []).some((scope) => isWithin(source, figure, scope))) continue;
      const span = { start: found.index, end: figure.end };
      const open = pattern('{nearly-so-long}$$').test(before);
      const value = source.year - Math.floor(Number(figure.value));
      return [
        slotOf(source, name, value, span, {
          exactness: open ? 'partial' : 'exact',
          ...(reading === undefined ? {} : { reading }),
        }),
      ];
    }
    return [];
  });
}

/** 2019年认定的国家级小巨人: what was so long ago is no longer so. */
function agedIn(source: SlotSource, years: readonly Year[]): Slot[] {
  const { pattern } = source.book.language;
  return [...source.book].flatMap(([name, fact]) => {
    const aged = fact.type === 'truth' ? fact.said?.aged : undefined;
    if (!aged || (aged.unless !== undefined && pattern(aged.unless).test(source.text))) return [];
    const old = years.filter(
      (y) => y.year <= source.year - aged.years && pattern(`^^(?:${aged.after})`).test(upToNext(source, y, years)),
    );
    return old.map(({ start, end }) =>
      slotOf(
        source,
        name,
        false,
        { start, end },
        { reading: aged.reading.replaceAll('{words}', source.text.slice(start, end)) },
      ),
    );
  });
}
