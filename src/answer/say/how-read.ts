import type { Slot } from '../../understand/slots/slot.ts';
import type { Draft, Statement } from '../draft/draft.ts';
import { called, cite, listed, name } from '../draft/writer.ts';
import type { Ranked } from '../evidence/evidence.ts';

/** Says for which words others were taken that sound like them. */
export function sayHomophones(
  draft: Draft,
  slips: readonly { readonly said: string; readonly meant: string }[],
): Draft {
  const heard = slips.map(({ said, meant }) => `“${said}”按“${meant}”`).join('，');
  return assuming(draft, saying(`${heard}理解，不对请告诉我。`));
}

/** Says first which clause a model's reading of the question has found. */
export function sayFoundByModel(draft: Draft, { clause }: Ranked): Draft {
  const { citations, statements } = draft;
  const found = saying('按您的意思，找到的是“', name(clause.heading), '”', cite(clause), '，不是您问的请换个说法。');
  return {
    ...draft,
    citations: citations.includes(clause.id) ? citations : [...citations, clause.id],
    statements: [found, ...statements],
  };
}

/** Has a refusal name the clause that a model thinks of; it gives no figure. */
export function sayPerhaps(draft: Draft, { clause, document }: Ranked): Draft {
  const perhaps = saying(
    '您想问的也许是',
    ...called(document),
    '“',
    name(clause.heading),
    '”',
    cite(clause),
    '，是的话请用这个说法再问。',
  );
  return { ...draft, citations: [clause.id], statements: [...draft.statements.slice(0, 1), perhaps] };
}

/** Says which facts were understood with a model's help; a draft that cites nothing tells none. */
export function sayPointedOut(draft: Draft, pointedOut: readonly Slot[]): Draft {
  if (pointedOut.length === 0 || draft.citations.length === 0) return draft;
  return assuming(
    draft,
    saying('从您的话里理解到', ...listed(pointedOut.map((s) => name(s.fact))), '，不对请告诉我。'),
  );
}

function assuming(draft: Draft, say: Statement): Draft {
  return { ...draft, notices: [...draft.notices, { kind: 'assumed', say }] };
}

const saying = (...pieces: (string | Statement[number])[]): Statement =>
  pieces.flatMap((p) => (typeof p === 'string' ? (p ? [{ kind: 'text' as const, text: p }] : []) : [p]));
