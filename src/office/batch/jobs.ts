import { z } from 'zod';
import { InputError } from '../../errors.ts';
import type { Store, Transaction } from '../../store/port.ts';
import { type KeptAccount, may } from '../accounts.ts';
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
  /** The run that is at work on it, when it last gave a sign of life (milliseconds since 1970), and how far it is. */
  work: z.object({ run: z.string(), seen: z.number(), done: z.number(), total: z.number() }).nullable().default(null),
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
/** So many parts are written in one transaction: others wait no longer than that. */
const AT_ONCE = 8;
const PARTS = new Shelf('batch-part', z.object({ part: z.string() }));

/** How long files of clients and what came of them are kept, in milliseconds. */
const KEPT = 30 * 86_400_000;

const FILES = ['in', 'out', 'standings', 'facts'] as const;
export type FileOfJob = (typeof FILES)[number];

/** Whoever handed a file in removes it, or who gives out the work. */
export const mayRemove = (account: KeptAccount, { by }: Job): boolean => account.id === by || may(account, 'assign');

/** A file's name as it is kept: without signs that are not seen, at most 100 characters. */
export const nameOfFile = (name: string): string => [...name.replace(/\p{Cc}/gu, '')].slice(0, 100).join('');

export async function addJob(
  tx: Transaction,
  id: string,
  { by, file }: Pick<Job, 'by' | 'file'>,
  now: number,
): Promise<void> {
  const read = { columns: [], samples: [], clients: 0, bad: [], faults: 0, changes: [], changed: null };
  const value: Job = { by, file, state: 'reading', work: null, fault: null, ...read };
  await JOBS.put(tx, { id, about: '', value, at: now, version: 0 });
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
  for (const part of partsOf(id, which, bytes, now)) await PARTS.put(tx, part);
}

/** The same of a large file, some parts at a time, each after `first`; whoever reads it meanwhile finds half of it. */
export async function keepInParts(
  store: Store,
  id: string,
  which: FileOfJob,
  bytes: Uint8Array,
  now: number,
  first: (tx: Transaction) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await store.transaction(async (tx) => {
    await first(tx);
    await dropFile(tx, id, which);
  });
  const parts = partsOf(id, which, bytes, now);
  for (let i = 0; i < parts.length; i += AT_ONCE)
    await store.transaction(async (tx) => {
      await first(tx);
      for (const part of parts.slice(i, i + AT_ONCE)) await PARTS.put(tx, part);
    });
}

function partsOf(id: string, which: FileOfJob, bytes: Uint8Array, now: number): Kept<{ part: string }>[] {
  const text = Buffer.from(bytes).toString('base64');
  const about = `${id} ${which}`;
  return Array.from({ length: Math.ceil(text.length / CHUNK) }, (_, i) => ({
    id: `${about} ${String(i).padStart(4, '0')}`,
    about,
    value: { part: text.slice(i * CHUNK, (i + 1) * CHUNK) },
    at: now,
    version: 0,
  }));
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
