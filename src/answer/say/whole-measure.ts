import { cardOf } from '../../knowledge/catalogue/card.ts';
import { measuresOf } from '../../knowledge/catalogue/catalogue.ts';
import type { Facet, Measure } from '../../knowledge/catalogue/facet.ts';
import { type Clause, STATUS_LABELS } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { parseFigures } from '../../language/figure.ts';
import { PROMISE, recurrencesIn, SIGN_BEFORE } from '../../language/figure-context.ts';
import { looseIn } from '../../language/unbound-quantity.ts';
import type { Draft } from '../draft/draft.ts';
import { cite, clauseFigure, documentDate, limited, listed, name, type Pieces, type Writer } from '../draft/writer.ts';
import { type Evidence, rankedById } from '../evidence/evidence.ts';
import { pieceWith } from '../evidence/pieces.ts';
import { clauseFigures } from '../evidence/sentences.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { quotePiece } from './clause.ts';
import { whatItPays } from './what-it-pays.ts';
import { allItAsks } from './what-it-takes.ts';

/** So many characters stand above the sources at most, and in one row. */
const WHOLE = 460;
const ROW = 110;

/** A row of a card; what is told least first gives way where it grows too long. */
interface Row {
  readonly label: string;
  readonly said: Pieces;
}

/** All that is known of a measure, a thing a row, and what its text does not say. */
export function sayCard(writer: Writer, measure: Measure, evidence: Evidence, knowledge: Knowledge): Draft {
  const held = rankedById(measure.clause, evidence.asOf, knowledge);
  if (!held) throw new Error(`the measure ${measure.id} rests on ${measure.clause}, which is not held`);
  const { clause, document } = held;
  const rule = measure.rule === null ? undefined : knowledge.book.rules.get(measure.rule);
  const { unsaid, status } = cardOf(measure, knowledge, evidence.asOf);
  const title = rule ? [name(rule.title)] : titleOf(measure, clause);
  writer.say(...title, '：', ...(rule ? whatItPays(rule, clause, true) : sumsOf(measure, clause)), cite(clause), '。');
  sayStatusOf(writer, evidence, [held]);
  const asks = rule ? allItAsks(rule, clause) : [];
  const parts = [...(asks.length > 0 ? [asks] : []), ...(rule?.attest ?? []).map((said) => [name(said)])];
  const asked = parts.length > 0 ? listed(parts, '；') : wordsOf(measure.conditions, clause);
  const others = measuresOf(clause, knowledge).filter((m) => m.id !== measure.id && m.rule !== measure.rule);
  const { period } = document;
  const rows: readonly Row[] = [
    { label: '给谁', said: wordsOf(measure.beneficiary ? [measure.beneficiary] : [], clause) },
    { label: '条件', said: asked },
    { label: '期限', said: period ? ['从', documentDate(document, 'from'), '到', documentDate(document, 'to')] : [] },
    { label: '是否有效', said: STATUS_LABELS[status] ? [STATUS_LABELS[status]] : [] },
    { label: '什么时候申报', said: wordsOf(measure.window ? [measure.window] : [], clause) },
    { label: '材料', said: wordsOf(measure.materials, clause) },
    { label: '在哪里办', said: wordsOf(measure.channel ? [measure.channel] : [], clause) },
    { label: '找谁', said: bodiesOf(measure, clause) },
    { label: '电话', said: wordsOf(measure.phone ? [measure.phone] : [], clause) },
    { label: '不给的情形', said: wordsOf(measure.exclusions, clause) },
    { label: '和别的支持', said: relationsOf(measure, clause) },
    { label: '条文写的是', said: givesOf(measure, clause) },
    { label: '条文没有写', said: unsaid.length > 0 ? [unsaid.join('、')] : [] },
    { label: '同一条里还有', said: listed(others.slice(0, 4).flatMap((m) => namesIn(m, knowledge))) },
  ];
  let left = WHOLE;
  for (const { label, said } of rows) {
    const length = lengthOf(said) + label.length + 2;
    if (said.length === 0 || length > left) continue;
    left -= length;
    const rests = label === '是否有效' ? [] : [cite(clause)];
    const last = said.at(-1);
    const ends = typeof last === 'object' && last.kind === 'quote' && last.text.endsWith('。');
    writer.say(label, '：', ...said, ...rests, ends ? '' : '。');
  }
  closeWithCaveats(writer, [held]);
  return writer.draft('answer');
}

