import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { faqFaults } from '../answer/gate/check-faq.ts';
import type { Config } from '../app/config.ts';
import { indexFolder, openKnowledge, overlayOf } from '../app/open-services.ts';
import { checkRules } from '../calculate/check/check-measures.ts';
import { unusedFacts } from '../calculate/check/unused-facts.ts';
import { SnapshotError } from '../errors.ts';
import { checkKnowledge, collectFaults, faultLines } from '../knowledge/check/check-knowledge.ts';
import { foldFaults } from '../knowledge/check/fold-faults.ts';
import { lint } from '../knowledge/check/lint.ts';
import { readSources } from '../knowledge/check/source-figures.ts';
import { checkSources } from '../knowledge/check/sources.ts';
import type { PolicyDocument } from '../knowledge/document.ts';
import { type Fault, printFault } from '../knowledge/fault.ts';
import { loadLanguage } from '../knowledge/language-data.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { loadFacts, readAddedFacts, readFactFile } from '../knowledge/load-facts.ts';
import { readRules } from '../knowledge/measure.ts';
import { verifiedSnapshot } from '../retrieve/local/index/snapshot.ts';
import { checkFactExamples } from '../understand/slots/check-facts.ts';
import type { Io } from './io.ts';

export interface CheckOptions {
  readonly json: boolean;
  /** The least that ends in status 1. */
  readonly failOn: 'error' | 'warning';
  /** The folder of the source files to hold every figure against. */
  readonly sources: string | undefined;
}

/** `cewen check`: everything that doesn't hold together, by file and line. Gives the exit status. */
export function check(config: Config, io: Io, { json, failOn, sources }: CheckOptions): number {
  const { faults, documents, added } = checkKnowledge(config.knowledge, overlayOf(config));
  const rules = rulesIn(config, documents);
  const hard = [...faults, ...rules.faults];
  const all = [
    ...hard,
    ...(hard.every(({ severity }) => severity === 'warning') ? careful(openKnowledge(config), added) : []),
  ];
  const found = [
    ...(json ? all : foldFaults(all, added)),
    ...(sources === undefined ? [] : checkSources(sourcedIn(documents, added), readSources(sources))),
    ...indexFaults(config),
  ];
  const clauses = [...documents.values()].reduce((sum, d) => sum + d.clauses.length, 0);
  const counts = { documents: documents.size, clauses, rules: rules.count };
  if (json) io.out(JSON.stringify({ ...counts, findings: found.map(asFinding) }));
  else {
    for (const fault of found) io.out(`${fault.severity} ${printFault(fault)}`);
    io.tell(
      `检查了 ${counts.documents} 份文件、${counts.clauses} 条条款、${counts.rules} 条规则：${found.length} 个问题`,
    );
  }
  return found.some((f) => f.severity === 'error' || failOn === 'warning') ? 1 : 0;
}

/** What a careful reader would mark, and answers to frequent questions that say more than their clauses. */
const careful = (knowledge: Knowledge, added: ReadonlySet<string>): Fault[] => [
  ...lint(knowledge, added),
  ...faqFaults(knowledge),
];

/** The documents that an admin added, whose source files they have; those of the repository where nothing was added. */
const sourcedIn = (documents: ReadonlyMap<string, PolicyDocument>, added: ReadonlySet<string>): PolicyDocument[] =>
  [...documents.values()].filter(({ file }) => added.size === 0 || added.has(file));

function asFinding({ file, line, severity, what, remedy }: Fault) {
  return { file, line, severity, message: what, remedy: remedy ?? null };
}

function rulesIn(config: Config, documents: ReadonlyMap<string, PolicyDocument>): { faults: Fault[]; count: number } {
  const { own } = overlayOf(config);
  const faults: Fault[] = [];
  const held = join(config.knowledge, 'facts.yaml');
  // What is wrong with the language is told by those who check it.
  const language = collectFaults([], () => loadLanguage(config.knowledge, own));
  const facts = language && collectFaults(faults, () => loadFacts(held, language, own));
  const { rules, faults: unread } = readRules([config.knowledge, own]);
  faults.push(...unread.flatMap(faultLines));
  if (facts) faults.push(...checkRules(rules, facts, documents));
  if (facts) {
    const first = readFactFile(held);
    const added = readAddedFacts(own);
    for (const file of [first, added]) if (file) faults.push(...checkFactExamples(file, facts, file === first));
    if (added) faults.push(...unusedFacts(added, rules, facts));
  }
  return { faults, count: rules.length };
}

/** The hashes of the index; an index that was never built is no fault. */
function indexFaults(config: Config): Fault[] {
  const folder = indexFolder(config);
  if (!existsSync(folder)) return [];
  try {
    verifiedSnapshot(folder);
    return [];
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    return [{ file: folder, line: 1, severity: 'error', what: error.message }];
  }
}
