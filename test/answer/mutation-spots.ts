import type { Binding, Draft, Segment, Statement } from '../../src/answer/draft/draft.ts';
import type { Composed } from '../fakes/drafts.ts';
import type { Random } from '../fakes/random.ts';

/** A draft that says something else than its evidence; null where the draft offers nothing of the kind. */
export type Mutation = (composed: Composed, random: Random) => Draft | null;

export interface Spot {
  readonly s: number;
  readonly i: number;
  readonly segment: Segment;
}
export const sayings = (draft: Draft): Statement[] => [...draft.statements, ...draft.notices.map((n) => n.say)];

/** Picks a segment that is `kind` and that `accept` accepts. */
export function spot(
  draft: Draft,
  random: Random,
  accept: (segment: Segment, statement: Statement) => boolean,
): Spot | null {
  const spots = sayings(draft).flatMap((statement, s) =>
    statement.flatMap((segment, i) => (accept(segment, statement) ? [{ s, i, segment }] : [])),
  );
  return spots.length ? random.pick(spots) : null;
}

export function replaced(
  draft: Draft,
  s: number,
  change: (statement: Statement) => Statement,
  more: Partial<Draft> = {},
): Draft {
  const own = draft.statements.length;
  return {
    ...draft,
    statements: draft.statements.map((statement, at) => (at === s ? change(statement) : statement)),
    notices: draft.notices.map((n, at) => (at + own === s ? { ...n, say: change(n.say) } : n)),
    ...more,
  };
}

export const put = (draft: Draft, at: Spot, ...segments: Segment[]): Draft =>
  replaced(draft, at.s, (statement) => statement.flatMap((segment, i) => (i === at.i ? segments : [segment])));

export const textOf = (segment: Segment): string => (segment.kind === 'citation' ? '' : segment.text);
export const retold = (segment: Segment, text: string): Segment => ({ ...segment, text }) as Segment;
export const printed = (segment: Segment) => segment.kind !== 'text' && segment.kind !== 'citation';

export const figureBound = (origin: Binding['origin'], field?: string) => (s: Segment) =>
  s.kind === 'figure' && s.binding.origin === origin && (!field || ('field' in s.binding && s.binding.field === field));
