import type { Citation, Reply } from '../contract/reply.ts';
import { SCANNED, STATUS_LABELS, statusOn } from '../knowledge/document.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { isPartOf } from '../knowledge/provision.ts';
import { type Statement, statementsOf } from './draft/draft.ts';
import { innerTitle } from './draft/writer.ts';
import type { Verified } from './gate/verified.ts';

/** Whose words the quotations are, and how they were read. */
const asHeld = ({ provenance, scanned }: Citation['document']): readonly string[] => [
  ...(provenance === 'official' ? [] : ['据原文转述']),
  ...(scanned ? [SCANNED] : []),
];

/** How its document stands; one that does not say until when it holds is not called in force. */
function standingOf({ clause, document: { status } }: Citation, { clauses, documents }: Knowledge): string {
  const document = documents.get(clauses.get(clause)?.document ?? '');
  const isOpen = status === 'in-force' && !(document?.period ?? document?.explained?.period);
  return isOpen ? '有效期未写' : STATUS_LABELS[status];
}

/** A draft that passed the gate, as a person is sent it: statements, numbered choices, sources, notices. Plain text. */
export function renderReply({ draft, figures, asOf }: Verified, knowledge: Knowledge): Reply {
  const say = (statement: Statement): string =>
    statement.map((s) => (s.kind === 'citation' ? `[${draft.citations.indexOf(s.clause) + 1}]` : s.text)).join('');
  const quoted = statementsOf(draft).flatMap((statement) => statement.filter((s) => s.kind === 'quote'));
  const parts = (id: string) => quoted.flatMap((q) => (isPartOf(q.clause, id) ? [q.text] : []));
  const citations = draft.citations.map((id, i) => citationOf(id, i + 1, parts(id), knowledge, asOf));
  const notices = withoutThoseSaid(draft.notices.map((n) => ({ kind: n.kind, say: say(n.say) })));
  const shown = notices.filter((n) => n.kind !== 'expired' && n.kind !== 'not-yet-in-force');
  const paragraph = (statements: readonly Statement[]): string => statements.map(say).join('\n');
  const paragraphs = [
    ...draft.opening.map(paragraph),
    paragraph(draft.statements),
    draft.choices.map((c, i) => `${i + 1}. ${c.label}`).join('\n'),
    citations.length
      ? `依据：\n${citations.map((c) => `[${c.n}] 《${innerTitle(c.document.title)}》${c.document.number ?? ''} ${c.locator}（${[standingOf(c, knowledge), ...asHeld(c.document)].join('，')}）`).join('\n')}`
      : '',
    shown.length ? `提示：${shown.map((n) => n.say).join('')}` : '',
    ...draft.closing.map(paragraph),
  ];
  const { outcome, calculations, choices } = draft;
  return {
    outcome,
    text: paragraphs.filter(Boolean).join('\n\n'),
    citations,
    figures,
    calculations,
    choices,
    notices,
    wordedBy: 'rules',
  };
}

/** A notice that another says too is said once: those of several cases rest on calculations of their own and read alike. */
const withoutThoseSaid = (notices: Reply['notices']): Reply['notices'] =>
  notices.filter((n, i) => !notices.some((other, j) => other.say.includes(n.say) && (other.say !== n.say || j < i)));

/** A source; one that leads in items is known with those that are quoted. */
function citationOf(id: string, n: number, items: readonly string[], knowledge: Knowledge, asOf: string): Citation {
  const clause = knowledge.clauses.get(id);
  const document = clause && knowledge.documents.get(clause.document);
  if (!clause || !document) throw new Error(`a draft cites ${id}, which is not held`);
  const { title, number, issuer, region, provenance, scan } = document;
  const status = statusOn(document, asOf);
  const scanned = scan ? { scanned: true as const } : {};
  const cited = { id: document.id, title, number, issuer, region, status, provenance, ...scanned };
  return { n, clause: id, document: cited, locator: clause.locator, text: [clause.text, ...items].join('\n') };
}
