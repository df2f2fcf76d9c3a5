import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../app/config.ts';
import { indexFolder, openKnowledge } from '../app/open-services.ts';
import { checkRules } from '../calculate/check/check-measures.ts';
import { SnapshotError } from '../errors.ts';
import { attempt, checkKnowledge } from '../knowledge/check/check-knowledge.ts';
import { lint } from '../knowledge/check/lint.ts';
import { readSources } from '../knowledge/check/source-figures.ts';
import { checkSources } from '../knowledge/check/sources.ts';
import type { PolicyDocument } from '../knowledge/document.ts';
import { loadFacts } from '../knowledge/fact.ts';
import { type Fault, printFault } from '../knowledge/fault.ts';
import { loadRules } from '../knowledge/measure.ts';
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
  const { faults, documents } = checkKnowledge(config.knowledge, join(config.data, 'policies'));
  const rules = rulesIn(config, documents);
  const found = [
    ...faults,
    ...rules.faults,
    ...(faults.length + rules.faults.length === 0 ? lint(openKnowledge(config)) : []),
    ...(sources === undefined ? [] : checkSources([...documents.values()], readSources(sources))),
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

function asFinding({ file, line, severity, what, remedy }: Fault) {
  return { file, line, severity, message: what, remedy: remedy ?? null };
}

function rulesIn(config: Config, documents: ReadonlyMap<string, PolicyDocument>): { faults: Fault[]; count: number } {
  const faults: Fault[] = [];
  const facts = attempt(faults, () => loadFacts(join(config.knowledge, 'facts.yaml')));
  const rules = attempt(faults, () => loadRules(join(config.knowledge, 'measures')));
  if (facts && rules) faults.push(...checkRules(rules, facts, documents));
  if (facts) faults.push(...checkFactExamples(join(config.knowledge, 'facts.yaml'), facts.language));
  return { faults, count: rules?.length ?? 0 };
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
