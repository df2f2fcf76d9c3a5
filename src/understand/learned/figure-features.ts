import type { Figure } from '../../language/figure.ts';
import { isClaim } from '../slots/claim-words.ts';
import { assignNouns, standsAfter, standsBefore } from '../slots/nearest.ts';
import { type Noun, nounsOf } from '../slots/nouns.ts';
import { isOfAnother } from '../slots/of-another.ts';
import { breaksBetween, clauseAt, type SlotSource } from '../slots/source.ts';

/** Classes of words of which it tells whether they stand before a figure in its clause, right before it, or after it. */
const AHEAD = ['granted', 'threshold', 'own-amount', 'asker', 'planned', 'wish', 'bank-name', 'corrects', 'total-word'];
const RIGHT_AHEAD = [
  'result-before',
  'paid-out',
  'requires',
  'part-inside-lead',
  'reached-before',
  'minus',
  'not-this',
];
const BEHIND = ['granted-after', 'limited', 'demanded-after', 'short-after', 'result-after', 'graded'];

/** So many characters, a masked figure or place counted as one, near to a figure and around it. */
const NEAR = 4;
const AROUND = 12;
const LONGEST_GRAM = 3;

/** One character of a text, or a figure or a place in it as one sign. */
interface Unit {
  readonly sign: string;
  readonly start: number;
}

/** What a message is looked at with for all of its figures: once a message. */
export interface FigureSurroundings {
  readonly units: readonly Unit[];
  readonly nouns: readonly Noun[];
  readonly given: ReadonlyMap<Figure, Noun>;
}

export function surroundingsOf(source: SlotSource): FigureSurroundings {
  const nouns = (['amount', 'rate', 'number'] as const).map((type) => nounsOf(source, type));
  const given = new Map(nouns.flatMap((ofType, i) => [...assignNouns(source, ofType, figuresOf(source, i))]));
  return { units: unitsOf(source), nouns: nouns.flat(), given };
}

/** The figures that are of the type of some nouns: sums, rates, what else is counted. */
function figuresOf({ figures }: SlotSource, type: number): Figure[] {
  const kind = (f: Figure) => (f.unit === 'CNY' ? 0 : f.unit === '%' ? 1 : 2);
  return figures.filter((f) => kind(f) === type || (f.unit === 'number' && type === 0));
}

function unitsOf({ masked, figures }: SlotSource): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < masked.length; ) {
    const figure = figures.find((f) => f.start === at);
    units.push({ sign: figure ? signOf(figure) : masked.charAt(at), start: at });
    at = figure ? figure.end : at + 1;
  }
  return units;
}

/** A figure as one sign: a sum, a rate, a time, a date, a count, a bare number, another. */
function signOf({ unit }: Figure): string {
  if (unit.startsWith('CNY')) return '¥';
  if (unit === '%') return '%';
  if (/^(?:year|month|day)$/.test(unit)) return '~';
  return unit === 'date' ? '@' : unit === 'count' ? '#' : unit === 'number' ? '0' : '*';
}

/**
 * The features of a figure: characters, pairs and triples before it and behind it, near and further, with all other figures and places as
 * one sign each (`g…`); and signs (`f…`) of its unit and size, of the nouns and the words around it, and of the other figures.
 */
export function figureFeatures(source: SlotSource, figure: Figure, around: FigureSurroundings): readonly string[] {
  const { units } = around;
  const at = units.findIndex(({ start }) => start === figure.start);
  const signs = (from: number, to: number) =>
    units
      .slice(Math.max(0, from), Math.max(0, to))
      .map(({ sign }) => sign)
      .join('');
  const { start, end } = clauseAt(source, figure.start);
  const clause = [units.findIndex((u) => u.start >= start), units.findLastIndex((u) => u.start < end) + 1] as const;
  const grams = [
    ...gramsOf('a', `${signs(at - NEAR, at)}$`),
    ...gramsOf('b', `${signs(at - AROUND, at)}$`),
    ...gramsOf('c', `^${signs(at + 1, at + 1 + NEAR)}`),
    ...gramsOf('d', `^${signs(at + 1, at + 1 + AROUND)}`),
    ...gramsOf('e', `^${signs(...clause)}$`),
  ];
  const flags = [
    ...unitSigns(figure),
    ...nounSigns(source, figure, around),
    ...wordSigns(source, figure),
    ...besides(source, figure),
  ];
  return [...new Set([...grams.map((g) => `g${g}`), ...flags.map((f) => `f${f}`)])];
}

