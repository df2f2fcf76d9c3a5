import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import { type Draft, type Statement, withStatements } from '../draft/draft.ts';
import { cite, quote, Writer } from '../draft/writer.ts';
import { leadToItem } from '../evidence/deciding/lead-to-item.ts';
import type { Sentence } from '../evidence/sentences.ts';
import { LEADS_TO_QUOTE } from './to-polar.ts';

/** The one statement of a draft that nothing but words of a document are told by, with what leads it in; null where more is told. */
export function soleQuotation({ statements, opening, calculations }: Draft): Statement | null {
  const [quotation, ...others] = statements.filter((one) => one.some(({ kind }) => kind === 'quote'));
  const isAlone =
    others.length === 0 &&
    opening.length === 0 &&
    calculations.length === 0 &&
    statements.every((one) => one === quotation || one.every(({ kind }) => kind !== 'citation'));
  if (!quotation || !isAlone || quotation.some(({ kind }) => !PLAIN.has(kind))) return null;
  const led = leadIn(quotation);
  return led === '' || LEADS_TO_QUOTE.includes(led) ? quotation : null;
}
const PLAIN: ReadonlySet<string> = new Set(['quote', 'citation', 'text']);

const leadIn = (quotation: Statement): string =>
  quotation.flatMap((one) => (one.kind === 'text' && !/^[“”]$/.test(one.text) ? [one.text] : [])).join('');

/** A draft that tells some sentences of one clause, in its order, in place of its sole quotation. */
export function quoteTogether(
  draft: Draft,
  quotation: Statement,
  clause: Clause,
  told: readonly Sentence[],
  document: PolicyDocument,
): Draft {
  const [first, ...others] = [...told].sort((a, b) => a.start - b.start);
  if (!first) return draft;
  const lead = leadToItem(clause, first, document);
  const led = leadIn(quotation);
  const marked = document.provenance === 'official' && led === '';
  const writer = new Writer();
  writer.say(
    led,
    marked ? '“' : '',
    ...(lead ? [quote(lead.clause, lead.start, lead.end)] : []),
    ...[first, ...others].map(({ start, end }) => quote(clause, start, end)),
    marked ? '”' : '',
    ...(lead && lead.clause !== clause ? [cite(lead.clause)] : []),
    cite(clause),
  );
  const said = writer.draft(draft.outcome);
  const statements = draft.statements.flatMap((one) => (one === quotation ? said.statements : [one]));
  return withStatements(draft, statements, [...said.citations, ...draft.citations]);
}
