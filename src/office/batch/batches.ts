import { gunzipSync, gzipSync } from 'node:zlib';
import type { MappedColumn } from '../../contract/cell-table.ts';
import type { Clock } from '../../contract/clock.ts';
import { InputError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import type { Store, Transaction } from '../../store/port.ts';
import { note } from '../audit-trail.ts';
import { type FactsOfClients, importClients } from '../clients/import-clients.ts';
import { Standings } from './changes-since.ts';
import { addJob, changeJob, fileOf, JOBS, type Job, jobOf, keepFile } from './jobs.ts';
import type { BatchOutcome, BatchTask } from './run-batch.ts';

/** Work on one file, apart from the process's own turn, so that chats are answered meanwhile. */
interface BatchRun {
  readonly outcome: Promise<BatchOutcome>;
  readonly stop: () => void;
}

export interface BatchParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Today in Shanghai, ISO. */
  readonly today: () => string;
  readonly begin: (task: BatchTask, progress: (done: number, total: number) => void) => BatchRun;
}

/** How far a job at work is; `total` is 0 while it waits or reads. */
export interface Advance {
  readonly done: number;
  readonly total: number;
}

const TOLD = 200;

/** The files of clients that are read and matched, one after another; what came of each is in the store. */
export class Batches {
  readonly #parts: BatchParts;
  readonly #at = new Map<string, { done: number; total: number; stop: () => void; stopped: boolean }>();
  #last: Promise<void> = Promise.resolve();

  constructor(parts: BatchParts) {
    this.#parts = parts;
  }

  /** Null where nothing is at work on it in this process. */
  advanceOf(id: string): Advance | null {
    return this.#at.get(id) ?? null;
  }

  /** Keeps a file and begins to read it; gives the id of its job. */
  async add(by: string, file: string, bytes: Uint8Array): Promise<string> {
    const { store, clock } = this.#parts;
    const id = await store.transaction(async (tx) => {
      await note(tx, { by, did: '上传客户名单', to: file.slice(0, 100) }, clock.now());
      return addJob(tx, { by, file }, bytes, clock.now());
    });
    this.#begin(id, false);
    return id;
  }

  /** Reads the file again with its columns as a person has set them. */
  async setColumns(id: string, columns: readonly MappedColumn[]): Promise<void> {
    await this.#move(id, (tx) =>
      changeJob(tx, id, { state: 'reading', columns: columns.map((column) => ({ ...column })) }),
    );
    this.#begin(id, false);
  }

  /** Matches the clients, also again, and where the process ended in the midst of it. */
  async match(id: string, by: string): Promise<void> {
    await this.#move(id, async (tx) => {
      const { value } = await jobOf(tx, id);
      await note(tx, { by, did: '核对客户名单', to: value.file }, this.#parts.clock.now());
      await changeJob(tx, id, { state: 'matching', fault: null });
    });
    this.#begin(id, true);
  }

  /** Takes the clients of a matched file into the agency's; gives how many. */
  async keepClients(id: string, by: string): Promise<number> {
    const { store, clock, today } = this.#parts;
    const [file, kept] = await store.transaction(async (tx) => {
      const { value } = await jobOf(tx, id);
      await note(tx, { by, did: '名单存成客户', to: value.file }, clock.now());
      return [value.file, await fileOf(tx, id, 'facts')] as const;
    });
    if (!kept) throw new InputError('先核对这份名单，再存成客户');
    const facts = JSON.parse(gunzipSync(kept).toString()) as FactsOfClients;
    return importClients(store, facts, { file, on: today(), now: clock.now() });
  }

  /** Stops what is at work on a job; what was kept of it before stays. */
  async stop(id: string): Promise<void> {
    const at = this.#at.get(id);
    if (at) {
      at.stopped = true;
      at.stop();
    }
    await this.#parts.store.transaction((tx) => changeJob(tx, id, { state: 'stopped' }));
  }

  /** Resolves once nothing is at work. */
  async settled(): Promise<void> {
    while (this.#at.size > 0) await this.#last;
  }

  async #move(id: string, change: (tx: Transaction) => Promise<void>): Promise<void> {
    if (this.#at.has(id)) throw new InputError('这份名单正在处理：等它做完，或先停下');
    await this.#parts.store.transaction(change);
  }

  #begin(id: string, matches: boolean): void {
    const at = { done: 0, total: 0, stop: () => {}, stopped: false };
    this.#at.set(id, at);
    this.#last = this.#last.then(async () => {
      try {
        if (!at.stopped) await this.#run(id, matches, at);
      } catch (error) {
        await this.#failed(id, at.stopped, error as Error);
      } finally {
        this.#at.delete(id);
      }
    });
  }

  async #run(id: string, matches: boolean, at: { done: number; total: number; stop: () => void }): Promise<void> {
    const { store, clock, begin, today } = this.#parts;
    const task = await store.transaction(async (tx): Promise<BatchTask | null> => {
      const { value } = await jobOf(tx, id);
      const file = await fileOf(tx, id, 'in');
      const columns = value.columns.length > 0 ? value.columns : null;
      return (
        file && {
          file,
          columns,
          matches,
          day: today(),
          before: matches ? await standingsBefore(tx, id, value) : null,
        }
      );
    });
    if (!task) throw new InputError('文件已过保存期：请重新上传');
    const run = begin(task, (done, total) => {
      [at.done, at.total] = [done, total];
    });
    at.stop = run.stop;
    const { columns, samples, clients, bad, matched } = await run.outcome;
    await store.transaction(async (tx) => {
      const read = {
        columns: columns.map((column) => ({ ...column })),
        samples: samples.map((all) => [...all]),
        clients,
      };
      const faults = { bad: bad.slice(0, TOLD).map((one) => ({ ...one })), faults: bad.length };
      if (!matched) return changeJob(tx, id, { ...read, ...faults, state: 'read', fault: null });
      await keepFile(tx, id, 'out', matched.workbook, clock.now());
      await keepFile(tx, id, 'standings', gzipSync(JSON.stringify(matched.standings)), clock.now());
      await keepFile(tx, id, 'facts', gzipSync(JSON.stringify(matched.facts)), clock.now());
      const changed = task.before === null ? null : matched.changes.length;
      return changeJob(tx, id, {
        ...read,
        ...faults,
        state: 'done',
        fault: null,
        changes: matched.changes.slice(0, TOLD),
        changed,
      });
    });
  }

  async #failed(id: string, stopped: boolean, error: Error): Promise<void> {
    if (stopped) return;
    const told = error instanceof InputError;
    if (!told)
      this.#parts.logger.error({ error: error.name, at: error.stack?.split('\n')[1]?.trim() }, 'a batch failed');
    const fault = told ? error.message : '没有做成，请再试一次';
    await this.#parts.store.transaction((tx) => changeJob(tx, id, { state: 'failed', fault })).catch(() => {});
  }
}

/** How clients stood in the job itself when it was matched last, else in the account's latest of a file of the same name. */
async function standingsBefore(tx: Transaction, id: string, { by, file }: Job): Promise<Standings | null> {
  const others = (await JOBS.list(tx, null, 0, 100)).filter(
    (job) => job.id !== id && job.value.file === file && job.value.by === by,
  );
  for (const job of [{ id }, ...others]) {
    const kept = await fileOf(tx, job.id, 'standings');
    if (kept) return Standings.parse(JSON.parse(gunzipSync(kept).toString()));
  }
  return null;
}
