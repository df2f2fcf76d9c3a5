import { type ClauseWords, type KeySpan, type OpenPoint, withoutSpace } from './piece.ts';
import type { AskedFact } from './proposed-fact.ts';

/** A condition as a measure's file has it. */
export type DraftCondition =
  | Readonly<Record<string, string | boolean>>
  | { readonly any: readonly DraftCondition[] }
  | { readonly all: readonly DraftCondition[] };

/** What some words ask for; all of `leaves` must hold. */
export interface DraftedConditions {
  readonly leaves: readonly DraftCondition[];
  readonly facts: readonly AskedFact[];
  /** Quoted and never evaluated. */
  readonly attest: readonly string[];
  readonly keys: readonly KeySpan[];
  readonly open: readonly OpenPoint[];
}

export const ASKS_NOTHING: DraftedConditions = { leaves: [], facts: [], attest: [], keys: [], open: [] };

/** What all of some words ask for together, each thing once. */
export const joinAsked = (all: readonly DraftedConditions[]): DraftedConditions => ({
  leaves: all.flatMap((a) => a.leaves).filter((leaf, i, every) => every.findIndex((o) => same(o, leaf)) === i),
  facts: all.flatMap((a) => a.facts),
  attest: [...new Set(all.flatMap((a) => a.attest))],
  keys: all.flatMap((a) => a.keys),
  open: all.flatMap((a) => a.open),
});
const same = (a: DraftCondition, b: DraftCondition): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is asked where one of several is enough; one that asks nothing which a machine checks leaves it open. */
export function alternatives(sides: readonly DraftedConditions[]): DraftedConditions {
  const joined = joinAsked(sides);
  const any = sides.map(({ leaves: [first, ...more], leaves }) =>
    first && more.length === 0 ? first : { all: leaves },
  );
  const empty = sides.some(({ leaves, attest }) => leaves.length === 0 || attest.length > 0);
  const open = empty ? [{ key: 'conditions', text: '', why: '几种情况有一种就行，有一种没有读出来' }] : [];
  return { ...joined, leaves: empty ? [] : [{ any }], open: [...joined.open, ...open] };
}

/** Words that could not be read as a condition. */
export const doubt = (piece: ClauseWords, key: string, why: string): DraftedConditions => ({
  ...ASKS_NOTHING,
  open: [{ key, text: withoutSpace(piece.text), why }],
  keys: [{ key: '?', start: piece.start, end: piece.end }],
});

/** Words that are quoted as they stand. */
export const quotedCondition = (piece: ClauseWords): DraftedConditions => ({
  ...ASKS_NOTHING,
  attest: [withoutSpace(piece.text)],
  keys: [{ key: 'attest', start: piece.start, end: piece.end }],
});
