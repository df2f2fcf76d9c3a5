import type { Figure } from '../../language/figure.ts';
import type { Span } from '../span.ts';
import type { Noun } from './nouns.ts';
import { breaksBetween, type SlotSource } from './source.ts';

/** A figure and the noun that it belongs to. */
export interface Named {
  readonly figure: Figure;
  readonly noun: Noun;
}

/** The figure follows the noun; only words that don't part them stand between: 贷款大概是500万. */
export function standsBefore({ text, book }: SlotSource, noun: Span, figure: Span): boolean {
  if (noun.end > figure.start || figure.start - noun.end > 24) return false;
  return book.language.pattern('^^{between}*$$').test(text.slice(noun.end, figure.start));
}

/** The noun follows the figure: 500万的银行贷款. */
export function standsAfter({ text, book }: SlotSource, noun: Span, figure: Span): boolean {
  if (figure.end > noun.start || noun.start - figure.end > 24) return false;
  return book.language.pattern('^^{behind}$$').test(text.slice(figure.end, noun.start));
}

/** Gives each figure the noun nearest to it, no noun to two figures: 900w主营收入, 研发费用45w; 主营收入和研发费用分别是5000万和200万. */
export function assignNouns(source: SlotSource, nouns: readonly Noun[], figures: readonly Figure[]): Map<Figure, Noun> {
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
    if (noun && !given.has(figure) && goesOn(source, source.text.slice(previous.end, figure.start)))
      given.set(figure, noun);
  }
  return given;
}

/** 200万和280万; 400万,不对,也可能是250万: a figure that goes on with the noun of the one before. */
function goesOn({ book }: SlotSource, gap: string): boolean {
  return gap.length <= 30 && book.language.pattern('^^{goes-on}').test(gap);
}

function distance(
  source: SlotSource,
  noun: Noun,
  figure: Figure,
  nouns: readonly Noun[],
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
  if (source.book.language.pattern('^^{and}').test(gap)) return 4 + gap.length;
  return breaks > (noun.fact === null ? 0 : 1) || gap.length > 16 ? Infinity : 2 + gap.length * 0.2 + breaks * 6;
}

/** 主营收入和研发费用分别是5000万和200万: the nouns before 分别 take the figures after it, in order. */
function respectively(source: SlotSource, nouns: readonly Noun[], figures: readonly Figure[]): Map<Figure, Noun> {
  const given = new Map<Figure, Noun>();
  for (const turn of source.book.language.places('{in-turn}', source.text)) {
    const ahead = nouns.filter(
      (n) => n.end <= turn.start && breaksBetween(source, n.end, turn.start) === 0 && n.fact !== null,
    );
    const after = figures.filter(
      (f) => f.start > turn.start && breaksBetween(source, turn.start, f.start) <= ahead.length - 1,
    );
    if (ahead.length < 2 || ahead.length !== after.length) continue;
    for (const [i, figure] of after.entries()) given.set(figure, ahead[i] as Noun);
  }
  return given;
}
