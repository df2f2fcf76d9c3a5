import type { ReplyFigure } from '../../contract/reply.ts';
import { type Clause, isUnconfirmed } from '../../knowledge/document.ts';
import { provisionsOf } from '../../knowledge/provision.ts';
import { type Figure, parseFigures } from '../../language/figure.ts';
import { isArticle, PROMISE, recurrencesIn, statesRecurrence } from '../../language/figure-context.ts';
import { LEFT_OUT } from '../../language/official-text.ts';
import { isRegionName } from '../../language/region.ts';
import { looseIn } from '../../language/unbound-quantity.ts';
import { type Binding, type Draft, type Segment, type Statement, statementsOf } from '../draft/draft.ts';
import { clausesOf } from '../draft/working.ts';
import { innerTitle } from '../draft/writer.ts';
import { sentenceOfPiece } from '../evidence/pieces.ts';
import { clauseFigures, type Sentence, sentencesOf } from '../evidence/sentences.ts';
import {
  type Basis,
  carriedBy,
  citesDocument,
  decidedFor,
  mayBeRepeated,
  refuse,
  type SegmentPlace,
  sameQuantity,
  verifyBinding,
  verifyLabel,
  verifyWords,
} from './binding.ts';
import { belongs, clausesPrinting } from './name-ownership.ts';

export type { Basis } from './binding.ts';

/**
 * Checks every figure of a draft against what it is bound to and returns them all; raises VerificationError at the
 * first that is unbound, bound to something else, worded beyond its limit (a ceiling as a promise), not cited by its statement,
 * or the asker's and not told as the asker's.
 */
export function boundFigures(draft: Draft, basis: Basis): ReplyFigure[] {
  verifyRest(draft, basis);
  return statementsOf(draft).flatMap((statement) => verifyStatement(statement, draft, basis));
}

/** What is printed or handed on beside the statements: sources, numbered choices, calculations. */
function verifyRest(draft: Draft, basis: Basis): void {
  for (const id of draft.citations) {
    const clause = basis.clauses.get(id);
    if (!clause) refuse(id, 'is cited and not held');
    else if (isUnconfirmed(clause) && !isToldUnconfirmed(draft, id)) refuse(id, 'has a figure that nobody confirmed');
  }
  const nexts = basis.decided.flatMap((d) => d.calculation.next ?? []);
  const offered = new Set(
    nexts.flatMap((next) => ('choices' in next ? (next.choices as Draft['choices']) : [])).map((c) => c.label),
  );
  for (const { label } of draft.choices)
    if (
      !offered.has(label) &&
      !basis.names.has(label) &&
      (looseIn(label) !== undefined || parseFigures(label).length > 0)
    )
      refuse(label, 'is a choice that no question offers');
  for (const calculation of draft.calculations)
    if (!basis.decided.some((d) => isSame(d.calculation, calculation)))
      refuse(calculation.rule, 'is told otherwise than it was decided');
}

/** What a clause with a hole in it says or leaves out can't be concluded: it may be quoted as it stands, and that it has one is said. */
const isToldUnconfirmed = ({ notices }: Draft, id: string): boolean =>
  notices.some(({ kind, say }) => kind === 'unconfirmed' && say.some((s) => s.kind === 'citation' && s.clause === id));

const isSame = (one: Draft['calculations'][number], other: Draft['calculations'][number]): boolean =>
  one === other || (one.rule === other.rule && JSON.stringify(one) === JSON.stringify(other));

interface Placed {
  readonly segment: Segment;
  readonly start: number;
  readonly end: number;
}

