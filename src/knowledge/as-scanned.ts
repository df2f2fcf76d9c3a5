import type { Clause, PolicyDocument } from './document.ts';
import type { Knowledge } from './load.ts';

const READ = new WeakMap<Knowledge, Knowledge>();

/**
 * The knowledge with unconfirmed figures of scans as one reader saw them: what a question is about is found as if they were known, since a text
 * with a hole in it would give way to its neighbour. What is said of such a clause is held against the knowledge itself, which has the hole.
 */
export function asScanned(knowledge: Knowledge): Knowledge {
  const known = READ.get(knowledge) ?? read(knowledge);
  READ.set(knowledge, known);
  return known;
}

function read(knowledge: Knowledge): Knowledge {
  if (![...knowledge.clauses.values()].some((clause) => clause.asRead !== undefined)) return knowledge;
  const clauses = new Map([...knowledge.clauses].map(([id, clause]) => [id, clauseAsScanned(clause)] as const));
  const documents = new Map(
    [...knowledge.documents].map(([id, document]): [string, PolicyDocument] => [
      id,
      { ...document, clauses: document.clauses.map((clause) => clauses.get(clause.id) ?? clause) },
    ]),
  );
  return Object.freeze({ ...knowledge, clauses, documents });
}

const clauseAsScanned = (clause: Clause): Clause =>
  clause.asRead === undefined ? clause : { ...clause, text: clause.asRead, shown: clause };
