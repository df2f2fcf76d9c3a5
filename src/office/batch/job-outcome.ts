import { gunzipSync, gzipSync } from 'node:zlib';
import type { Clock } from '../../contract/clock.ts';
import type { Store, Transaction } from '../../store/port.ts';
import { Standings } from './changes-since.ts';
import { changeOwn } from './job-lease.ts';
import { fileOf, JOBS, type Job, keepFile, keepInParts } from './jobs.ts';
import type { BatchOutcome } from './run-batch.ts';

/** So many bad cells and changes are shown; all changes stand in the workbook. */
const TOLD = 200;

/** A run's job is its own no longer: nothing of it is kept. */
export class Lost extends Error {}

/** Keeps what a run came to, the workbook first, and ends it. @throws Lost where the job is not the run's any more */
export async function keepOutcome(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  { id, run }: { readonly id: string; readonly run: string },
  { columns, samples, clients, bad, matched }: BatchOutcome,
  compared: boolean,
): Promise<void> {
  const change = async (tx: Transaction, to: Partial<Job>): Promise<void> => {
    if (!(await changeOwn(tx, id, run, to))) throw new Lost();
  };
  const read: Partial<Job> = {
    columns: columns.map((column) => ({ ...column })),
    samples: samples.map((all) => [...all]),
    clients,
    bad: bad.slice(0, TOLD).map((one) => ({ ...one })),
    faults: bad.length,
    fault: null,
    work: null,
  };
  if (!matched) return store.transaction((tx) => change(tx, { ...read, state: 'read' }));
  const work = { run, done: clients, total: clients };
  await keepInParts(store, id, 'out', matched.workbook, clock.now(), (tx) =>
    change(tx, { work: { ...work, seen: clock.now() } }),
  );
  const changed = compared ? matched.changes.length : null;
  await store.transaction(async (tx) => {
    await change(tx, { ...read, state: 'done', changes: matched.changes.slice(0, TOLD), changed });
    await keepFile(tx, id, 'standings', gzipSync(JSON.stringify(matched.standings)), clock.now());
    await keepFile(tx, id, 'facts', gzipSync(JSON.stringify(matched.facts)), clock.now());
  });
}

/** How clients stood in the job itself when it was matched last, else in the account's latest of a file of the same name. */
export async function standingsBefore(tx: Transaction, id: string, { by, file }: Job): Promise<Standings | null> {
  const others = (await JOBS.list(tx, null, 0, 100)).filter(
    (job) => job.id !== id && job.value.file === file && job.value.by === by,
  );
  for (const job of [{ id }, ...others]) {
    const kept = await fileOf(tx, job.id, 'standings');
    if (kept) return Standings.parse(JSON.parse(gunzipSync(kept).toString()));
  }
  return null;
}
