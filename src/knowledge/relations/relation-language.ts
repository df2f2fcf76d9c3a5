import { z } from 'zod';
import { RelationHolder, RelationKind, RelationScope } from './relation.ts';

const texts = z.array(z.string().min(1));
const said = { say: texts.min(1), unless: texts.default([]), examples: texts.min(1), not: texts.default([]) };
const Said = z.strictObject(said);
export type PatternGroup = z.infer<typeof Said>;

/** knowledge/language/relations.yaml: how clauses say that support meets other support. */
export const RelationLanguage = z.strictObject({
  kinds: z.array(z.strictObject({ kind: RelationKind, ...said })),
  scopes: z.array(z.strictObject({ scope: RelationScope, ...said })),
  holders: z.array(z.strictObject({ of: RelationHolder, ...said })),
  /** The limit is one of each year. */
  yearly: Said,
  /** The sentence speaks for its whole document. */
  general: Said,
  /** So does whatever stands under such a heading. */
  headed: Said,
});
export type RelationLanguage = z.infer<typeof RelationLanguage>;

/** Every group of patterns with its place in the file, to be proved. */
export function patternGroups(
  language: RelationLanguage,
): readonly (readonly [readonly (string | number)[], PatternGroup])[] {
  const listed = (['kinds', 'scopes', 'holders'] as const).flatMap((name) =>
    language[name].map((entry, i) => [[name, i], entry] as const),
  );
  return [...listed, ...(['yearly', 'general', 'headed'] as const).map((name) => [[name], language[name]] as const)];
}
