import { type Draft, type Segment, type Statement, statementsOf } from './draft.ts';

/** So many things of a list are told. */
const TOLD = 2;

/** What a draft answers with, without how it comes about: its first sentence, what that announces, and what it asks. */
export function briefly(draft: Draft): Draft {
  const [first, ...others] = draft.statements;
  if (!first) return draft;
  const listed = announces(first) ? others.slice(0, others.findIndex((s) => !isListed(s)) + 1 || others.length) : [];
  const kept = [first, ...listed.filter(isListed).slice(0, TOLD)];
  const brief = { ...draft, opening: [], closing: [], notices: [], choices: [], statements: kept };
  const cited = statementsOf(brief).flatMap((s) =>
    s.flatMap((piece) => (piece.kind === 'citation' ? [piece.clause] : [])),
  );
  return { ...brief, citations: draft.citations.filter((id) => cited.includes(id)) };
}

const textOf = (segment: Segment | undefined): string => (segment?.kind === 'text' ? segment.text : '');

const announces = (statement: Statement): boolean => textOf(statement.at(-1)).endsWith('：');

const isListed = (statement: Statement): boolean => textOf(statement[0]).startsWith('·');
