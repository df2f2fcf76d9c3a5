import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { KnowledgeError } from '../../errors.ts';
import { type DocumentLink, type PolicyDocument, sayLink } from '../document.ts';
import type { Fault } from '../fault.ts';
import { loadLanguage } from '../language-data.ts';
import { readLexicons } from '../lexicon.ts';
import { type Overlay, policyLayers } from '../load.ts';
import { parsePolicy } from '../policy-file.ts';
import { linksAmong, relateDocuments } from '../relate-documents.ts';
import { checkClauses } from './clauses.ts';
import { checkLanguage } from './language-examples.ts';
import { checkLexicon } from './lexicon-entries.ts';
import { checkMetadata } from './metadata.ts';

/** What was found, and the documents that could be read, those of the overlay in place of their namesakes. `added`: the files of these. */
export interface Checked {
  readonly faults: readonly Fault[];
  readonly documents: ReadonlyMap<string, PolicyDocument>;
  readonly added: ReadonlySet<string>;
}

/**
 * Checks every policy, the lexicon and the language of `root` and of what is laid over it. A file that can't be read is a fault, and the
 * others go on. Of an added text only what its admin wrote is judged: the words of the official text are as they are.
 */
export function checkKnowledge(root: string, overlay: Overlay = {}): Checked {
  const faults: Fault[] = [];
  const documents = new Map<string, PolicyDocument>();
  const [held, laid] = policyLayers(root, overlay);
  const added = new Set(laid.map((path) => relative(process.cwd(), path)));
  for (const files of [held, laid]) {
    const here = new Map<string, string>();
    for (const path of files) {
      const file = relative(process.cwd(), path);
      const content = readFileSync(path, 'utf8');
      const document = collectFaults(faults, () => parsePolicy(file, content));
      if (!document) continue;
      const twin = here.get(document.id);
      if (twin) faults.push(fault(file, 2, `标识 ${document.id} 已被 ${twin} 使用`, '给其中一份换一个标识'));
      here.set(document.id, file);
      documents.set(document.id, document);
      faults.push(...checkMetadata(document, content.split(/\r?\n/)), ...checkClauses(document, files === held));
    }
  }
  if (documents.size === 0) faults.push(fault(join(root, 'policies'), 1, '没有政策', '把 Markdown 文件放进来'));
  const roots = overlay.own === undefined ? [root] : [root, overlay.own];
  const clauses = [...documents.values()].flatMap((d) => d.clauses);
  for (const lexicon of collectFaults(faults, () => readLexicons(roots)) ?? [])
    faults.push(...checkLexicon(lexicon, clauses));
  const language = collectFaults(faults, () => loadLanguage(root, overlay.own));
  if (language) faults.push(...(collectFaults(faults, () => checkLanguage(root, overlay.own)) ?? []));
  for (const { of, link, to } of linksAmong(documents))
    if (!to) faults.push({ ...dangling(of, link), severity: 'warning' });
  return { faults, documents: relateDocuments(documents), added };
}

function dangling({ file }: PolicyDocument, link: DocumentLink): Fault {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  return fault(
    file,
    Math.max(1, lines.findIndex((line) => line.startsWith('links:')) + 1),
    `${sayLink(link)}，这份文件没有收录`,
    '把那份文件也录入，或者改正 links',
  );
}

function fault(file: string, line: number, what: string, remedy: string): Fault {
  return { file, line, severity: 'error', what, remedy };
}

/** What `read` gives; a KnowledgeError becomes faults, one for each of its lines `file:line: what`. */
export function collectFaults<T>(faults: Fault[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    faults.push(...faultLines(error.message));
    return undefined;
  }
}

/** The faults that the lines `file:line: what` of a message tell. */
export const faultLines = (message: string): readonly Fault[] =>
  message.split('\n').map((told) => {
    const [, file = '', line = '1', what = told] = /^(.*?):(\d+): (.*)$/.exec(told) ?? [];
    return { file, line: Number(line), severity: 'error', what };
  });
