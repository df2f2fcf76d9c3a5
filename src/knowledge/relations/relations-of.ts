import type { Clause, PolicyDocument } from '../document.ts';
import type { Knowledge } from '../load.ts';
import type { Rule } from '../measure.ts';
import { isPartOf } from '../provision.ts';
import { readRelations } from './read-relations.ts';
import type { Relation } from './relation.ts';

type Held = Pick<Knowledge, 'documents' | 'clauses' | 'book' | 'language'>;

/**
 * How the support of a clause, or a measure, meets other support, read once: what the measure's file states, what the clause and those above it say,
 * and what its document says of all that it grants. Empty: not said.
 */
export function relationsOf(of: Clause | Rule, knowledge: Held): readonly Relation[] {
  const all = READ.get(knowledge) ?? new WeakMap<Clause | Rule, readonly Relation[]>();
  READ.set(knowledge, all);
  const known = all.get(of) ?? read(of, knowledge);
  all.set(of, known);
  return known;
}

const READ = new WeakMap<Held, WeakMap<Clause | Rule, readonly Relation[]>>();

function read(of: Clause | Rule, knowledge: Held): readonly Relation[] {
  if ('award' in of) {
    const clause = knowledge.clauses.get(of.clause);
    const read = clause ? relationsOf(clause, knowledge).filter((r) => isSaidOf(of, r, knowledge)) : [];
    return [...of.relations.flatMap((r) => statedIn(r, knowledge)), ...read];
  }
  const document = knowledge.documents.get(of.document);
  const own = readRelations(of, knowledge.language);
  if (!document) return own;
  const others = document.clauses.filter((c) => c.id !== of.id);
  const above = others.filter((c) => isPartOf(of.id, c.id)).flatMap((c) => readRelations(c, knowledge.language));
  const general = generalOf(document, knowledge).filter((r) => r.clause !== of.id && !above.includes(r));
  return [...own, ...above, ...general];
}

/** Of several measures of a clause a sentence that names some by what they are called speaks of those alone. */
function isSaidOf(rule: Rule, { clause, words }: Relation, { book }: Held): boolean {
  if (clause !== rule.clause) return true;
  const names = ({ keywords }: Rule): boolean => keywords.some((keyword) => words.includes(keyword));
  const others = [...book.rules.values()].filter((other) => other.clause === clause && other.id !== rule.id);
  return names(rule) || !others.some(names);
}

function statedIn({ clause, words, ...stated }: Rule['relations'][number], { clauses }: Held): readonly Relation[] {
  const start = clauses.get(clause)?.text.indexOf(words) ?? -1;
  return start < 0
    ? []
    : [{ ...stated, scopes: [stated.scope], clause, words, start, end: start + words.length, cap: null }];
}

const GENERAL = new WeakMap<PolicyDocument, readonly Relation[]>();

/** What a document says of all that it grants: 本政策与其他同类政策按就高不重复原则执行. */
function generalOf(document: PolicyDocument, { language }: Held): readonly Relation[] {
  const known = GENERAL.get(document);
  if (known) return known;
  const { general, headed } = language.relations() ?? {};
  const says = (patterns: readonly string[] | undefined, text: string): boolean =>
    (patterns ?? []).some((p) => language.pattern(p).test(text));
  const found = document.clauses.flatMap((clause) => {
    const ofAll = [...clause.path, clause.heading].some((heading) => says(headed?.say, heading));
    return readRelations(clause, language).filter(
      ({ words, kind }) => kind !== 'cap' && kind !== 'once' && (ofAll || says(general?.say, words)),
    );
  });
  GENERAL.set(document, found);
  return found;
}
