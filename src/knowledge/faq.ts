import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { KnowledgeError } from '../errors.ts';
import type { Clause, PolicyDocument } from './document.ts';
import { readYaml } from './yaml-file.ts';

/**
 * What people ask of a document and what it says: `at`, the locators of the clauses that bear the answer; `silent`: the document does not say
 * it, which is the answer; `asked`: how people ask it, from which the reader learns.
 */
const FaqFile = z.array(
  z.strictObject({
    id: z.int().min(1),
    at: z.array(z.string().min(1)).min(1),
    says: z.string().min(4),
    silent: z.boolean().default(false),
    asked: z.array(z.string().min(1)).min(2),
  }),
);

/** A question that a document is often asked, and its answer in our words, every figure of which stands in one of its clauses. */
export interface FaqEntry {
  /** `changsha-sme-2022/12` */
  readonly id: string;
  readonly document: PolicyDocument;
  readonly clauses: readonly Clause[];
  readonly says: string;
  readonly isSilent: boolean;
  readonly asked: readonly string[];
  readonly file: string;
  readonly line: number;
}

/**
 * The files of `faq/`, each named as its document, but those of documents that are `replaced`; a knowledge may have none.
 * @throws KnowledgeError with file and line
 */
export function loadFaq(
  root: string,
  documents: ReadonlyMap<string, PolicyDocument>,
  replaced: ReadonlySet<string>,
): ReadonlyMap<string, FaqEntry> {
  const entries = new Map<string, FaqEntry>();
  for (const { path, document: id } of faqFiles(root)) {
    if (replaced.has(id)) continue;
    const { file, data, lineOf } = readYaml(relative(process.cwd(), path), readFileSync(path, 'utf8'), FaqFile);
    const document = documents.get(id);
    if (!document) throw new KnowledgeError(`${file}:1: 没有标识为 ${id} 的文件：常见问题的文件名要和文件的标识一样`);
    for (const [i, { id: number, at, says, silent, asked }] of data.entries()) {
      const fail = (what: string): never => {
        throw new KnowledgeError(`${file}:${lineOf([i])}: ${what}`);
      };
      const key = `${id}/${number}`;
      if (entries.has(key)) fail(`id ${number} 已经用过：编号不能重复`);
      const clauses = at.map(
        (locator) => document.clauses.find((clause) => clause.locator === locator) ?? fail(`没有条款 ${locator}`),
      );
      entries.set(key, {
        id: key,
        document,
        clauses,
        says,
        isSilent: silent,
        asked,
        file,
        get line() {
          return lineOf([i]);
        },
      });
    }
  }
  return entries;
}

function faqFiles(root: string): { readonly path: string; readonly document: string }[] {
  const folder = join(root, 'faq');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ path: join(folder, name), document: name.replace(/\.yaml$/, '') }));
}
