import type { UnconfirmedFigure } from '../../knowledge/document.ts';
import { UNCONFIRMED, unconfirmedAt } from '../../language/unconfirmed.ts';
import { align, type Extent } from './align.ts';
import { figuresOfLine, isNumeral, isSameNumeral, markerOf } from './figures-of-line.ts';
import type { Box, Confirmation, ScannedPage, SeenLine } from './scanned-page.ts';

/** A figure of a page on which its readers differ, or that only one of them saw. */
export interface Doubt extends UnconfirmedFigure, Omit<Confirmation, 'said'> {
  readonly box: Box;
  /** What a person said of it; null where nobody did. */
  readonly said: string | null;
}

/** A line, and the spans of it that are in doubt; `stands`: what is seen there is text, else it is one once a person has read it. */
interface DoubtfulLine extends SeenLine {
  readonly spans: readonly Extent[];
  readonly stands: boolean;
}

/** A page as text: a figure that is in doubt, and of which nobody said what it is, stands as unconfirmed, with its place. */
export interface SettledPage {
  readonly lines: readonly SeenLine[];
  readonly doubts: readonly Doubt[];
}

/** What a person says of a line that only a speck of dirt was. */
export const NOTHING = '无';

/** Holds what two readers saw of page `n` against each other, figure by figure; `confirmed`: what a person said of those in doubt. */
export function settlePage(n: number, page: ScannedPage, confirmed: readonly Confirmation[]): SettledPage {
  const first = page.first.map(({ text, box }) => ({ text: tidy(text), box })).filter(({ text }) => text !== '');
  const over = new Map(first.map((line) => [line, [] as SeenLine[]] as const));
  const alone: SeenLine[] = [];
  for (const line of page.second) {
    const under = first.reduce<SeenLine | null>(
      (best, each) => (shared(each, line) > shared(best, line) ? each : best),
      null,
    );
    if (under && shared(under, line) > 0.4) over.get(under)?.push(line);
    else if (figuresOfLine(tidy(line.text)).length > 0) alone.push(line);
  }
  const seen: Pick<Doubt, 'read' | 'other' | 'words' | 'box'>[] = [];
  const doubtful: DoubtfulLine[] = [];
  for (const [line, others] of over) {
    const other = others
      .sort((a, b) => a.box[0] - b.box[0])
      .map(({ text }) => tidy(text))
      .join('');
    const spans = apart(line.text, other);
    for (const span of spans) {
      const read = line.text.slice(span.start, span.end);
      const words = `${line.text.slice(Math.max(0, span.start - AROUND), span.start)}${UNCONFIRMED}${line.text.slice(span.end, span.end + AROUND)}`;
      seen.push({ read: read || null, other: span.other || null, words, box: line.box });
    }
    doubtful.push({ ...line, spans, stands: true });
  }
  for (const { text, box } of alone) {
    seen.push({ read: null, other: tidy(text), words: '', box });
    doubtful.push({ text: '', box, spans: [{ start: 0, end: 0 }], stands: false });
  }
  const doubts = known(n, seen, confirmed);
  return { lines: filled(doubtful, doubts).sort((a, b) => a.box[1] - b.box[1]), doubts };
}

/** Doubts of page `n` in their order, each with what a person said of it. */
function known(
  page: number,
  seen: readonly Pick<Doubt, 'read' | 'other' | 'words' | 'box'>[],
  confirmed: readonly Confirmation[],
): Doubt[] {
  const keys = seen.map(({ read, other, words }) => JSON.stringify([read, other, words]));
  return seen.map((each, i): Doubt => {
    const alike = (keysUpTo: readonly string[]): number => keysUpTo.filter((key) => key === keys[i]).length;
    const doubt = { ...each, page, nth: alike(keys.slice(0, i + 1)), of: alike(keys) };
    const said = confirmed.find((one) => concernsSame(one, doubt))?.said ?? null;
    return { ...doubt, at: `${page}.${i + 1}`, said };
  });
}

/** Whether what a person said was said of this figure. */
export const concernsSame = (one: Omit<Confirmation, 'said'>, other: Omit<Confirmation, 'said'>): boolean =>
  (['page', 'read', 'other', 'words', 'nth', 'of'] as const).every((what) => one[what] === other[what]);