function verifyStatement(statement: Statement, draft: Draft, basis: Basis): ReplyFigure[] {
  const placed: Placed[] = [];
  let text = '';
  for (const segment of statement) {
    const start = text.length;
    text += segment.kind === 'citation' ? '※' : segment.text;
    placed.push({ segment, start, end: text.length });
  }
  const cited = new Set(statement.flatMap((s) => (s.kind === 'citation' ? [s.clause] : [])));
  for (const id of cited) if (!draft.citations.includes(id)) refuse(text, `cites ${id}, which the draft does not list`);
  const inText = parseFigures(text);
  const words = statement.flatMap((s) => (s.kind === 'text' ? [s.text] : [])).join('※');
  if (inText.some((f) => f.bound === 'at-most') && PROMISE.test(words)) refuse(text, 'promises a ceiling');
  if (inText.length > 0) verifyRecurrence(words, text, cited, basis);
  const figures: ReplyFigure[] = [];
  for (const { segment, start, end } of placed) {
    const inside = inText.filter((f) => f.start < end && f.end > start);
    for (const f of inside) if (f.start < start || f.end > end) refuse(text, `「${f.text}」 runs across two pieces`);
    figures.push(...verifySegment(segment, inside, { text, start, cited, basis }));
  }
  return figures;
}

/** 每月 in our words before or after 每年最高50万元 would make another award of it: how often stands in the clause. */
function verifyRecurrence(words: string, text: string, cited: ReadonlySet<string>, basis: Basis): void {
  const held = [...cited].map((id) => basis.clauses.get(id)?.text ?? '').join('\n');
  const unheld = recurrencesIn(words).find((said) => !statesRecurrence(held, said));
  if (unheld !== undefined) refuse(text, `「${unheld}」 stands in no clause that is cited`);
}

function verifySegment(segment: Segment, inside: readonly Figure[], place: SegmentPlace): ReplyFigure[] {
  const { basis, cited, text } = place;
  switch (segment.kind) {
    case 'citation':
      return [];
    case 'text': {
      const loose = inside[0]?.text ?? looseIn(segment.text);
      if (loose !== undefined) refuse(text, `「${loose}」 is bound to nothing`);
      return [];
    }
    case 'title': {
      const title = basis.documents.get(segment.document)?.title;
      if (title === undefined || segment.text !== innerTitle(title))
        refuse(text, `「${segment.text}」 is not the title of ${segment.document}`);
      if (cited.size > 0) citesDocument(segment.document, place);
      return inside.map((f) => asReplyFigure(f, 'document', segment.document));
    }
    case 'source': {
      if (segment.text !== basis.documents.get(segment.document)?.source)
        refuse(text, `「${segment.text}」 is not the source of ${segment.document}`);
      return inside.map((f) => asReplyFigure(f, 'document', segment.document));
    }
    case 'name': {
      if (!belongs(segment.text, cited, basis)) refuse(text, `「${segment.text}」 belongs to no clause that is cited`);
      if (isRegionName(segment.text)) return [];
      const asked = basis.decided.some(
        ({ calculation: { next } }) => next?.ask === segment.text || next?.hint === segment.text,
      );
      if (!asked && !basis.names.has(segment.text)) refuse(text, `「${segment.text}」 is printed by no knowledge file`);
      return inside.map((f) => {
        const from = carriedBy(f, cited, basis) ? [...cited] : clausesPrinting(segment.text, basis);
        if (!isArticle(f) && !carriedBy(f, from, basis))
          refuse(text, `「${f.text}」 in a name stands in no clause that is cited`);
        return asReplyFigure(f, 'clause', from[0] ?? [...cited][0] ?? '');
      });
    }
    case 'label':
      verifyLabel(segment.text, segment.start, segment.end, place);
      return inside.map((f) => asReplyFigure(f, 'user', 'asked'));
    case 'words':
      verifyWords(segment.text, segment.start, segment.end, place);
      return inside.map((f) => asReplyFigure(f, 'user', 'asked'));
    case 'setting':
      if (basis.settings?.get(segment.setting) !== segment.text)
        refuse(text, `「${segment.text}」 is not what the operator configured`);
      if (cited.size > 0) refuse(text, `「${segment.text}」 is the operator's and stands beside a policy`);
      return inside.map((f) => asReplyFigure(f, 'setting', segment.setting));
    case 'quote': {
      const clause = basis.clauses.get(segment.clause);
      if (!clause || clause.text.slice(segment.start, segment.end) !== segment.text)
        refuse(text, `「${segment.text}」 is not what ${segment.clause} says`);
      const carrier = carrierOf(segment.clause, cited, basis);
      if (carrier === undefined) refuse(text, `quotes ${segment.clause} without citing it`);
      const sentences = clause ? sentencesOf(clause) : [];
      const whole = sentences.some((s) => s.start === segment.start) && sentences.some((s) => s.end === segment.end);
      if (clause && !whole && !isShownAsPiece(clause, segment, place))
        refuse(text, `「${segment.text}」 is a piece of a sentence of ${segment.clause}`);
      const held = clause ? clauseFigures(clause) : [];
      for (const f of inside) {
        const at = segment.start + f.start - place.start;
        const origin = held.find((h) => h.start <= at && h.end >= at + (f.end - f.start));
        if (!origin || !sameQuantity(f, origin))
          refuse(text, `「${f.text}」 is cut out of a longer figure of ${segment.clause}`);
        else if (!mayBeRepeated(f.bound, origin.bound))
          refuse(text, `「${f.text}」 lost the limit that ${segment.clause} sets (${origin.bound})`);
      }
      return inside.map((f) => asReplyFigure(f, 'clause', carrier ?? ''));
    }
    case 'step': {
      const step = decidedFor(segment, basis)?.calculation.steps[segment.index];
      if (step?.say !== segment.text) refuse(text, `「${segment.text}」 is no step of ${segment.rule}`);
      if (!cited.has(step.clause)) refuse(text, `a step of ${segment.rule} without its clause`);
      return inside.map((f) => {
        const bound = step.figures.find((s) => s.text === f.text);
        if (!bound || bound.value !== f.value)
          refuse(text, `「${f.text}」 is no figure of this step of ${segment.rule}`);
        if (bound.origin === 'clause' && !carriedBy(f, new Set([bound.ref]), basis))
          refuse(text, `「${f.text}」 is not in ${bound.ref}`);
        return asReplyFigure(f, bound.origin, bound.ref);
      });
    }
    case 'figure': {
      const figure = inside[0];
      const { binding } = segment;
      if (binding.origin === 'document' && binding.field === 'number') {
        if (basis.documents.get(binding.document)?.number !== segment.text)
          refuse(text, `「${segment.text}」 is not the number of ${binding.document}`);
        citesDocument(binding.document, place);
        return inside.map((f) => asReplyFigure(f, 'document', binding.document));
      }
      if (inside.length !== 1 || !figure || figure.end - figure.start !== segment.text.trim().length)
        refuse(text, `「${segment.text}」 is not one figure`);
      verifyBinding(figure as Figure, binding, place);
      return [asReplyFigure(figure as Figure, originOf(binding), referenceOf(binding))];
    }
  }
}

