import type { FacetReader } from '../knowledge/catalogue/facet-reader.ts';
import type { FactBook } from '../knowledge/fact.ts';
import { parseFigures } from '../language/figure.ts';
import { ASKS_NOTHING, alternatives, type DraftedConditions, doubt, joinAsked, quotedCondition } from './asked.ts';
import { type ClauseWords, isOutside, pieceBetween, withoutSpace } from './piece.ts';
import { bounded, isBound } from './read-bound.ts';
import { dated, namesThing, soft, truth } from './read-truth.ts';

/** Names in quotation marks. */
const QUOTED = /“[^”]{0,200}”|《[^》]{0,200}》/gu;

/** What the parts that lead up to a grant ask for. A part that begins with 或 is one of several, the part before it another. */
export function readConditions(parts: readonly ClauseWords[], reader: FacetReader, book: FactBook): DraftedConditions {
  const turns = parts.flatMap((part, i) => (reader.holds('towards', part.text) ? [i] : []));
  const read: { asked: DraftedConditions; or: boolean }[] = parts.map((part, i) => {
    const or = reader.first('draft-or', part.text);
    const chosen = reader.first('draft-chosen', part.text);
    const from = or?.end ?? chosen?.end ?? 0;
    const own = lessLead(from > 0 ? pieceBetween(part, from, part.text.length) : part, reader);
    const any = reader.first('draft-any-of', own.text);
    const whole = any ? pieceBetween(own, 0, any.start) : own;
    const pieces = piecesOf(whole, reader);
    const meant = turns.some((turn) => turn > i);
    const asked = joinAsked([
      ...(chosen ? [quotedCondition(pieceBetween(part, chosen.start, chosen.end))] : []),
      ...pieces.map((piece) => ofPiece(piece, meant, reader, book)),
    ]);
    const list = pieces.filter(
      (p, n) =>
        n > 0 &&
        part.text[p.start - part.start - 1] === '、' &&
        namesThing(p, reader) &&
        namesThing(pieces[n - 1] as ClauseWords, reader),
    );
    const doubtful = list.length > 0 ? doubt(whole, 'conditions', '“、”两边是都要还是有一样就行，没有把握').open : [];
    return { asked: { ...asked, open: [...asked.open, ...doubtful] }, or: or !== null };
  });
  const first = read.findIndex(({ or }) => or);
  if (first < 0) return joinAsked(read.map(({ asked }) => asked));
  const ahead = read.slice(0, Math.max(0, first - 1)).map(({ asked }) => asked);
  const either = read.slice(Math.max(0, first - 1));
  const doubtful = first === 0 || either.slice(1).some(({ or }) => !or) || ahead.length > 1;
  const several = alternatives(either.map(({ asked }) => asked));
  const [part] = parts.slice(first);
  return joinAsked([
    ...ahead,
    several,
    ...(doubtful && part ? [{ ...ASKS_NOTHING, open: doubt(part, 'conditions', '“或”管到哪里，没有把握').open }] : []),
  ]);
}

/** A part less what turns to somebody, and what leads in and out. */
function lessLead(part: ClauseWords, reader: FacetReader): ClauseWords {
  const from = reader.first('towards', part.text)?.end ?? reader.first('leading', part.text)?.end ?? 0;
  return pieceBetween(part, from, part.text.length - (reader.first('trailing', part.text)?.text.length ?? 0));
}

/** The conditions that are joined in one part: 且 anywhere outside brackets, 、 only between such as ask something each. */
function piecesOf(part: ClauseWords, reader: FacetReader): readonly ClauseWords[] {
  const { text } = part;
  const cuts = joinsIn(text, reader);
  const ends = [...cuts, { start: text.length, end: text.length }];
  return ends
    .map(({ start }, i) => pieceBetween(part, i === 0 ? 0 : (cuts[i - 1]?.end ?? 0), start))
    .map((piece) => pieceBetween(piece, reader.first('leading', piece.text)?.end ?? 0, piece.text.length))
    .map((piece) => (piece.text.endsWith('的') ? pieceBetween(piece, 0, piece.text.length - 1) : piece))
    .filter((piece) => withoutSpace(piece.text).length > 1 && !reader.holds('draft-nothing', piece.text));
}

