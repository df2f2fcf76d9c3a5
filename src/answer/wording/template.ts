import type { Clause } from '../../knowledge/document.ts';
import { looseIn } from '../../language/unbound-quantity.ts';
import type { Draft, Segment, Statement } from '../draft/draft.ts';
import { figuresOf, sentencesOf } from '../evidence/sentences.ts';
import type { Basis } from '../gate/binding.ts';
import { verify } from '../gate/verify.ts';

/** A statement of a draft as a model may reword it: whatever is bound stands in it as a code. */
export interface Point {
  /** P1, P2 … */
  readonly id: string;
  /** Its place among the draft's statements. */
  readonly at: number;
  /** 据原文转述：, which stays whatever the wording; else empty. */
  readonly lead: string;
  /** What follows it, quotations taken apart into words and bound figures. */
  readonly statement: Statement;
  readonly wording: string;
  readonly clauses: readonly string[];
}

/** The points of a draft, and what their codes stand for. */
export interface Points {
  readonly points: readonly Point[];
  readonly codes: ReadonlyMap<string, Segment>;
}

const PREFIX: Partial<Record<Segment['kind'], string>> = {
  figure: 'f',
  quote: 'q',
  step: 'w',
  title: 't',
  source: 's',
  name: 'b',
  citation: 'c',
};

/** What a model may reword of a draft: the statements that cite a clause and hold nothing but what can stand as a code. */
export function pointsOf(draft: Draft, basis: Basis): Points {
  const codes = new Map<string, Segment>();
  const points = draft.statements.flatMap((said, at) => {
    const clauses = said.flatMap((s) => (s.kind === 'citation' ? [s.clause] : []));
    if (clauses.length === 0 || said.some((s) => s.kind !== 'text' && !PREFIX[s.kind])) return [];
    const first = said[0]?.kind === 'text' ? said[0].text : '';
    const lead = /^据原文转述[：，]/.exec(first)?.[0] ?? '';
    const rest: Statement = lead ? [{ kind: 'text', text: first.slice(lead.length) }, ...said.slice(1)] : said;
    const statement = rest.flatMap((s) => (s.kind === 'quote' ? takenApart(s, said, draft, basis) : [s]));
    if (statement.some((s) => s.kind === 'text' && /\{\{|\}\}/.test(s.text))) return [];
    const wording = statement.map((s) => (s.kind === 'text' ? s.text : `{{${codeOf(s, codes)}}}`)).join('');
    return [{ id: '', at, lead, statement, wording, clauses: [...new Set(clauses)] }];
  });
  return { points: points.map((p, i) => ({ ...p, id: `P${i + 1}` })), codes };
}

function codeOf(segment: Segment, codes: Map<string, Segment>): string {
  const key = JSON.stringify(segment);
  for (const [code, held] of codes) if (JSON.stringify(held) === key) return code;
  const prefix = PREFIX[segment.kind] ?? 'x';
  const count = [...codes.keys()].filter((code) => code.startsWith(prefix)).length;
  const code = `${prefix}${count + 1}`;
  codes.set(code, segment);
  return code;
}

type Quote = Extract<Segment, { kind: 'quote' }>;

/** The sentences of a quotation as words and bound figures; one that holds a number bound to nothing stays a quotation. */
function takenApart(quote: Quote, said: Statement, draft: Draft, basis: Basis): Statement {
  const clause = basis.clauses.get(quote.clause);
  if (!clause || basis.documents.get(clause.document)?.provenance === 'official') return [quote];
  const sentences = sentencesOf(clause).filter((s) => s.start >= quote.start && s.end <= quote.end);
  const cited = said.filter((s) => s.kind === 'citation');
  return sentences.flatMap(({ start, end }) => {
    const pieces = piecesOf(clause, start, end);
    const whole: Quote = { ...quote, text: clause.text.slice(start, end), start, end };
    if (pieces.some((p) => p.kind === 'text' && looseIn(p.text) !== undefined)) return [whole];
    return stands([...pieces, ...cited], draft, basis) ? pieces : [whole];
  });
}

function piecesOf(clause: Clause, start: number, end: number): Segment[] {
  const pieces: Segment[] = [];
  let at = start;
  const words = (to: number) => {
    if (to > at) pieces.push({ kind: 'text', text: clause.text.slice(at, to) });
  };
  for (const f of figuresOf(clause)) {
    if (f.start < start || f.end > end) continue;
    words(f.start);
    const binding = { origin: 'clause', clause: clause.id, start: f.start, end: f.end } as const;
    pieces.push({ kind: 'figure', text: f.text, binding });
    at = f.end;
  }
  words(end);
  return pieces;
}

/** Whether a statement passes the gate by itself. */
export function stands(statement: Statement, draft: Draft, basis: Basis): boolean {
  try {
    verify({ ...draft, statements: [statement], notices: [] }, basis);
    return true;
  } catch {
    return false;
  }
}