/** The clause cited that a quotation stands in: its own, or the one that leads it in as an item. */
function carrierOf(id: string, cited: ReadonlySet<string>, { clauses, documents }: Basis): string | undefined {
  if (cited.has(id)) return id;
  const document = documents.get(clauses.get(id)?.document ?? '');
  const led = document && provisionsOf(document).find((p) => cited.has(p.lead.id) && p.items.some((i) => i.id === id));
  return led?.lead.id;
}

/** A piece of a sentence is a run of its whole parts, marked on each side where some of it is left out. */
function isShownAsPiece(
  clause: Clause,
  piece: Pick<Sentence, 'start' | 'end'>,
  { text, start }: SegmentPlace,
): boolean {
  const sentence = sentenceOfPiece(clause, piece);
  if (!sentence) return false;
  const marksBefore = piece.start === sentence.start || text.slice(0, start).endsWith(LEFT_OUT);
  const marksAfter = piece.end === sentence.end || text.slice(start + piece.end - piece.start).startsWith(LEFT_OUT);
  return marksBefore && marksAfter;
}

function asReplyFigure(figure: Figure, origin: ReplyFigure['origin'], ref: string): ReplyFigure {
  return { text: figure.text, value: figure.value, unit: figure.unit, origin, ref };
}

const originOf = ({ origin }: Binding): ReplyFigure['origin'] => (origin === 'worked' ? 'calculation' : origin);

function referenceOf(binding: Binding): string {
  if (binding.origin === 'worked') return clausesOf(binding.working)[0] ?? '';
  if (binding.origin === 'clause') return binding.clause;
  if (binding.origin === 'document') return binding.document;
  if (binding.origin === 'calculation') return binding.rule;
  return binding.origin === 'user' ? 'asked' : 'as-of';
}
