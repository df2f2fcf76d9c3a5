import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import { regionName } from '../../language/region.ts';
import type { Draft, Segment, Statement } from '../draft/draft.ts';
import { called, cite, figure, name, type Pieces, Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { HeldFigure } from '../evidence/figures-aligned.ts';
import { pieceWith } from '../evidence/pieces.ts';
import type { Premise } from '../evidence/premise.ts';
import { closeWithCaveats, sayStatusOf } from './caveats.ts';
import { quotePiece } from './clause.ts';
import { isWhole, silentText } from './silent-text.ts';

/** Says first what comes of the figures that the message puts into the mouth of a policy; what else it asks follows. */
export function sayPremises(
  premises: readonly Premise[],
  evidence: Evidence,
  rest: Draft | null,
  { documents }: Knowledge,
): Draft {
  const writer = new Writer(evidence.noticed);
  const absent = premises.filter((p) => p.premise === 'not-held');
  for (const premise of premises) if (premise.premise !== 'not-held') sayHeld(writer, premise, documents);
  if (absent.length > 0) sayAbsent(writer, absent, evidence, documents);
  if (rest === null) {
    const used = premises.slice(0, 1).map(({ of }) => of);
    sayStatusOf(writer, evidence, used);
    closeWithCaveats(writer, used);
    return writer.draft('answer');
  }
  return withoutQuotesShown(writer.draft('answer'), rest);
}

/** One draft before another, which repeats no quotation of the first. */
export function withoutQuotesShown(first: Draft, rest: Draft): Draft {
  const shown = first.statements.flatMap((s) => s.filter(isQuote));
  return {
    ...rest,
    statements: [...first.statements, ...rest.statements.filter((s) => !quotesNothingNew(s, shown))],
    citations: [...new Set([...first.citations, ...rest.citations])],
  };
}

function sayHeld(
  writer: Writer,
  premise: Exclude<Premise, { premise: 'not-held' }>,
  documents: Knowledge['documents'],
): void {
  const said = ofAsker(premise.said);
  if (premise.premise === 'of-another') {
    writer.say('不对：您问的，条文写的是：', ...pieceOf(premise.due), cite(premise.due.clause));
    writer.say('您提到的', said, '写的是：', ...pieceOf(premise.held), cite(premise.held.clause));
    return;
  }
  if (premise.premise === 'ceiling') {
    const { held } = premise;
    writer.say('不一定：您提到的', said, '是上限，不是定额，实际可能更少', cite(held.clause), '。');
    writer.say('条文写的是：', ...pieceOf(held), cite(held.clause));
    return;
  }
  const { held, other, not } = premise;
  if (premise.premise === 'not-the-same')
    writer.say('说的是不同的事：您提到的', said, '写的是：', ...pieceOf(held), cite(held.clause));
  else writer.say('您提到的', said, '是对的：', ...pieceOf(held), cite(held.clause));
  const away = other && other.clause.document !== held.clause.document ? documents.get(other.clause.document) : null;
  const where = away ? ['写在', ...called(away), '里，'] : [];
  if (other) writer.say('您提到的', ofAsker(not), ...where, '写的是：', ...pieceOf(other), cite(other.clause));
}

/** No part of the document that is held has these figures. */
function sayAbsent(
  writer: Writer,
  absent: readonly Extract<Premise, { premise: 'not-held' }>[],
  { ranked }: Evidence,
  documents: Knowledge['documents'],
): void {
  const [{ of } = absent[0]!] = absent;
  const { document, clause } = of;
  const place = document.region === null ? [] : [name(regionName(document.region)), '的'];
  const silent = ranked.length > 0 ? [silentText(document)] : ['收录的', ...place, '政策'];
  const money = absent.every(({ pays, said }) => !pays && said.unit === 'CNY') ? '没有写发钱，也' : '';
  const said = absent.flatMap((one, i) => [i > 0 ? '，也没有写您提到的' : '', ofAsker(one.said)]);
  writer.say(silent, money, '没有写您提到的', said, isWhole(document) ? '' : '，不能证实', cite(clause), '。');
  for (const { due, elsewhere, said: one } of absent) {
    if (due) writer.say('条文写的是：', ...pieceOf(due), cite(due.clause));
    const other = elsewhere && documents.get(elsewhere.clause.document);
    if (elsewhere && other)
      writer.say(
        '您提到的',
        ofAsker(one),
        '写在',
        called(other),
        '里，写的是：',
        ...pieceOf(elsewhere),
        cite(elsewhere.clause),
      );
  }
}

const ofAsker = ({ text, start, end }: Figure): Segment => figure(text.trim(), { origin: 'user', start, end });

const pieceOf = ({ clause, figure: held }: HeldFigure): Pieces => quotePiece(clause, pieceWith(clause, [held]) ?? held);

type Quote = Extract<Segment, { kind: 'quote' }>;
const isQuote = (segment: Segment): segment is Quote => segment.kind === 'quote';

/** All that it quotes stands above it already. */
function quotesNothingNew(statement: Statement, shown: readonly Quote[]): boolean {
  const quotes = statement.filter(isQuote);
  const isShown = (q: Quote) => shown.some((s) => s.clause === q.clause && s.start <= q.start && s.end >= q.end);
  return quotes.length > 0 && quotes.every(isShown);
}
