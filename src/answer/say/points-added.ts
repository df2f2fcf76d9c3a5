import type { Knowledge } from '../../knowledge/load.ts';
import { type Draft, isQuotation, type Statement, withStatements } from '../draft/draft.ts';
import { cite, clauseFigure, quote, Writer } from '../draft/writer.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { statedTier } from '../evidence/stated-tier.ts';
import type { Untold } from '../evidence/untold.ts';
import { sayAboutDocument } from './about-document.ts';
import { sayBodies } from './clause.ts';
import { sayLead } from './first-sentence.ts';
import { sayLeftOut } from './not-stated.ts';
import { sayProvision } from './stated-provision.ts';
import { whatItPays } from './what-it-pays.ts';
import { allItAsks } from './what-it-takes.ts';

/** Adds to a draft what it passes over of what was asked: what the clause or its document says to it, and what they leave out. */
export function addUntold(draft: Draft, untold: Untold, evidence: Evidence, { language }: Knowledge): Draft {
  const { of, on, provisions, elsewhere, ofDocument, pays, often, takes, bodies, unsaid, silent } = untold;
  const writer = new Writer();
  const { clause } = of;
  const due = pays ? statedTier(evidence, of)?.due : undefined;
  if (due) writer.say('您说的情形是', clauseFigure(clause, due), cite(clause), '。');
  else if (pays) writer.say('条文写的是：', ...whatItPays(pays, clause), cite(clause), '。');
  if (often) sayLead(writer, { lead: 'recurrence', rule: often }, of);
  const asks = takes ? allItAsks(takes, clause) : [];
  if (asks.length > 0) writer.say('要符合：', ...asks, cite(clause), '。');
  sayLeftOut(
    writer,
    of,
    unsaid.map(({ called }) => called),
    silent,
  );
  if (on.length > 0) writer.say('条文写的是：', ...on.map((s) => quote(clause, s.start, s.end)), cite(clause));
  for (const { clause: other, sentence } of elsewhere)
    writer.say('条文写的是：', quote(other, sentence.start, sentence.end), cite(other));
  for (const provision of provisions) sayProvision(writer, provision);
  if (bodies) sayBodies(writer, of, true);
  const { question } = evidence;
  if (ofDocument.length > 0 && of.document.provenance !== 'commentary')
    sayAboutDocument(writer, { ...evidence, question: { ...question, aspects: ofDocument } }, of, language);
  const added = writer.draft(draft.outcome);
  const quoted = draft.statements.filter(isQuotation);
  // Where nothing that is asked is told, one sentence shows what the text is about.
  const spare = untold.all ? quoted.slice(1) : [];
  const told = draft.statements.filter((one) => !spare.includes(one));
  const statements = told.toSpliced(placeAmong(told, untold.first), 0, ...added.statements);
  return withStatements(draft, statements, [...draft.citations, ...added.citations]);
}

/** What is added stands before the words of clauses; after the first of these where they answer what is asked first. */
function placeAmong(told: readonly Statement[], isFirst: boolean): number {
  const quoted = told.findIndex(isQuotation);
  // What holds of the whole reply closes it.
  if (quoted < 0) return told.findLastIndex((one) => one.some(({ kind }) => kind === 'citation')) + 1;
  if (quoted > 0 || isFirst) return quoted;
  const aside = told.slice(1).findIndex((one) => !isAside(one));
  return aside < 0 ? told.length : aside + 1;
}

const isAside = ([first]: Statement): boolean => first?.kind === 'text' && first.text.startsWith('（');
