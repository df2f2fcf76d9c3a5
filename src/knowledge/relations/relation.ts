import { z } from 'zod';

/**
 * How a support meets another: difference, only what the greater has more; highest, the greatest alone; one, at most one of them; once, not
 * again; adds, both; requires, the other first; cap, no more together than a sum.
 */
export const RelationKind = z.enum(['difference', 'highest', 'one', 'once', 'adds', 'requires', 'cap']);
export type RelationKind = z.infer<typeof RelationKind>;

/** With what: a measure or document that is named, one of a higher level, any of the same kind, of the same document, for the same project; `own`: itself. */
export const RelationScope = z.enum(['named', 'higher-level', 'same-kind', 'same-document', 'same-project', 'own']);
export type RelationScope = z.infer<typeof RelationScope>;

/** Whose the limit is: one project's, enterprise's or person's. */
export const RelationHolder = z.enum(['project', 'enterprise', 'person']);
export type RelationHolder = z.infer<typeof RelationHolder>;

/** What a sentence of a clause says of how support meets other support. Offsets are UTF-16 units in the clause's text. */
export interface Relation {
  readonly kind: RelationKind;
  /** The nearest of `scopes`. */
  readonly scope: RelationScope;
  /** Everything that it may not or may be had with, nearest first. */
  readonly scopes: readonly RelationScope[];
  readonly of: RelationHolder | null;
  /** Ids of measures or clauses that are named; empty where the scope alone tells. */
  readonly with: readonly string[];
  /** The clause that says it, and the sentence. */
  readonly clause: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** The limit of a cap, in base units (CNY, %); null for the other kinds. */
  readonly cap: { readonly value: string; readonly unit: string; readonly yearly: boolean } | null;
}

/** A relation as a measure's file states it: with whom, and the words of the clause that say so. */
export const StatedRelation = z.strictObject({
  kind: RelationKind,
  scope: RelationScope.default('named'),
  /** Ids of measures or clauses. */
  with: z.array(z.string().min(1)).default([]),
  of: RelationHolder.nullable().default(null),
  clause: z.string().regex(/^[a-z0-9-]+#[\w.]+$/, 'a clause id such as city-loans-2024#1.1'),
  words: z.string().min(1),
});
export type StatedRelation = z.infer<typeof StatedRelation>;
