import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { KnowledgeError } from '../errors.ts';
import type { Clause, PolicyDocument } from './document.ts';
import type { LanguageData } from './language-data.ts';
import { type Lexicon, readLexicon } from './lexicon.ts';
import type { Rule } from './measure.ts';
import { loadRuleBook, type RuleBook } from './measure-book.ts';
import { parsePolicy } from './policy-file.ts';
import { relateDocuments } from './relate-documents.ts';
import { type Replies, readReplies } from './replies.ts';

/** Everything that policies say, loaded once and frozen. */
export interface Knowledge {
  readonly documents: ReadonlyMap<string, PolicyDocument>;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly lexicon: Lexicon;
  readonly book: RuleBook;
  readonly language: LanguageData;
  readonly replies: Replies;
}

/**
 * Reads `root`/policies and `root`/lexicon.yaml; documents in `overlay` (what an admin ingested) take the place of those
 * with the same id. Raises KnowledgeError with file:line at the first fault.
 */
export function loadKnowledge(root: string, overlay?: string): Knowledge {
  const read = new Map<string, PolicyDocument>();
  for (const folder of [join(root, 'policies'), overlay]) {
    if (!folder || !existsSync(folder)) continue;
    const here = new Map<string, string>();
    for (const file of markdownFiles(folder)) {
      const policy = parsePolicy(relative(process.cwd(), file), readFileSync(file, 'utf8'));
      const twin = here.get(policy.id);
      if (twin)
        throw new KnowledgeError(`${policy.file}:2: the id ${policy.id} is taken by ${twin}: give one of them another`);
      here.set(policy.id, policy.file);
      read.set(policy.id, policy);
    }
  }
  if (read.size === 0) throw new KnowledgeError(`${root}:1: no policy found: put Markdown files under policies/`);
  const documents = relateDocuments(read);
  const clauses = new Map([...documents.values()].flatMap((d) => d.clauses.map((c) => [c.id, c] as const)));
  const file = join(root, 'lexicon.yaml');
  const book = loadRuleBook(root, clauses);
  return Object.freeze({
    documents,
    clauses,
    book,
    language: book.facts.language,
    replies: readReplies(root),
    lexicon: readLexicon(relative(process.cwd(), file), readFileSync(file, 'utf8')).data,
  });
}

/** The document that a clause stands in. */
export const documentOf = (clause: string, { documents }: Pick<Knowledge, 'documents'>): PolicyDocument | undefined =>
  documents.get(clause.replace(/#.*$/, ''));

/** The clause that a measure rests on, which is held wherever the measure is. */
export const clauseOf = ({ clause }: Pick<Rule, 'clause'>, { clauses }: Pick<Knowledge, 'clauses'>): Clause =>
  clauses.get(clause) as Clause;

/** The policy files of a folder, by name. */
export function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
