import { unitOf } from '../../knowledge/fact.ts';
import type { Figure } from '../../language/figure.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import { readQuantity } from '../../language/quantity.ts';
import { convertFigure, readExactness } from '../exactness.ts';
import { factLearned, isLeftOut, isUnlikely } from './by-learned.ts';
import { byTopic } from './by-topic.ts';
import { isClaim } from './claim-words.ts';
import { COVERAGE_READINGS, coversFirstYear, ofWholePeriod } from './covers-period.ts';
import { isHadOfAward } from './had-of-award.ts';
import { assignNouns, type Named, standsAfter, standsBefore } from './nearest.ts';
import { type Noun, nounsOf } from './nouns.ts';
import { looseReading, phrasePlaces } from './phrases.ts';
import { readNone } from './read-none.ts';
import { withoutPlans } from './real-figures.ts';
import { ofTheYear } from './set-apart.ts';
import type { AskedBack, Slot } from './slot.ts';
import { clauseAt, isNegative, lookBack, type SlotSource, slotOf } from './source.ts';
import { combine, type FactFigure, tenThousands, yearOf } from './sums.ts';
import { withPartsOff } from './taken-off.ts';
import { isWorkedOut, withoutOtherShares } from './worked-out.ts';

const FOREIGN = new Set(['USD', 'EUR', 'HKD', 'JPY', 'GBP']);

/** Sums of money and rates, each with the noun that it belongs to; `problems` for what can't be computed with; `taken`: figures with a noun. */
export function readAmounts(
  source: SlotSource,
  asked?: AskedBack,
): { slots: Slot[]; problems: string[]; taken: readonly Figure[] } {
  const rates = nameFigures(
    source,
    nounsOf(source, 'rate'),
    (f) => f.unit === '%',
    (f, noun) => f.unit === 'number' && isBareRate(source, f, noun),
  );
  // 研发占营收的4%: what a rate is of names no sum.
  const spoken = rates.named.map((r) => r.noun);
  const nouns = nounsOf(source, 'amount').filter((p) => !spoken.some((n) => n.start < p.end && p.start < n.end));
  const isSum = (f: Figure) => f.unit === 'CNY' || FOREIGN.has(f.unit) || goesOnInYear(source, f);
  const amounts = nameFigures(source, nouns, isSum, (f) => isCounted(source, f));
  const named = withLearned(source, [...amounts.named, ...rates.named, ...byTopic(source, amounts, rates, asked)]);
  const stated: FactFigure[] = [];
  const problems = amounts.loose
    .filter((f) => isNegative(source, f) && !named.some((n) => n.figure === f))
    .map((f) => negative(source, f, '金额'));
  for (const { figure, noun } of named) {
    if (noun.fact === null) continue;
    const words = source.text.slice(Math.min(noun.start, figure.start), Math.max(noun.end, figure.end));
    const foreign = otherMoney(source, figure, noun.fact);
    if (foreign) problems.push(`“${words}”${foreign}`);
    else if (isNegative(source, figure)) problems.push(negative(source, figure, noun.fact));
    else stated.push(factFigureAt(source, figure, noun, noun.fact));
  }
  const ofItsYear = stated.filter((s) => isOfItsYear(source, s));
  const nothing = readNone(source, nouns);
  // 去年贷800万，今年没贷: what is nothing this year is not what it was before.
  const isOver = (s: FactFigure) =>
    nothing.some((none) => none.fact === s.fact && !isOfEarlier(source, none)) &&
    (yearOf(source, s) ?? source.year) < source.year;
  const left = ofItsYear.filter((s) => !isOver(s));
  const figured = [...combine(source, withPartsOff(source, withoutPlans(source, left))), ...readHalf(source)];
  const none = nothing.filter((s) => !(isOfEarlier(source, s) && figured.some((f) => f.fact === s.fact)));
  const slots = [...withoutOtherShares(source, figured), ...none];
  const others = stated.filter((s) => !ofItsYear.includes(s)).map((s) => s.figure);
  return { slots, problems, taken: named.map((n) => n.figure).filter((f) => !others.includes(f)) };
}

/** 前两年没贷款，今年贷500万: that there was none is told of years before. */
const isOfEarlier = (source: SlotSource, { start, end }: Slot): boolean =>
  source.book.language.pattern('{earlier-year}').test(source.text.slice(clauseAt(source, start).start, end));