function gramsOf(zone: string, text: string): string[] {
  const grams: string[] = [];
  for (let size = 1; size <= LONGEST_GRAM; size += 1)
    for (let i = 0; i + size <= text.length; i += 1) grams.push(zone + text.slice(i, i + size));
  return grams;
}

/** Unit, size, and how it is written. */
function unitSigns({ unit, noun, value, bound, vague, stated, text }: Figure): string[] {
  const kind = unit === 'count' ? `count:${noun}` : unit;
  const size = Number(value) > 0 ? Math.floor(Math.log10(Number(value)) * 2) : 'none';
  return [
    `U:${kind}`,
    `V:${unit}:${size}`,
    `W:${unit}:${value}`,
    `B:${bound}`,
    vague ? 'vague' : 'exact',
    `S:${stated}`,
    `T:${text.length}`,
  ];
}

/** The nouns of facts: the one that the figure would be given, those nearest to it on either side, all. */
function nounSigns(source: SlotSource, figure: Figure, { nouns, given }: FigureSurroundings): string[] {
  const called = (noun: Noun | undefined) => noun?.fact ?? 'other';
  const ahead = nouns.filter((n) => n.end <= figure.start).at(-1);
  const behind = nouns.find((n) => n.start >= figure.end);
  const far = (from: number, to: number) =>
    `${Math.min(2, breaksBetween(source, from, to))}${to - from > 4 ? '+' : ''}`;
  return [
    given.has(figure) ? `A:${called(given.get(figure))}` : 'A:none',
    ahead ? `N<${called(ahead)}:${far(ahead.end, figure.start)}` : 'N<none',
    ahead ? `N<${called(ahead)}` : 'N<',
    behind ? `N>${called(behind)}:${far(figure.end, behind.start)}` : 'N>none',
    ...nouns.map((n) => `N:${called(n)}`),
  ];
}

/** What the words around it tell, by the classes that patterns read with. */
function wordSigns(source: SlotSource, figure: Figure): string[] {
  const { pattern } = source.book.language;
  const { start, end } = clauseAt(source, figure.start);
  const [before, after] = [source.text.slice(start, figure.start), source.text.slice(figure.end, end)];
  const named = (stands: typeof standsBefore) =>
    nounsOf(source, 'amount').some((n) => n.fact !== null && stands(source, n, figure));
  const claims = isClaim(source, figure, { named: named(standsBefore), names: named(standsAfter) });
  return [
    ...AHEAD.filter((name) => pattern(`{${name}}`).test(before)).map((name) => `W<${name}`),
    ...RIGHT_AHEAD.filter((name) => pattern(`{${name}}$$`).test(before)).map((name) => `W<<${name}`),
    ...BEHIND.filter((name) => pattern(`{${name}}`).test(after)).map((name) => `W>${name}`),
    ...(claims ? ['claims'] : []),
    ...(isOfAnother(source, figure.start) ? ['another'] : []),
    ...(/^[^。！!；;]{0,12}[?？]/.test(source.text.slice(figure.end)) ? ['asks'] : []),
    ...(source.text.includes('?') ? ['Q'] : []),
  ];
}

/** The other figures: how many of its kind, what stands next to it, whether it is what others come to. */
function besides({ figures }: SlotSource, figure: Figure): string[] {
  const i = figures.indexOf(figure);
  const alike = figures.filter((f) => f.unit === figure.unit);
  const others = alike.filter((f) => f !== figure).map((f) => Number(f.value));
  const value = Number(figure.value);
  const near = (sum: number) => sum > 0 && Math.abs(sum - value) <= sum * 0.02;
  const rates = figures.filter((f) => f.unit === '%').map((f) => Number(f.value) / 100);
  const total = others.reduce((a, b) => a + b, 0);
  const place = alike.indexOf(figure);
  return [
    `P:${figures[i - 1]?.unit ?? ''}`,
    `X:${figures[i + 1]?.unit ?? ''}`,
    `I:${place === 0 ? 'first' : place === alike.length - 1 ? 'last' : 'between'}:${Math.min(4, alike.length)}`,
    ...(others.length > 1 && near(total) ? ['is-sum'] : []),
    ...(others.some((o) => rates.some((r) => near(o * r))) ? ['is-share'] : []),
    ...(others.some((a) => others.some((b) => a > b && near(a - b))) ? ['is-rest'] : []),
    ...(others.includes(value) ? ['again'] : []),
    ...(others.length > 0
      ? [others.every((o) => o <= value) ? 'most' : others.every((o) => o >= value) ? 'least' : 'middle']
      : []),
  ];
}
