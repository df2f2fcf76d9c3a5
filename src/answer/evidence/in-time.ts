import { statusOn } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import { dayOf } from '../../understand/counted-from.ts';
import type { Span } from '../../understand/span.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import type { HandInBefore } from './hand-in-before.ts';
import { pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import { textMeant } from './text-meant.ts';

/** Whether there is still time to ask for something, by the day that the asker tells or by today. */
export interface InTime {
  readonly lead: 'in-time';
  readonly of: Ranked;
  readonly piece: Span;
  readonly late: boolean;
  readonly by:
    | { readonly kind: 'span'; readonly span: Figure; readonly since: Figure; readonly until: Figure | null }
    /** The days of every year, or of one, from which and up to which it is taken; `at`: the day that is told, null for today. */
    | {
        readonly kind: 'window';
        readonly windows: readonly Window[];
        readonly at: Figure | null;
      };
}

/** What tells first whether it is too late. */
export type LeadOfTime = HandInBefore | InTime;

interface Window {
  readonly from: Figure;
  readonly to: Figure;
}

/** A sentence that says up to when something is asked for, with how much of the message its clause says. */
interface Timed {
  readonly of: Ranked;
  readonly sentence: Sentence;
  readonly near: number;
}

/** What being late decides. */
const BY_TIME: ReadonlySet<string> = new Set([
  'amount',
  'deadline',
  'window',
  'status',
  'whether',
  'backdated',
  'again',
  'other',
  'conditions',
  'who',
]);

/** Of a document of which the text alone is held; null where the message tells no day that it is held against, or several sentences may be meant. */
export function inTime(evidence: Evidence, { language }: Knowledge): InTime | null {
  const { question, own } = evidence;
  const { ways } = own.signs;
  const asked = ways.has('asks-in-time') || ways.has('asks-still-taken');
  if (!asked && !ways.has('comes-late')) return null;
  if (!asked && question.aspects.some((aspect) => !BY_TIME.has(aspect))) return null;
  const text = textMeant(evidence);
  if (!text || !isBare(text.document)) return null;
  const timed = timedIn(text, evidence, language);
  return spanOf(timed, text, evidence, language) ?? (asked ? windowOf(timed, text, evidence, language) : null);
}

function timedIn(text: Ranked, { question, asOf }: Evidence, language: LanguageData): Timed[] {
  const { document } = text;
  const asked = pairsOf(question.searched);
  const all = document.clauses.flatMap((clause) =>
    sentencesOf(clause)
      .filter((sentence) => language.pattern('{handed-in}').test(sentence.text))
      .map((sentence) => ({
        of: { ...text, clause, status: statusOn(document, asOf) },
        sentence,
        near: sharedPairs(clause.text, asked) + sharedPairs(sentence.text, asked),
      })),
  );
  return all.sort((a, b) => b.near - a.near);
}

/** 自证书核发之日起12个月内申领 against 去年10月20号发的证: how long ago it was, or how long after it the day is that is told. */
function spanOf(timed: readonly Timed[], text: Ranked, { own, asOf }: Evidence, language: LanguageData): InTime | null {
  const told = own.figures.filter(({ unit, value }) => unit === 'date' && !/^\d{4}$/.test(value));
  const days = told.flatMap((figure) => {
    const day = dayTold(figure, asOf);
    return day === null ? [] : [{ figure, day }];
  });
  if (days.length < told.length) return null;
  const [since, ...more] = days.filter(({ figure, day }) => firstOf(day) <= asOf && !figure.ofAsking);
  const [until, ...others] = days.filter(({ day }) => firstOf(day) > asOf);
  if (!since || more.length + others.length > 0) return null;
  const spans = timed.flatMap((one) =>
    one.sentence.figures.filter((f) => isSpanToAsk(f, one, language)).map((span) => ({ ...one, span })),
  );
  const meant = onlyOf(spans.filter(({ of }) => of.clause === text.clause)) ?? onlyOf(spans);
  if (!meant) return null;
  const late = isOver(since.day, until?.day ?? asOf, meant.span);
  return late === null
    ? null
    : {
        lead: 'in-time',
        of: meant.of,
        piece: meant.sentence,
        late,
        by: { kind: 'span', span: meant.span, since: since.figure, until: until?.figure ?? null },
      };
}
/** Within which, or after which no longer, something is asked for; 满三个月后六个月内 is two. */
function isSpanToAsk(span: Figure, { of: { clause }, sentence }: Timed, language: LanguageData): boolean {
  if (!SPAN.test(span.unit) || language.pattern('{of-workdays}').test(span.text)) return false;
  const before = clause.text.slice(sentence.start, span.start);
  const after = clause.text.slice(span.end);
  if (
    sentence.figures.some(
      (f) => f.end <= span.start && SPAN.test(f.unit) && !/[，,]/.test(clause.text.slice(f.end, span.start)),
    )
  )
    return false;
  return (
    (language.pattern('{from-then-on}$$').test(before) && language.pattern('^^{asked-within}').test(after)) ||
    (language.pattern('{longer-than}$$').test(before) && language.pattern('^^{taken-no-more}').test(after))
  );
}
const SPAN = /^(?:day|month|year)$/;

/** The one there is; of several the one of which most is asked. */
function onlyOf<T extends Timed>(all: readonly T[]): T | null {
  const [first, next] = [...all].sort((a, b) => b.near - a.near);
  return first && (!next || first.near > next.near) ? first : null;
}

/** A day that is told, as far as it is: one without a year is the last that there was. */
function dayTold(figure: StatedFigure, asOf: string): string | null {
  const day = dayOf(figure, asOf);
  if (day !== null) return /^\d{4}-\d\d/.test(day) ? day : null;
  const told = `${asOf.slice(0, 4)}${figure.value.slice(1)}`;
  return /^\d{4}-\d\d/.test(told) && firstOf(told) <= asOf ? told : null;
}

const firstOf = (day: string): string => (day.length === 7 ? `${day}-01` : day);

/** Whether a span is over, counted from a day to another, each as far as it is told; null where that depends on what is not told. */
function isOver(since: string, until: string, { value, unit }: Figure): boolean | null {
  const last = (day: string) => (day.length === 7 ? endOfMonth(day) : day);
  const ends = (day: string) => after(day, Number(value), unit);
  if (firstOf(until) > ends(last(since))) return true;
  return last(until) <= ends(firstOf(since)) ? false : null;
}

/** The day so long after a day, both ISO. */
function after(day: string, count: number, unit: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const months = unit === 'day' ? 0 : Math.round(unit === 'year' ? count * 12 : count);
  const days = unit === 'day' ? count : 0;
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDay) + days)).toISOString().slice(0, 10);
}