/** 今年刚过两千万 is no figure of the year before. */
function isOfItsYear(source: SlotSource, stated: FactFigure): boolean {
  const year = source.book.get(stated.fact)?.ofYear === undefined ? null : yearOf(source, stated);
  return year === null || year === source.year - 1;
}

/** What to say of a sum in another money than the fact is told in; null where it is in that one. */
function otherMoney({ book }: SlotSource, { unit }: Figure, name: string): string | null {
  const fact = book.get(name);
  const own = fact ? unitOf(fact) : 'CNY';
  if (unit === own || !(FOREIGN.has(unit) || (unit === 'CNY' && FOREIGN.has(own ?? '')))) return null;
  if (own !== 'CNY') return `和条款的币种不一样，请按条款的币种再告诉我${name}`;
  return '说的是外币，请折算成人民币再告诉我';
}

function negative(source: SlotSource, figure: Figure, what: string): string {
  const sign = source.book.language.pattern('(?:{minus}|[-−]\\s*[¥￥$]?)$$');
  const signed = sign.exec(lookBack(source, figure.start))?.[0] ?? '';
  return `“${signed}${figure.text}”带负号，${what}不能是负数，请核对`;
}

/** The figures of a kind, with the nouns that they belong to and without the claims about a policy. */
function nameFigures(
  source: SlotSource,
  nouns: readonly Noun[],
  fits: (f: Figure) => boolean,
  fitsBeside: (f: Figure, noun: Noun) => boolean,
): { named: Named[]; loose: Figure[] } {
  const own = nouns.filter((p) => p.fact !== null);
  const figures = source.figures.filter((f) => {
    const named = own.some((n) => standsBefore(source, n, f));
    const names = own.some((n) => standsAfter(source, n, f));
    if (isTakenBack(source, f) || (!named && isWorkedOut(source, f))) return false;
    if (!fits(f)) return own.some((n) => standsBefore(source, n, f) && fitsBeside(f, n));
    return !isClaim(source, f, { named, names });
  });
  const given = assignNouns(source, nouns, figures);
  const named = [...given].map(([figure, noun]) => ({ figure, noun }));
  return {
    named: named.filter(({ figure, noun }) => !isLeftOut(source, figure, noun.fact)),
    loose: figures.filter((f) => !given.has(f) && !isUnlikely(source, f) && !isHadOfAward(source, f)),
  };
}

/** Sums and rates that surely tell a fact which no pattern gives them to. */
function withLearned(source: SlotSource, named: readonly Named[]): readonly Named[] {
  const added = source.figures.flatMap((figure) => {
    const read = named.find((n) => n.figure === figure)?.noun.fact ?? null;
    const isNone =
      isTakenBack(source, figure) ||
      isNegative(source, figure) ||
      isWorkedOut(source, figure) ||
      isHadOfAward(source, figure);
    const fact = isNone ? null : factLearned(source, figure, read);
    const type = fact === null ? undefined : source.book.get(fact)?.type;
    const { start, end } = figure;
    return type === 'amount' || type === 'rate' ? [{ figure, noun: { fact, deniable: false, start, end } }] : [];
  });
  return [...named.filter(({ figure }) => !added.some((a) => a.figure === figure)), ...added];
}

/** 去年贷800万，今年900: a bare number of another year is of the sum before it. */
function goesOnInYear(source: SlotSource, figure: Figure): boolean {
  const before = source.figures.filter((f) => f.end <= figure.start && f.unit !== 'date').at(-1);
  const gap = source.text.slice(before?.end ?? 0, figure.start);
  const sum = before?.unit === 'CNY' || before?.unit === 'number';
  return sum && figure.unit === 'number' && source.book.language.pattern('{goes-on-in-year}').test(gap);
}

/** 不是500万，是350万: the figure that another takes the place of; 以为是500万: one that was only believed. */
function isTakenBack(source: SlotSource, figure: Figure): boolean {
  const { pattern } = source.book.language;
  if (pattern('{thought-to-be}$$').test(lookBack(source, figure.start))) return true;
  const next = source.figures[source.figures.indexOf(figure) + 1];
  if (!next || next.unit !== figure.unit || !pattern('{not-this}$$').test(lookBack(source, figure.start))) return false;
  return pattern('^^{but-that}$$').test(source.text.slice(figure.end, next.start));
}

