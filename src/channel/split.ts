const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** What an app counts its limit in. */
export type LengthMeasure = (text: string) => number;
export const utf16: LengthMeasure = (text) => text.length;
export const utf8: LengthMeasure = (text) => Buffer.byteLength(text, 'utf8');

/** Never cut: a source line, a title, a quantity, and whatever a citation hangs on. */
const WHOLE =
  /\[\d{1,4}\] [^\n]+|《[^》\n]{0,200}》(?:\[\d{1,4}\])*|\d[\d,.]{0,40}\s{0,4}(?:%|％|[十百千万亿]{0,8}元?)?(?:\[\d{1,4}\])*|(?:\[\d{1,4}\])+/g;
/** Where a message may end, best first: paragraph, line, sentence, clause of a sentence. */
const ENDS = [/\n\n$/, /\n$/, /[。！？!?；;…]["”』」）)]*(?:\[\d{1,4}\])*$/, /[，,、：:\s]$/] as const;

export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts `text` into spans of at most `max`, at the last good end in the second half of each; a citation stays whole and with its
 * sentence as long as it fits. Blank space at the edges of a span is left out; nothing else is.
 */
export function split(text: string, max: number, measure: LengthMeasure): TextSpan[] {
  if (measure(text.trim()) <= max) return trimmed(text, 0, text.length);
  const spans: TextSpan[] = [];
  let start = 0;
  let end = 0;
  let size = 0;
  const ends: number[] = [];
  for (const atom of atoms(text, max, measure)) {
    const n = measure(atom);
    while (size + n > max && end > start) {
      const at = bestEnd(text, start, ends) ?? end;
      spans.push(...trimmed(text, start, at));
      start = at;
      size = measure(text.slice(start, end));
      ends.splice(0, ends.findLastIndex((e) => e <= at) + 1);
    }
    end += atom.length;
    size += n;
    ends.push(end);
  }
  spans.push(...trimmed(text, start, end));
  return spans;
}

/** The smallest pieces that stay whole: what WHOLE finds, with a citation glued to what precedes it; else graphemes. */
function* atoms(text: string, max: number, measure: LengthMeasure): Generator<string> {
  let held = '';
  for (const piece of pieces(text, max, measure)) {
    const glued = /^(?:\[\d{1,4}\])+$/.test(piece) && held !== '' && measure(held + piece) <= max;
    if (glued) held += piece;
    else {
      if (held) yield held;
      held = piece;
    }
  }
  if (held) yield held;
}

function* pieces(text: string, max: number, measure: LengthMeasure): Generator<string> {
  let at = 0;
  for (const match of text.matchAll(WHOLE)) {
    if (measure(match[0]) > max) continue;
    yield* letters(text.slice(at, match.index), max, measure);
    yield match[0];
    at = match.index + match[0].length;
  }
  yield* letters(text.slice(at), max, measure);
}

/** Graphemes; one that is larger than a whole message falls back to code points. */
function* letters(text: string, max: number, measure: LengthMeasure): Generator<string> {
  for (const { segment } of graphemes.segment(text)) {
    if (measure(segment) <= max) yield segment;
    else yield* segment;
  }
}

function bestEnd(text: string, start: number, ends: readonly number[]): number | null {
  const early = start + ((ends.at(-1) ?? start) - start) / 2;
  for (const pattern of ENDS)
    for (let i = ends.length - 1; i >= 0; i -= 1) {
      const at = ends[i] ?? 0;
      if (at <= early) break;
      if (pattern.test(text.slice(Math.max(start, at - 12), at))) return at;
    }
  return null;
}

function trimmed(text: string, start: number, end: number): TextSpan[] {
  const inner = text.slice(start, end);
  const first = start + inner.length - inner.trimStart().length;
  const last = start + inner.trimEnd().length;
  return last > first ? [{ start: first, end: last }] : [];
}
