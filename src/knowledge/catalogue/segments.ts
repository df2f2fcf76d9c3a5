import { type Figure, parseFigures } from '../../language/figure.ts';
import type { FacetReader } from './facet-reader.ts';

/** A part of a sentence, with the stop that ends it (`，`, `；`, `。` or `：`) and the quantities in it. */
export interface Segment {
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
/** A bracket that does not close within so many characters is a slip of the source. */
const INSET = 160;

/**
 * The parts of a clause's text, in order. Brackets and quotations are not torn apart, and a line that a page broke in the middle of a
 * sentence is read on in the next.
 */
export function segmentsOf(text: string, reader: FacetReader): readonly Segment[] {
  const figures = parseFigures(text);
  const segments: Segment[] = [];
  let start = 0;
  let opens = true;
  let figure = 0;
  const push = (end: number, stop: string) => {
    const from = figure;
    while (figure < figures.length && (figures[figure]?.start ?? 0) < end) figure += 1;
    if (text.slice(start, end).trim() !== '')
      segments.push({
        start,
        end,
        text: text.slice(start, end),
        stop,
        opens,
        figures: figures.slice(from, figure).filter((f) => f.end <= end),
      });
  };
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i] ?? '';
    const close = PAIRS[c];
    const inset = close ? text.slice(i, i + INSET).indexOf(close) : -1;
    if (inset > 0) i += inset;
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

/** 1,000 holds no comma that ends anything. */
const isDecimal = (text: string, at: number): boolean =>
  text[at] === ',' && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '');

/** True where a line is whole: it has ended with a stop, or the next is an item or a label of its own. */
function endsLine(line: string, next: string, reader: FacetReader): boolean {
  return line.trim() === '' || reader.holds('new-line', next.slice(0, 24));
}