/** The lines with what is known of their doubtful spans, these in order. */
function filled(lines: readonly DoubtfulLine[], doubts: readonly Doubt[]): SeenLine[] {
  const left = [...doubts];
  return lines.flatMap(({ text, box, spans, stands }) => {
    let out = '';
    let done = 0;
    for (const { start, end } of spans) {
      const doubt = left.shift() as Doubt;
      if (!stands && (doubt.said ?? NOTHING) === NOTHING) return [];
      out += text.slice(done, start) + (doubt.said === NOTHING ? '' : (doubt.said ?? unconfirmedAt(doubt.at)));
      done = end;
    }
    return [{ text: out + text.slice(done), box }];
  });
}

/** Characters that are shown on each side of a figure. */
const AROUND = 14;

/** A figure of one reading that the other has not, by its place in the first, with what the second has there. */
interface Difference extends Extent {
  readonly other: string;
}

/** Where the readings of a line differ in a figure. */
function apart(a: string, b: string): readonly Difference[] {
  const { to, from } = align(a, b);
  // 2. that the other saw as a bare 2 is no figure for all that.
  const ours = figuresOfLine(a).filter(({ start, key }) => !(isBare(key) && (to[start] as number) < markerOf(b)));
  const theirs = figuresOfLine(b).filter(({ start, key }) => !(isBare(key) && (from[start] as number) < markerOf(a)));
  const meets = (one: Extent, other: Extent): boolean =>
    (to[one.start] as number) < other.end && (to[one.end] as number) > other.start;
  const spans: Extent[] = [];
  for (const one of ours) {
    const met = theirs.filter((other) => meets(one, other));
    if (met.length !== 1 || met[0]?.key !== one.key)
      spans.push(around([one, ...met.map((other) => over(other, from))]));
  }
  for (const other of theirs) if (!ours.some((one) => meets(one, other))) spans.push(over(other, from));
  spans.push(
    ...numeralsApart(a, b, to),
    ...numeralsApart(b, a, from)
      .map((span) => over(span, from))
      .map((span) => wholeNumber(a, span)),
  );
  const merged: Extent[] = [];
  for (const span of spans.sort((x, y) => x.start - y.start || x.end - y.end)) {
    const last = merged.at(-1);
    if (last && span.start < Math.max(last.end, last.start + 1)) merged[merged.length - 1] = around([last, span]);
    else merged.push(span);
  }
  const otherOf = (span: Extent): string => {
    const touched = theirs.filter(
      // A figure that the first did not see at all stands between two characters of it.
      ({ start, end }) =>
        (from[start] as number) < Math.max(span.end, span.start + 1) && (from[end] as number) >= span.start,
    );
    const { start, end } = around([over(span, to), ...touched]);
    return b.slice(start, end);
  };
  return merged.map((span) => ({ ...span, other: otherOf(span) }));
}

/** Numbers of one line that have another numeral in the other, or lack one there, as what no figure is known by: 三架, 三分之一, （30）万. */
function numeralsApart(one: string, other: string, to: readonly number[]): Extent[] {
  return [...Array(one.length).keys()].flatMap((i): Extent[] => {
    if (!isNumeral(one[i])) return [];
    const there = other.slice(to[i], to[i + 1]);
    const differs = [...there].some((c) => isNumeral(c) && !isSameNumeral(c, one[i] as string));
    const lacks = there === '' && (isNumeral(one[i - 1]) || isNumeral(one[i + 1]));
    return differs || lacks ? [wholeNumber(one, { start: i, end: i + 1 })] : [];
  });
}

/** The numerals around a place of a line. */
function wholeNumber(line: string, { start, end }: Extent): Extent {
  let [from, to] = [start, end];
  while (isNumeral(line[from - 1])) from -= 1;
  while (isNumeral(line[to])) to += 1;
  return { start: from, end: to };
}

const isBare = (key: string): boolean => /^\d{1,3}$/.test(key);

const over = ({ start, end }: Extent, to: readonly number[]): Extent => ({
  start: to[start] as number,
  end: to[end] as number,
});

const around = (spans: readonly Extent[]): Extent => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
});

/** How much of the lower of two lines the higher covers in height, where they share any width. */
function shared(one: SeenLine | null, other: SeenLine): number {
  if (!one) return 0;
  const [x0, y0, x1, y1] = one.box;
  const [u0, v0, u1, v1] = other.box;
  if (Math.min(x1, u1) <= Math.max(x0, u0)) return 0;
  return (Math.min(y1, v1) - Math.max(y0, v0)) / Math.max(1, Math.min(y1 - y0, v1 - v0));
}

/** One blank where cells stand apart, none within a figure; ‰ as it is often seen. */
const tidy = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<=\d\s?)[%％]\s?[0oO〇○](?!\d)/g, '‰')
    .replace(/(?<=\d) (?=[年月日万亿元%.，])|(?<=[年月〕]) (?=\d)/g, '');