/** Where a part joins conditions; what was done without what it was done to is none of its own: 新增并纳入统计. */
function joinsIn(text: string, reader: FacetReader): readonly { readonly start: number; readonly end: number }[] {
  const words = reader
    .all('draft-joins', text)
    .filter(
      ({ start, end }) =>
        start > 0 && end < text.length && !reader.holds('draft-no-object', withoutSpace(text.slice(0, start))),
    );
  const items = [...text.matchAll(/、/g)].map(({ index }) => ({ start: index, end: index + 1 }));
  const apart = items.filter(({ start }) => isOutside(text, start));
  const sides = [...apart, { start: text.length, end: 0 }].map(({ start }, i) =>
    text.slice(apart[i - 1]?.end ?? 0, start),
  );
  const each = apart.length > 0 && sides.every((s) => reader.holds('predicate', s) || reader.holds('draft-soft', s));
  return [...words.filter(({ start }) => isOutside(text, start)), ...(each ? apart : [])].sort(
    (a, b) => a.start - b.start,
  );
}

/** `meant`: a part behind it tells whom or what is meant, so that what is encouraged before is no condition. */
function ofPiece(piece: ClauseWords, meant: boolean, reader: FacetReader, book: FactBook): DraftedConditions {
  const figures = parseFigures(piece.text);
  const bounds = figures.filter(isBound);
  const bare = piece.text.replace(QUOTED, '');
  if (reader.holds('draft-rank', bare))
    return doubt(piece, 'conditions', '按名次给，格式里没有名次：改成能问企业的条件');
  const sides = bounds.length > 0 ? sidesOf(piece, reader) : [];
  if (sides.length > 1) return alternatives(sides.map((side) => ofSide(side, reader, book)));
  const [bound] = bounds;
  if (bound && figures.length === 1) return bounded(piece, bound, reader, book);
  if (bound) return doubt(piece, 'conditions', '一句里有几个数，没有拆开');
  if (reader.holds('draft-besides', bare) || reader.holds('draft-by-officials', bare)) return quotedCondition(piece);
  const encouraged = reader.first('draft-encouraged', piece.text);
  if (meant && figures.length === 0) return quotedCondition(piece);
  if (encouraged && figures.length === 0) {
    const done = pieceBetween(piece, encouraged.what.start, encouraged.what.end);
    return joinAsked([truth(done, reader, book), quotedCondition(piece)]);
  }
  if (reader.holds('aim', bare)) return quotedCondition(piece);
  if (reader.holds('draft-soft', bare)) return soft(piece, reader, book);
  return figures.length > 0 ? dated(piece, figures, reader, book) : truth(piece, reader, book);
}

/** What one of several alternatives asks: what no machine checks is asked of the owner. */
function ofSide(piece: ClauseWords, reader: FacetReader, book: FactBook): DraftedConditions {
  const figures = parseFigures(piece.text);
  const [bound, ...more] = figures;
  if (!bound) return truth(piece, reader, book);
  if (more.length > 0 || !isBound(bound)) return doubt(piece, 'conditions', '一句里有几个数，没有拆开');
  return bounded(piece, bound, reader, book);
}

/** The sides of 或, where it stands between conditions. */
function sidesOf(piece: ClauseWords, reader: FacetReader): readonly ClauseWords[] {
  const cuts = reader.all('draft-or-between', piece.text).filter(({ start }) => isOutside(piece.text, start));
  const ends = [...cuts, { start: piece.text.length, end: piece.text.length }];
  const sides = ends.map(({ start }, i) => pieceBetween(piece, i === 0 ? 0 : (cuts[i - 1]?.end ?? 0), start));
  const asks = ({ text }: ClauseWords): boolean => parseFigures(text).some(isBound) || reader.holds('predicate', text);
  return sides.every(asks) ? sides : [piece];
}
