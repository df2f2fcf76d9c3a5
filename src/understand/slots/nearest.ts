import type { Figure } from '../../language/figure.ts';
import type { Noun } from './nouns.ts';
import { breaksBetween, type Source, type Span } from './source.ts';

/** A noun where it stands in the question. */
export interface Place extends Span {
  readonly fact: string | null;
  readonly reading?: string;
}

/** A figure and the noun that it belongs to. */
export interface Named {
  readonly figure: Figure;
  readonly noun: Place;
}

/** The nouns of a table in a question, in order; where two overlap the longer counts, then the earlier of the table. */
export function findNouns(source: Source, nouns: readonly Noun[]): Place[] {
  const all = nouns.flatMap(({ fact, reading, pattern }) =>
    [...source.text.matchAll(pattern)].map((m): Place => {
      const place = { fact, start: m.index, end: m.index + m[0].length };
      return reading === undefined ? place : { ...place, reading };
    }),
  );
  const kept: Place[] = [];
  for (const place of all.sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (place.end > place.start && !kept.some((k) => k.start < place.end && place.start < k.end)) kept.push(place);
  return kept.sort((a, b) => a.start - b.start);
}

/** Words that may stand between a noun and its figure without parting them. */
const FILLER =
  /^(?:的|了|是|为|有|约|共|一共|总共|合计|总额|总计|总|达到|达|满|到|得到|按|在|我?填的?|我?写的?|只有|只|才|仅|就|已经|已|大概|大约|差不多|将近|接近|超过|不到|不足|大致|估计|可能|应该|也|刚好|正好|刚|恰好|整整|嘛|呢|吧|啊|其实|实际|银行|人民币|年|去年|今年|全年|一年|\s|:|"|“|”|\(|=|负|-|−|of|is|are|was|about|around|were)*$/;
const AFTERWARDS = /^(?:整|左右|多|来|元)?(?:的)?(?:年度?|总|银行|全年)?\s*(?:in|of)?\s*(?:annual|bank)?\s*$/;

export function standsBefore(source: Source, noun: Span, figure: Span): boolean {
  return (
    noun.end <= figure.start && figure.start - noun.end <= 24 && FILLER.test(source.text.slice(noun.end, figure.start))
  );
}
export function standsAfter(source: Source, noun: Span, figure: Span): boolean {
  return (
    figure.end <= noun.start &&
    noun.start - figure.end <= 24 &&
    AFTERWARDS.test(source.text.slice(figure.end, noun.start))
  );
}

/** Gives each figure the noun nearest to it, no noun to two figures: 900w主营收入, 研发费用45w; 主营收入和研发费用分别是5000万和200万. */
export function assignNouns(source: Source, nouns: readonly Place[], figures: readonly Figure[]): Map<Figure, Place> {
  const given = respectively(source, nouns, figures);
  const taken = new Set(given.values());
  const pairs = figures.flatMap((figure) =>
    nouns.map((noun) => ({ figure, noun, cost: distance(source, noun, figure, nouns, figures) })),
  );
  for (const { figure, noun, cost } of pairs.sort((a, b) => a.cost - b.cost)) {
    if (!Number.isFinite(cost) || given.has(figure) || taken.has(noun)) continue;
    given.set(figure, noun);
    taken.add(noun);
  }
  for (const [i, figure] of figures.entries()) {
    const previous = figures[i - 1];
    const noun = previous && given.get(previous);
    if (noun && !given.has(figure) && goesOn(source.text.slice(previous.end, figure.start))) given.set(figure, noun);
  }
  return given;
}

const goesOn = (gap: string): boolean => gap.length <= 30 && FOLLOWS.test(gap);

/** 200万和280万; 400万,不对,也可能是250万: a figure that goes on with the noun of the one before. */
const FOLLOWS =
  /^(?:整|元)?(?:和|及|与|、|以及|加上?|还有|另外?|又|再|或者?|还是|,|;|有|了|是|的|一笔|第?二笔|今年|去年|前年|20\d\d年|[\p{Script=Han}]{1,3}行|[到至~-])+$|^[^。;]{0,10}(?:不对|错了|更正|应该是|应为|可能是?|其实是?|改成|准确(?:说|地说)?是?|记不清|也许|(?:涨|增长|增加|提高|升|降|减少|变)(?:到|成|至))[^。;]{0,8}$/u;

function distance(
  source: Source,
  noun: Place,
  figure: Figure,
  nouns: readonly Place[],
  figures: readonly Figure[],
): number {
  if (Math.max(noun.start - figure.end, figure.start - noun.end) > 60) return Infinity;
  if (standsAfter(source, noun, figure)) return 1 + (noun.start - figure.end) * 0.1;
  const within = (s: Span, from: number, to: number) => s !== noun && s !== figure && s.start >= from && s.end <= to;
  const [from, to] = noun.end <= figure.start ? [noun.end, figure.start] : [figure.end, noun.start];
  if (from > to || nouns.some((n) => within(n, from, to)) || figures.some((f) => within(f, from, to))) return Infinity;
  const breaks = breaksBetween(source, from, to);
  if (noun.start > figure.start)
    return breaks === 0 && to - from <= 5 && noun.fact !== null ? 12 + to - from : Infinity;
  const gap = source.text.slice(from, to);
  if (standsBefore(source, noun, figure)) return gap.length * 0.05;
  if (/^(?:和|与|及|、|以及)/.test(gap)) return 4 + gap.length;
  return breaks > (noun.fact === null ? 0 : 1) || gap.length > 16 ? Infinity : 2 + gap.length * 0.2 + breaks * 6;
}

/** 主营收入和研发费用分别是5000万和200万: the nouns before 分别 take the figures after it, in order. */
function respectively(source: Source, nouns: readonly Place[], figures: readonly Figure[]): Map<Figure, Place> {
  const given = new Map<Figure, Place>();
  for (const m of source.text.matchAll(/分别|依次|各(?:为|是)/g)) {
    const ahead = nouns.filter(
      (n) => n.end <= m.index && breaksBetween(source, n.end, m.index) === 0 && n.fact !== null,
    );
    const after = figures.filter(
      (f) => f.start > m.index && breaksBetween(source, m.index, f.start) <= ahead.length - 1,
    );
    if (ahead.length < 2 || ahead.length !== after.length) continue;
    for (const [i, figure] of after.entries()) given.set(figure, ahead[i] as Place);
  }
  return given;
}
