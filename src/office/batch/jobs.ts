import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import type { Transaction } from '../../store/port.ts';
import { type Kept, Shelf } from '../shelf.ts';
import { Change } from './changes-since.ts';

const Column = z.object({
  at: z.number(),
  heading: z.string(),
  use: z.union([z.enum(['name', 'trade']), z.object({ fact: z.string(), title: z.string().nullable() })]).nullable(),
  why: z.string().nullable(),
});
const Bad = z.object({ row: z.number(), column: z.string(), heading: z.string(), words: z.string(), why: z.string() });

/** A file of clients that was handed in: where it stands, what was read of it, what came of it. */
const Job = z.object({
  by: z.string(),
  file: z.string(),
  /** `reading` and `matching` are at work, or were when the process ended. */
  state: z.enum(['reading', 'read', 'matching', 'done', 'stopped', 'failed']),
  fault: z.string().nullable(),
  columns: z.array(Column),
  samples: z.array(z.array(z.string())),
  clients: z.number(),
  /** The first of the bad cells, and how many there are. */
  bad: z.array(Bad),
  faults: z.number(),
  /** The first of the changes since the clients were matched last, and how many there are; null where they never were. */
  changes: z.array(Change),
  changed: z.number().nullable(),
});
export type Job = z.infer<typeof Job>;
export type KeptJob = Kept<Job>;

export const JOBS = new Shelf('batch', Job);

/** So much of a file stands in one record, in characters of base64. */
const CHUNK = 192 * 1024;
const MOST_CHUNKS = 1000;
const PARTS = new Shelf('batch-part', z.object({ part: z.string() }));

/** How long files of clients and what came of them are kept, in milliseconds. */
const KEPT = 30 * 86_400_000;

const FILES = ['in', 'out', 'standings', 'facts'] as const;
export type FileOfJob = (typeof FILES)[number];

export async function addJob(
  tx: Transaction,
  { by, file }: Pick<Job, 'by' | 'file'>,
  bytes: Uint8Array,
  now: number,
): Promise<string> {
  const id = randomUUID();
  const empty = { fault: null, columns: [], samples: [], clients: 0, bad: [], faults: 0, changes: [], changed: null };
  await JOBS.put(tx, {
    id,
    about: '',
    value: { by, file: file.slice(0, 100), state: 'reading', ...empty },
    at: now,
    version: 0,
  });
  await keepFile(tx, id, 'in', bytes, now);
  return id;
}

/** Changes a job as it is now; nothing where it was removed meanwhile. */
export async function changeJob(tx: Transaction, id: string, change: Partial<Job>): Promise<void> {
  const kept = await JOBS.get(tx, id);
  if (kept) await JOBS.put(tx, { ...kept, value: { ...kept.value, ...change } });
}

/** @throws InputError where there is no such job */
export async function jobOf(tx: Transaction, id: string): Promise<KeptJob> {
  const kept = await JOBS.get(tx, id);
  if (!kept) throw new InputError('没有这份名单，或者已过保存期');
  return kept;
}

export async function removeJob(tx: Transaction, id: string): Promise<void> {
  for (const which of FILES) await dropFile(tx, id, which);
  await JOBS.remove(tx, id);
}

export async function keepFile(
  tx: Transaction,
  id: string,
  which: FileOfJob,
  bytes: Uint8Array,
  now: number,
): Promise<void> {
  await dropFile(tx, id, which);
  const text = Buffer.from(bytes).toString('base64');
  const about = `${id} ${which}`;
  for (let i = 0; i * CHUNK < text.length; i += 1) {
    const part = text.slice(i * CHUNK, (i + 1) * CHUNK);
    await PARTS.put(tx, { id: `${about} ${String(i).padStart(4, '0')}`, about, value: { part }, at: now, version: 0 });
  }
}

/** Null where it was never kept. */
export async function fileOf(tx: Transaction, id: string, which: FileOfJob): Promise<Buffer | null> {
  const parts = await PARTS.list(tx, `${id} ${which}`, 0, MOST_CHUNKS);
  if (parts.length === 0) return null;
  const inOrder = [...parts].sort((a, b) => (a.id < b.id ? -1 : 1));
  return Buffer.from(inOrder.map(({ value }) => value.part).join(''), 'base64');
}

async function dropFile(tx: Transaction, id: string, which: FileOfJob): Promise<void> {
  for (const { id: part } of await PARTS.list(tx, `${id} ${which}`, 0, MOST_CHUNKS)) await PARTS.remove(tx, part);
}

/** Lets go of what is long over. */
export async function sweepJobs(tx: Transaction, now: number): Promise<void> {
  await JOBS.expire(tx, now - KEPT, 100);
  await PARTS.expire(tx, now - KEPT, MOST_CHUNKS);
}
