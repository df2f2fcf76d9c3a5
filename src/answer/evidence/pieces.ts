import type { Clause } from '../../knowledge/document.ts';
import { isSumOrRate } from '../../language/figure.ts';
import { DENIES, JOINS_ON, LEADS_UP } from '../../language/official-text.ts';
import type { Span } from '../../understand/span.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** Fewer characters are not worth being left out. */
const WORTH = 16;

/** The parts of a sentence between its commas, their marks aside; a bracket or a quotation is not torn apart. */
export function sentenceParts({ start, end, text }: Sentence): readonly Span[] {
  const parts: Span[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at] ?? '';
    if ('（《“(〈'.includes(c)) depth += 1;
    if ('）》”)〉'.includes(c)) depth = Math.max(0, depth - 1);
    if (depth > 0 || !'，,：:'.includes(c)) continue;
    if (at > from) parts.push({ start: start + from, end: start + at });
    from = at + 1;
  }
  if (start + from < end) parts.push({ start: start + from, end });
  return parts;
}

/** The sentence of which a span is a run of whole parts, where what it leaves out denies nothing; null for any other span. */
export function sentenceOfPiece(clause: Clause, { start, end }: Span): Sentence | null {
  const sentence = sentencesOf(clause).find((s) => s.start <= start && s.end >= end);
  if (!sentence) return null;
  const parts = sentenceParts(sentence);
  const isRun = parts.some((p) => p.start === start) && parts.some((p) => p.end === end);
  const leftOut = `${clause.text.slice(sentence.start, start)}\n${clause.text.slice(end, sentence.end)}`;
  return isRun && !DENIES.test(leftOut) ? sentence : null;
}

/** The part of its sentence between two commas that a figure stands in, where it may be quoted alone; else the sentence. */
export function partWith(clause: Clause, { start, end }: Span): Span {
  const sentence = sentencesOf(clause).find((s) => s.start <= start && s.end >= end);
  const part = sentence && sentenceParts(sentence).find((p) => p.start <= start && p.end >= end);
  return part && sentenceOfPiece(clause, part) ? part : (sentence ?? { start, end });
}

/** The shortest run of parts of one sentence that certain spans stand in and that says something of them; the whole sentence where a shorter one would turn it round. */
export function pieceWith(clause: Clause, spans: readonly Span[]): Span | null {
  const sentence = sentencesOf(clause).find((s) => spans.every((f) => f.start >= s.start && f.end <= s.end));
  if (!sentence || spans.length === 0) return null;
  const parts = sentenceParts(sentence);
  const textOf = ({ start, end }: Span): string => clause.text.slice(start, end);
  let first = parts.findIndex((p) => spans.some((f) => f.start < p.end));
  // What is paid is told whole, up to its ceiling.
  const told = [...spans, ...sentence.figures.filter((f) => isSumOrRate(f))];
  let last = parts.findLastIndex((p) => told.some((f) => f.end > p.start));
  while (first > 0 && (JOINS_ON.test(textOf(parts[first]!)) || LEADS_UP.test(textOf(parts[first - 1]!)))) first -= 1;
  while (last < parts.length - 1 && LEADS_UP.test(textOf(parts[last]!))) last += 1;
  const piece = { start: parts[first]?.start ?? sentence.start, end: parts[last]?.end ?? sentence.end };
  const saves = sentence.text.length - (piece.end - piece.start) >= WORTH;
  return saves && sentenceOfPiece(clause, piece) ? piece : sentence;
}