const lengthOf = (pieces: Pieces): number =>
  pieces.reduce((sum, p) => sum + (typeof p === 'string' ? p.length : p.kind === 'citation' ? 3 : p.text.length), 0);

/** Words without a number, a date or a limit: they may stand in a reply as they are. */
const isPlain = (text: string): boolean => looseIn(text) === undefined && !text.includes('\n') && !PROMISE.test(text);

/** What a measure without a rule goes by, where its name holds no figure and tells no 每人; else the heading of its clause. */
const titleOf = ({ names: [first = ''] }: Measure, { heading }: Clause): Pieces =>
  isPlain(first) && recurrencesIn(first).length === 0 ? [first] : heading === '' ? ['这项措施'] : [name(heading)];

const namesIn = (measure: Measure, { book }: Knowledge): readonly Pieces[] => {
  const rule = measure.rule === null ? undefined : book.rules.get(measure.rule);
  const [first = ''] = measure.names;
  return rule ? [[name(rule.title)]] : isPlain(first) ? [[first]] : [];
};

/** The figures of a measure, its ceilings told as such. */
function sumsOf(measure: Measure, clause: Clause): Pieces {
  const held = clauseFigures(clause).filter((f) =>
    measure.figures.some(({ span }) => span?.start === f.start && span.end === f.end),
  );
  // What each person gets is no sum by itself: its part of the clause is told.
  const whole = held.every((f) => parseFigures(f.text).some(({ unit }) => unit === f.unit));
  if (held.length > 0 && !whole) return givesOf(measure, clause);
  if (held.length > 0)
    return listed(
      held.slice(0, 6).map((f) => limited(clause, f)),
      '；',
    );
  return ['条文没有写金额或比例'];
}

/** Facets in the words of the clause, as many as a row holds. */
function wordsOf(facets: readonly Facet[], clause: Clause): Pieces {
  const told: Pieces[] = [];
  let left = ROW;
  for (const facet of facets) {
    const words = inWords(facet, clause);
    left -= lengthOf(words);
    if (words.length === 0 || (left < 0 && told.length > 0)) continue;
    told.push(words);
  }
  return listed(told, '；');
}

/** The words of a facet, every figure in them bound to the clause; where that is not possible the part of the sentence that they stand in. */
function inWords({ text, span }: Facet, clause: Clause): Pieces {
  if (!span) return isPlain(text) ? [text] : [];
  const figures = clauseFigures(clause).filter((f) => f.start < span.end && f.end > span.start);
  const alone = parseFigures(text);
  const pieces: (string | ReturnType<typeof clauseFigure>)[] = [];
  let at = span.start;
  for (const figure of figures) {
    pieces.push(clause.text.slice(at, figure.start), clauseFigure(clause, figure));
    at = figure.end;
  }
  pieces.push(clause.text.slice(at, span.end));
  // Torn out of their sentence some words read otherwise: 2022-2024年.
  const same =
    alone.length === figures.length &&
    alone.every((f, i) => f.start + span.start === figures[i]?.start && f.bound === figures[i]?.bound);
  const isSigned = pieces.some((p) => typeof p === 'string' && SIGN_BEFORE.test(p));
  if (same && !isSigned && pieces.every((p) => typeof p !== 'string' || isPlain(p))) return pieces;
  const piece = pieceWith(clause, [span]);
  return piece && piece.end - piece.start <= ROW ? quotePiece(clause, piece) : [];
}

/** The part of the clause that gives, with its sums. */
function givesOf({ instrument, figures }: Measure, clause: Clause): Pieces {
  const { span } = instrument.said;
  const spans = [span, ...figures.map((f) => f.span)].flatMap((s) => s ?? []);
  const piece = pieceWith(clause, spans) ?? (span && pieceWith(clause, [span]));
  return piece ? quotePiece(clause, piece) : [];
}

/** The offices: those beside the text are printed as they are noted, those in it in its words. */
const bodiesOf = ({ bodies }: Measure, clause: Clause): Pieces =>
  listed(
    bodies.slice(0, 4).flatMap(({ text }): Pieces[] => {
      if (clause.bodies.includes(text)) return [[name(text)]];
      return isPlain(text) ? [[text]] : [];
    }),
  );

/** What the clause itself says of other support, quoted. */
function relationsOf({ relations }: Measure, clause: Clause): Pieces {
  const piece = pieceWith(clause, relations.filter((r) => r.clause === clause.id).slice(0, 1));
  return piece && piece.end - piece.start <= ROW ? quotePiece(clause, piece) : [];
}
