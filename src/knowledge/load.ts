import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { KnowledgeError } from '../errors.ts';
import type { Clause, PolicyDocument } from './document.ts';
import { type FaqEntry, loadFaq } from './faq.ts';
import type { LanguageData } from './language-data.ts';
import { type Lexicon, loadLexicon } from './lexicon.ts';
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
  /** Questions that documents are often asked, by id. */
  readonly faq: ReadonlyMap<string, FaqEntry>;
}

/** What an admin lays over a knowledge: `ingested`, a folder of policies, and `own`, a folder like the knowledge's own. Either may be missing. */
export interface Overlay {
  readonly ingested?: string;
  readonly own?: string;
}

/** The policy files of a knowledge, and of all that is laid over it: a document of the second takes the place of one of the first. */
export function policyLayers(root: string, { ingested, own }: Overlay): [string[], string[]] {
  const of = (folder: string | undefined) => (folder && existsSync(folder) ? markdownFiles(folder) : []);
  return [of(join(root, 'policies')), [...of(ingested), ...of(own && join(own, 'policies'))]];
}

/**
 * Reads policies, measures, facts, language and lexicon of `root` and what the overlay adds to them; its documents take the place
 * of those with the same id. Raises KnowledgeError with file:line at the first fault, and with both files where two say different things.
 */
export function loadKnowledge(root: string, overlay: Overlay = {}): Knowledge {
  const { own } = overlay;
  const read = new Map<string, PolicyDocument>();
  const replaced = new Set<string>();
  for (const files of policyLayers(root, overlay)) {
    const here = new Map<string, string>();
    for (const file of files) {
      const policy = parsePolicy(relative(process.cwd(), file), readFileSync(file, 'utf8'));
      const twin = here.get(policy.id);
      if (twin) throw new KnowledgeError(`${policy.file}:2: 标识 ${policy.id} 已被 ${twin} 使用：给其中一份换一个`);
      here.set(policy.id, policy.file);
      if (read.has(policy.id)) replaced.add(policy.id);
      read.set(policy.id, policy);
    }
  }
  if (read.size === 0) throw new KnowledgeError(`${root}:1: 没有政策：把 Markdown 文件放进 policies/`);
  const documents = relateDocuments(read);
  const clauses = new Map([...documents.values()].flatMap((d) => d.clauses.map((c) => [c.id, c] as const)));
  const book = loadRuleBook(root, clauses, own);
  return Object.freeze({
    documents,
    clauses,
    book,
    language: book.facts.language,
    replies: readReplies(root),
    faq: loadFaq(root, documents, replaced),
    lexicon: loadLexicon(own === undefined ? [root] : [root, own]),
  });
}

/** The document that a clause stands in. */
export function documentOf(clause: string, { documents }: Pick<Knowledge, 'documents'>): PolicyDocument | undefined {
  const end = clause.indexOf('#');
  return documents.get(end < 0 ? clause : clause.slice(0, end));
}

/** The code of the place that a measure is given in: that of its scope, else that of its document; null where neither has one. */
export const regionOfRule = ({ scope, clause }: Rule, knowledge: Pick<Knowledge, 'documents'>): string | null =>
  scope?.region ?? documentOf(clause, knowledge)?.region ?? null;

/** The clause that a measure rests on, which is held wherever the measure is. */
export const clauseOf = ({ clause }: Pick<Rule, 'clause'>, { clauses }: Pick<Knowledge, 'clauses'>): Clause =>
  clauses.get(clause) as Clause;

/** The policy files of a folder, by name. */
function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
