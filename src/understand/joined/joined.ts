import type { Knowledge } from '../../knowledge/load.ts';
import { chineseValue } from '../../language/numeral.ts';
import { aspectsAsked } from '../aspects.ts';
import { says } from '../match-act.ts';
import type { Span } from '../span.ts';
import { apart } from './places.ts';
import { withSum } from './sum-behind.ts';
import type { Joined, Meets, SpokenOf, Thing } from './supports-joined.ts';
import { thingsByFigure, thingsByName, thingsByOption, thingsByTrade } from './things.ts';
import { thingsByTitle } from './titles-gained.ts';

const ASKS = [
  ['asks-taken-off', 'taken-off'],
  ['asks-together', 'all'],
  ['asks-another-too', 'another-too'],
  ['puts-sum', 'sum'],
] as const;

/** What a message asks to have together; null where it asks nothing of that kind. */
export function joinedIn(said: SpokenOf, knowledge: Knowledge): Joined | null {
  const { text } = said;
  const asked = ASKS.flatMap(([name, asks]) => {
    const found = knowledge.language.places(`{${name}}`, text).at(-1);
    return found ? [{ asks, end: found.end }] : [];
  });
  const byAspect = aspectsAsked(text, knowledge.language).flatMap(({ aspect, span: { end } }) =>
    aspect === 'several-at-once' ? [{ asks: 'all' as const, end }] : [],
  );
  const pooled = says(text, knowledge.language, 'together', 'pool') ? [{ asks: 'all' as const, end: text.length }] : [];
  const [first] = [...asked, ...byAspect, ...pooled];
  if (!first) return null;
  // What comes up in a later sentence is asked about there.
  const ends = first.end + (/^[^。;；?？!！\n]*/.exec(text.slice(first.end))?.[0].length ?? 0);
  const things = thingsJoined(said, knowledge, first.asks).filter(({ start }) => start <= ends);
  const counted = knowledge.language.pattern('{counts-things}').exec(text)?.groups?.count ?? '';
  const shows = (name: string) => knowledge.language.pattern(`{${name}}`).test(text);
  const among = shows('beside-another') ? 'others' : shows('two-at-once') ? 'text' : null;
  return { asks: first.asks, things, counted: Number(chineseValue(counted) ?? counted), among };
}

/** What a message names to be had: by name; where that is one thing alone by its titles, its trades and its sums too. */
export function thingsJoined(said: SpokenOf, knowledge: Knowledge, asks: Meets): readonly Thing[] {
  const all = thingsByName(said, knowledge);
  const titles = thingsByTitle(said, knowledge);
  // 单项冠军 of 单项冠军企业.
  const names = all.filter((name) => !titles.some((title) => isLonger(title, name)));
  const options = thingsByOption(said, names, knowledge);
  const scaled = new Set(options.flatMap(({ measures }) => measures));
  const named = [...names.filter(({ measures }) => !measures.some((id) => scaled.has(id))), ...options];
  if (options.length > 1) return inOrder(distinct(named));
  const rewarded = titles.filter(
    (title) => !names.some((name) => meet(title, name)) && !leadsTo(title, names, said, knowledge),
  );
  // 通航公司，运营补贴一共多少: what the asker does names no second support.
  const trades = asks === 'sum' ? [] : thingsByTrade(said, knowledge);
  const paying = (things: readonly Thing[]) => things.map((thing) => withSum(thing, said, knowledge));
  let things = distinct(paying(named));
  const ways: readonly (() => readonly Thing[])[] = [
    () => rewarded.filter(({ levelled, paid }) => paid || levelled),
    () => rewarded.filter(({ levelled, paid }) => !levelled && !paid),
    () => trades,
    () => thingsByFigure(said, knowledge).filter((sum) => !isToldOf(sum, things)),
  ];
  const ofTrade = trades.some(({ measures }) => named.some((one) => measures.join() === one.measures.join()));
  for (const [i, way] of ways.entries())
    if (i === 0 || things.length < 2 || (ofTrade && i === OF_TRADES)) things = distinct([...things, ...paying(way())]);
  return inOrder(things);
}

/** A sum of what is named already: 国家级小巨人那50万. */
const isToldOf = (sum: Thing, things: readonly Thing[]): boolean =>
  things.some(
    ({ measures, sum: paid }) => (paid && meet(paid, sum)) || measures.some((id) => sum.measures.includes(id)),
  );

/** Where the way by trades stands. */
const OF_TRADES = 2;

const inOrder = (things: readonly Thing[]): readonly Thing[] => things.toSorted((a, b) => a.start - b.start);

const isLonger = (outer: Span, { start, end }: Span): boolean =>
  outer.start <= start && outer.end >= end && outer.end - outer.start > end - start;
const meet = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** 小巨人贷款贴息: a title right before a name tells whom that is for. */
function leadsTo({ end }: Span, names: readonly Thing[], { text }: SpokenOf, { language }: Knowledge): boolean {
  return names.some(
    (name) => name.start >= end && language.pattern('^^(?:{joins-title})?$$').test(text.slice(end, name.start)),
  );
}

/** One thing for each: what is named twice, or told once more by its sum, is one. */
const distinct = (things: readonly Thing[]): readonly Thing[] =>
  apart(things).filter(
    (one, i, all) =>
      one.measures.length > 0 &&
      all.findIndex((other) => other.option === one.option && other.measures.join() === one.measures.join()) === i,
  );
