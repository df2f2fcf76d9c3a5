import type { AspectEntry, LanguageData } from '../knowledge/language-data.ts';
import { recentlyBy } from '../language/recently.ts';
import { Sieve } from '../language/sieve.ts';
import { isInPassing } from './in-passing.ts';
import type { AskedAspect } from './reading.ts';
import type { Span } from './span.ts';
import { asksForTerm } from './term-asked.ts';

/** Every aspect that a question shows, surest first, as knowledge/language/aspects.yaml tells them. */
export const aspectsAsked = recentlyBy(32, (text, language: LanguageData): readonly AskedAspect[] => {
  const may = sieveOf(language).mayStandIn(text);
  let next = 0;
  return language.aspects.flatMap(({ aspect, asked, unless, stated }) => {
    const first = next;
    next += asked.length;
    // What would be told as not written must be asked for sure.
    const aside = (place: Span): boolean =>
      (stated.length > 0 && isInPassing(text, place, language)) ||
      (aspect === 'status' && !asksForTerm(text, place, language));
    for (const [i, pattern] of asked.entries()) {
      if (may[first + i] === 0) continue;
      const span = placesIn(text, pattern, language).find((place) => !aside(place));
      if (!span) continue;
      if (unless.some((p) => language.pattern(p).test(text))) return [];
      const words = text.slice(span.start, span.end);
      return [{ aspect, words, span, stretch: text.slice(0, span.end).match(STOP)?.length ?? 0 }];
    }
    return [];
  });
});

/** The aspects that one point of a message asks, by words that may tell something else in a longer text. */
export const aspectsPut = (point: string, language: LanguageData): readonly string[] =>
  language.aspects
    .filter(({ put }) => put.some((pattern) => language.pattern(pattern).test(point)))
    .map(({ aspect }) => aspect);

/** Which ways to ask may stand in a text. */
function sieveOf(language: LanguageData): Sieve {
  const sieve = SIEVES.get(language) ?? new Sieve(language.aspects.flatMap(({ asked }) => asked.map(language.pattern)));
  SIEVES.set(language, sieve);
  return sieve;
}
const SIEVES = new WeakMap<LanguageData, Sieve>();

/** Where a pattern stands within one sentence: 申请不?先花钱 is none of 申请…花钱. */
function placesIn(text: string, pattern: string, language: LanguageData): readonly Span[] {
  return language.places(pattern, text).flatMap((place) => {
    const crossed = text.slice(place.start, place.end).search(SENTENCE_END);
    if (crossed < 0) return [place];
    const from = place.start + crossed + 1;
    return placesIn(text.slice(from), pattern, language).map(({ start, end }) => ({
      start: start + from,
      end: end + from,
    }));
  });
}
const SENTENCE_END = /[。?？!！](?=.)/;

/** Aspects that the asker's own case may answer; every other is answered from the text alone, never with a sum. */
export const OF_THE_CASE: ReadonlySet<string> = new Set([
  'amount',
  'whether',
  'count',
  'who',
  'conditions',
  'years',
  'span',
]);

/** Aspects of a document itself: its number, its dates, whether it is in force, may be relied on and goes on, which one it is, whether its wording is known. */
export const OF_DOCUMENT: ReadonlySet<string> = new Set([
  'number',
  'issuer',
  'issued',
  'addressee',
  'status',
  'as-basis',
  'period',
  'effective',
  'continued',
  'original',
  'which-document',
  'which-clause',
]);

/** Ways to ask that every aspect may use: 电话多少, 能不能网上报. */
const WAYS: ReadonlySet<string> = new Set(['count', 'amount', 'list', 'whether']);
const BESIDE = 2;
const STOP = /[,，。；;？?！!](?=.)/gu;

/** The aspects that are meant: 多少 in 电话多少 asks for no amount, and 能不能 beside another aspect only how it is put. */
export function aspectsMeant(asked: readonly AskedAspect[]): readonly AskedAspect[] {
  return asked.filter((a, i) => {
    const surer = asked.slice(0, i);
    if (a.aspect === 'whether') return surer.length === 0;
    return !WAYS.has(a.aspect) || !surer.some((s) => near(s, a));
  });
}

const near = (a: AskedAspect, b: AskedAspect) =>
  a.stretch === b.stretch && a.span.start <= b.span.end + BESIDE && b.span.start <= a.span.end + BESIDE;

/** The entry of an aspect; undefined for `other` and for what no file lists. */
function aspectEntry(aspect: string, language: LanguageData): AspectEntry | undefined {
  return language.aspects.find((entry) => entry.aspect === aspect);
}

/** True where a text states an aspect (十个工作日内拨付 states payout-time); null where no pattern says how a text would. */
export function statesAspect(text: string, aspect: string, language: LanguageData): boolean | null {
  const stated = aspectEntry(aspect, language)?.stated ?? [];
  return stated.length === 0 ? null : stated.some((p) => language.pattern(p).test(text));
}
