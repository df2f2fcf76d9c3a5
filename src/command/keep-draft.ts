import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { InputError } from '../errors.ts';
import { withLock } from './lock.ts';

/** A draft that a person approved: the text of its measure and its facts, and what is recorded of the approval. */
export interface Approved {
  readonly id: string;
  readonly measure: string;
  readonly facts: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** Writes an approved draft into the admin's knowledge `own`: facts first, then the measure, then the record; each file is whole or as it was. @throws InputError where another program writes there */
export async function keepDraft({ id, measure, facts, record }: Approved, own: string): Promise<void> {
  await withLock(join(own, '.lock'), { waiting: () => {}, patience: 5000 }, busy, async () => {
    const file = join(own, 'facts.yaml');
    const whole = factsAdded(existsSync(file) ? readFileSync(file, 'utf8') : '', facts);
    if (whole !== null) writeWhole(file, whole);
    writeWhole(join(own, 'measures', `${id}.yaml`), measure);
    recordApproval(own, record);
  });
}

/** Adds one approval to the admin's record of them. */
export function recordApproval(own: string, record: Approved['record']): void {
  mkdirSync(own, { recursive: true });
  appendFileSync(join(own, 'approvals.jsonl'), `${JSON.stringify(record)}\n`);
}

/** The text of a file of facts with those of another that it lacks, by key; null where it lacks none. */
export function factsAdded(held: string, added: string): string | null {
  const whole = parseDocument(held.trim() === '' ? '{}' : held);
  const fresh = Object.entries((parseDocument(added).toJS() ?? {}) as Record<string, unknown>);
  const lacking = fresh.filter(([name]) => !whole.has(name));
  if (lacking.length === 0) return null;
  if (held.trim() === '') return stringify(Object.fromEntries(lacking), { lineWidth: 0 });
  for (const [name, fact] of lacking) whole.set(name, whole.createNode(fact));
  return whole.toString({ lineWidth: 0 });
}

function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}.tmp`;
  writeFileSync(aside, text);
  renameSync(aside, file);
}

const busy = (pid: number): Error => new InputError(`另一个程序（${pid}）正在写这个数据目录，请稍后再试`);
