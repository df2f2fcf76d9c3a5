import { type Figure, parseFigures } from '../../language/figure.ts';
import type { FacetReader } from './facet-reader.ts';

/** A part of a sentence, with the stop that ends it (`，`, `；`, `。` or `：`) and the quantities in it. */
export interface SentencePart {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly stop: string;
  /** True where a line of its own begins with it: an item of a list. */
  readonly opens: boolean;
  readonly figures: readonly Figure[];
}

const STOPS = '，,；;。！？!?：';
const SENTENCE = '。！？!?';
const PAIRS: Readonly<Record<string, string>> = { '（': '）', '(': ')', '《': '》', '“': '”', '〈': '〉', '【': '】' };
/** Every character that may end a part, or begin what is not torn apart. */
const MARK = /[，,；;。！？!?：（(《“〈【\n]/g;
/** A bracket that does not close within so many characters is a slip of the source. */
const INSET = 160;

/**
 * The parts of a clause's text, in order. Brackets and quotations are not torn apart, and a line that a page broke in the middle of a
 * sentence is read on in the next.
 */
export function segmentsOf(text: string, reader: FacetReader): readonly SentencePart[] {
  // Most clauses grant nothing, and nobody looks at their quantities.
  let figures: readonly Figure[] | undefined;
  const figuresIn = (from: number, to: number): readonly Figure[] => {
    figures ??= parseFigures(text);
    return figures.filter((f) => f.start >= from && f.end <= to);
  };
  const segments: SentencePart[] = [];
  let start = 0;
  let opens = true;
  const push = (end: number, stop: string) => {
    const words = text.slice(start, end);
    if (words.trim() !== '') segments.push(segmentAt({ start, end, text: words, stop, opens }, figuresIn));
  };
  let inside = 0;
  for (const { 0: c, index: i } of text.matchAll(MARK)) {
    if (i < inside) continue;
    const close = PAIRS[c];
    const inset = close ? text.slice(i, i + INSET).indexOf(close) : -1;
    if (inset > 0) inside = i + inset + 1;
    else if (c === '\n') {
      const next = /\S/.exec(text.slice(i))?.index ?? 0;
      if (!endsLine(text.slice(start, i), text.slice(i + next), reader)) continue;
      push(i, '。');
      start = i + 1;
      opens = true;
    } else if (STOPS.includes(c) && !isDecimal(text, i)) {
      push(i, SENTENCE.includes(c) ? '。' : c === ',' ? '，' : c === ';' ? '；' : c);
      start = i + 1;
      opens = false;
    }
  }
  push(text.length, '。');
  return segments;
}

/** A part that reads its quantities when they are first looked at. */
function segmentAt(
  part: Omit<SentencePart, 'figures'>,
  figuresIn: (from: number, to: number) => readonly Figure[],
): SentencePart {
  let known: readonly Figure[] | undefined;
  return {
    ...part,
    get figures() {
      known ??= figuresIn(part.start, part.end);
      return known;
    },
  };
}

/** 1,000 holds no comma that ends anything. */
const isDecimal = (text: string, at: number): boolean =>
  text[at] === ',' && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '');

/** True where a line is whole: it has ended with a stop, or the next is an item or a label of its own. */
function endsLine(line: string, next: string, reader: FacetReader): boolean {
  return line.trim() === '' || reader.holds('new-line', next.slice(0, 24));
}
