import { type Clause, isHollow, type PolicyDocument } from '../../knowledge/document.ts';
import { LEFT_OUT } from '../../language/official-text.ts';
import { regionName } from '../../language/region.ts';
import type { Span } from '../../understand/span.ts';
import { cite, listed, name, type Pieces, quote, type Writer } from '../draft/writer.ts';
import { isBare } from '../evidence/bare.ts';
import type { Evidence, Ranked } from '../evidence/evidence.ts';
import { pieceWith, sentenceOfPiece } from '../evidence/pieces.ts';
import { sentencesOf } from '../evidence/sentences.ts';
import { sentencesQuoted } from '../evidence/sentences-quoted.ts';
import { likeliestSentence } from '../evidence/within/sentences-that-answer.ts';
import { silentText } from './silent-text.ts';

/** Characters for what the clauses say; the rest of 400 is for bodies, limits and notices. */
const BUDGET = 240;
/** So many bodies are named where nobody asked who is in charge. */
const FEW = 3;
/** A sentence of so many characters is quoted whole. */
const SHORT = 60;

/** What the clause says to the question, in its own sentences; `on`: the sentences that certain figures stand in. */
export function sayClause(
  writer: Writer,
  evidence: Evidence,
  ranked: Ranked,
  budget = BUDGET,
  lead: Pieces = [],
  on: readonly { readonly start: number; readonly end: number }[] = [],
): void {
  const { clause, document } = ranked;
  if (isHollow(clause)) {
    sayHeadingAlone(writer, clause, document);
    return;
  }
  const picked =
    on.length > 0
      ? sentencesOf(clause).filter((s) => on.some((f) => f.start >= s.start && f.end <= s.end))
      : sentencesQuoted(evidence, ranked, budget);
  const official = document.provenance === 'official';
  const pieces = picked.map((s) => quote(clause, s.start, s.end));
  writer.say(lead, official ? '“' : '', ...pieces, official ? '”' : '', cite(clause));
}

/** Of a clause that is held by its heading alone nothing is told but that. */
export function sayHeadingAlone(writer: Writer, clause: Clause, document: PolicyDocument): void {
  writer.say(silentText(document), '看不到：“', name(clause.heading), '”只有标题，正文没有收录', cite(clause), '。');
}

/** Who is in charge; of a long list the first, unless it is asked for. */
export function sayBodies(writer: Writer, { clause }: Ranked, whole = false): void {
  const { bodies } = clause;
  if (bodies.length === 0) return;
  const shown = whole || bodies.length <= FEW + 1 ? bodies : bodies.slice(0, FEW);
  writer.say('由', listed(shown.map(name)), shown.length < bodies.length ? '等部门负责' : '负责', cite(clause), '。');
}

/** As much of one sentence of a clause as certain words of it stand in, the rest of a long one marked as left out; the sentences likest to the question where there are none. */
export function sayPiece(writer: Writer, evidence: Evidence, ranked: Ranked, lead: string, on: readonly Span[]): void {
  const { clause } = ranked;
  const piece = standsBeside(on, evidence, ranked) ? null : pieceWith(clause, on);
  // 组长是区长吗: what a sentence has instead stands in its other parts.
  const whole = piece && sentenceOfPiece(clause, piece);
  const said = whole && whole.text.length <= SHORT ? whole : piece;
  if (said) writer.say(lead, quotePiece(clause, said), cite(clause));
  else sayClause(writer, evidence, ranked, 120, [lead]);
}

/** Another sentence of a built-in clause than the one that certain words stand in is likely asked about. */
function standsBeside(on: readonly Span[], evidence: Evidence, ranked: Ranked): boolean {
  const likely = isBare(ranked.document) ? null : likeliestSentence(evidence, ranked);
  return likely !== null && on.every(({ start }) => start < likely.sentence.start || start >= likely.sentence.end);
}

/** A piece of a sentence as it is quoted. */
export function quotePiece(clause: Clause, piece: Span): Pieces {
  const { start, end } = sentenceOfPiece(clause, piece) ?? piece;
  return [piece.start > start ? LEFT_OUT : '', quote(clause, piece.start, piece.end), piece.end < end ? LEFT_OUT : ''];
}

export function placeOfDocument(ranked: Ranked): string {
  return ranked.document.region ? regionName(ranked.document.region) : '（来源未写明地区）';
}