/** 贷款500: a bare number right behind a noun of money, its unit unsaid; 贷了800个: so many 万. */
function isCounted({ text }: SlotSource, figure: Figure): boolean {
  // 搞研发的5个人 is no sum.
  const isOfPeople = text.startsWith('人', figure.end);
  // 投一个新项目 counts the project.
  const isThing = isOneOrTwo(figure) && Number(figure.value) <= 2;
  return figure.unit === 'number' || (figure.unit === 'count' && figure.noun === '个' && !isOfPeople && !isThing);
}

/** A number that is a percentage without its sign, where the fact takes such, and no more than the fact can be. */
function isBareRate({ book }: SlotSource, figure: Figure, noun: Noun): boolean {
  const fact = noun.fact === null ? undefined : book.get(noun.fact);
  if (fact?.type !== 'rate' || !fact.said?.bare) return false;
  return fact.max === undefined || Number(figure.value) < Number(readQuantity(fact.max)?.value);
}

export function factFigureAt(source: SlotSource, figure: Figure, noun: Noun, name: string): FactFigure {
  const fact = source.book.get(name);
  const said = fact?.type === 'amount' || fact?.type === 'rate' ? fact.said : undefined;
  const readings = [noun.reading];
  let told = readExactness(source, figure);
  const scaled = figure.unit === 'number' && fact?.type === 'amount' && figure.value !== '0' ? scaleOf(figure) : null;
  const open = (reading: string | undefined) => {
    told = { ...told, exactness: 'partial' };
    readings.push(reading);
  };
  if (scaled === 'wan') {
    // 研发62万 主营1800, 贷款在二百九到三百二之间: nobody tells such a sum in so many yuan.
    told = convertFigure(told, tenThousands);
    readings.push('没有说单位的数按常用的单位理解');
  } else if (figure.unit === 'count') {
    told = convertFigure(told, tenThousands);
    readings.push(`“${figure.text}”的“个”按万元理解`);
  } else if (scaled === 'unknown') open(`“${figure.text}”没有写单位`);
  for (const phrase of said?.open ?? []) {
    const [place] = phrasePlaces(source, phrase);
    if (place) open(looseReading(source, phrase, place));
  }
  const yearly = { flows: said?.flows, yearly: fact?.yearly, ofOneYear: fact?.ofYear !== undefined };
  const year = ofTheYear(source, figure, told, yearly);
  const first = said?.firstYearSince && coversFirstYear(source, figure, said.firstYearSince);
  told = first && told.exactness !== 'partial' ? ofWholePeriod(year.told, first) : year.told;
  readings.push(first ? COVERAGE_READINGS[first] : year.reading);
  if (
    year.reading === undefined &&
    source.book.language.pattern('{part-of-year}[^,，。;；\\d]{0,4}$$').test(lookBack(source, noun.start + 1))
  )
    open('不是一整年的数');
  const covers = first || year.covers;
  const read = { fact: name, told, figure, noun, readings: readings.filter((r) => r !== undefined) };
  const part = year.part === undefined ? {} : { part: year.part };
  return covers ? { ...read, covers, ...part } : read;
}

/** What a sum without a unit counts: ten thousands of yuan as firms do, yuan where it is written out in full, else nobody knows. */
export function scaleOf({ value }: Pick<Figure, 'value'>): 'wan' | 'yuan' | 'unknown' {
  const size = Number(value);
  if (size >= LEAST_IN_WAN && size < MOST_IN_WAN) return 'wan';
  return size >= LEAST_IN_YUAN ? 'yuan' : 'unknown';
}
const LEAST_IN_WAN = 10;
const MOST_IN_WAN = 100_000;
const LEAST_IN_YUAN = 1_000_000;

/** 开工一年内完成了一半: half of what a rate is of. */
function readHalf(source: SlotSource): Slot[] {
  const { language } = source.book;
  const halves = [
    ...language.places('{half}', source.text).map((span) => ({ span, exactness: 'exact' as const })),
    ...language.places('{about-half}', source.text).map((span) => ({ span, exactness: 'range' as const })),
  ];
  if (halves.length === 0) return [];
  const nouns = nounsOf(source, 'rate');
  return halves.flatMap(({ span, exactness }) => {
    const noun = nouns.find((n) => n.fact !== null && standsBefore(source, n, span));
    const value = exactness === 'exact' ? '50' : { low: '50' };
    return noun?.fact ? [slotOf(source, noun.fact, value, { start: noun.start, end: span.end }, { exactness })] : [];
  });
}