const endOfMonth = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10);

/** 每年3月1日至3月31日 against today or the day that is told; of several for several things none is meant. */
function windowOf(
  timed: readonly Timed[],
  text: Ranked,
  { own, asOf }: Evidence,
  language: LanguageData,
): InTime | null {
  const all = timed.flatMap((one) => {
    const windows = windowsIn(one, language);
    return windows.length > 0 ? [{ ...one, windows }] : [];
  });
  const [only, ...more] = all;
  const meant = more.length === 0 ? only : all.find(({ of }) => of.clause === text.clause);
  if (!meant) return null;
  const told = own.figures.filter((f) => f.unit === 'date');
  const days = told.flatMap((figure) => {
    const day =
      /^--\d\d-\d\d$/.test(figure.value) && figure.yearsAgo === null
        ? `${asOf.slice(0, 4)}${figure.value.slice(1)}`
        : dayOf(figure, asOf);
    return day && day.length === 10 && day >= asOf ? [{ figure, day }] : [];
  });
  if (told.length > days.length || days.length > 1) return null;
  const [at] = days;
  const day = at?.day ?? asOf;
  const open = meant.windows.some(({ from, to }) => isWithin(day, from, to));
  return {
    lead: 'in-time',
    of: meant.of,
    piece: meant.sentence,
    late: !open,
    by: { kind: 'window', windows: meant.windows, at: at?.figure ?? null },
  };
}

function isWithin(day: string, from: Figure, to: Figure): boolean {
  const year = day.slice(0, 4);
  const [begins, ends] = [from.value, to.value].map((v) =>
    v.startsWith('--') ? `${from.value.startsWith('--') ? year : from.value.slice(0, 4)}${v.slice(1)}` : v,
  );
  if (!begins || !ends) return false;
  return begins <= ends ? day >= begins && day <= ends : day >= begins || day <= ends;
}

/** The days from and up to which a sentence has something taken: two days with 至 between them; none where it has other days too. */
function windowsIn({ of: { clause }, sentence }: Timed, language: LanguageData): readonly Window[] {
  if (language.pattern('{for-some-items}').test(sentence.text)) return [];
  const days = sentence.figures.filter((f) => f.unit === 'date' && DAY.test(f.value));
  const windows: Window[] = [];
  for (let at = 0; at + 1 < days.length; at += 2) {
    const [from, to] = [days[at], days[at + 1]];
    if (!from || !to || !language.pattern('^^{until-day}$$').test(clause.text.slice(from.end, to.start))) return [];
    windows.push({ from, to });
  }
  return windows.length * 2 === days.length ? windows : [];
}
const DAY = /^(?:\d{4}|-)-\d\d-\d\d$/;
