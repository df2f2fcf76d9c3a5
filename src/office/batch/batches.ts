import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { MappedColumn } from '../../contract/cell-table.ts';
import { InputError } from '../../errors.ts';
import type { KeptAccount } from '../accounts.ts';
import { note } from '../audit-trail.ts';
import { type FactsOfClients, importClients } from '../clients/import-clients.ts';
import { type Advance, type BatchParts, BatchRuns } from './batch-runs.ts';
import { claimJob, isAtWork } from './job-lease.ts';
import {
  addJob,
  changeJob,
  fileOf,
  type Job,
  jobOf,
  type KeptJob,
  keepInParts,
  mayRemove,
  nameOfFile,
  removeJob,
} from './jobs.ts';

/** The files of clients that are read and matched, one after another in a process; what came of each is in the store. */
export class Batches {
  readonly #parts: BatchParts;
  readonly #runs: BatchRuns;

  constructor(parts: BatchParts) {
    this.#parts = parts;
    this.#runs = new BatchRuns(parts);
  }

  /** Null where nothing is at work on it, in this process or another. */
  advanceOf({ id, value }: Pick<KeptJob, 'id' | 'value'>): Advance | null {
    return this.#runs.advanceOf(id) ?? (isAtWork(value, this.#parts.clock.now()) ? value.work : null);
  }

  /** Keeps a file and begins to read it; gives the id of its job. */
  async add(by: string, named: string, bytes: Uint8Array): Promise<string> {
    const { store, clock } = this.#parts;
    const [id, run, file] = [randomUUID(), randomUUID(), nameOfFile(named)];
    await keepInParts(store, id, 'in', bytes, clock.now());
    await store.transaction(async (tx) => {
      await note(tx, { by, did: '上传客户名单', to: file }, clock.now());
      await addJob(tx, id, { by, file }, clock.now());
      await claimJob(tx, id, run, clock.now(), {});
    });
    this.#runs.begin(id, run, false);
    return id;
  }

  /** Reads the file again with its columns as a person has set them. */
  async setColumns(id: string, by: string, columns: readonly MappedColumn[]): Promise<void> {
    const set = columns.map((column) => ({ ...column }));
    await this.#claim(id, by, '改客户名单的列', false, { state: 'reading', columns: set });
  }

  /** Matches the clients, also again, and where a process ended in the midst of it. */
  async match(id: string, by: string): Promise<void> {
    await this.#claim(id, by, '核对客户名单', true, { state: 'matching', fault: null });
  }

  /** Takes the clients of a matched file into the agency's; gives how many. */
  async keepClients(id: string, by: string): Promise<number> {
    const { store, clock, today } = this.#parts;
    const [file, kept] = await store.transaction(async (tx) => {
      const { value } = await jobOf(tx, id);
      await note(tx, { by, did: '名单存成客户', to: value.file }, clock.now());
      return [value.file, value.state === 'done' ? await fileOf(tx, id, 'facts') : null] as const;
    });
    if (!kept) throw new InputError('先核对这份名单，再存成客户');
    const facts = JSON.parse(gunzipSync(kept).toString()) as FactsOfClients;
    return importClients(store, facts, { file, on: today(), now: clock.now() });
  }

  /** Stops what is at work on a job, here or, within some seconds, in another process; what was kept of it before stays. */
  async stop(id: string, by: string): Promise<void> {
    const { store, clock } = this.#parts;
    await store.transaction(async (tx) => {
      const { value } = await jobOf(tx, id);
      if (value.state !== 'reading' && value.state !== 'matching') return;
      await note(tx, { by, did: '停下核对', to: value.file }, clock.now());
      await changeJob(tx, id, { state: 'stopped', work: null });
    });
    this.#runs.end(id);
  }

  /** Removes a job with all that was kept of it. @throws InputError for an account that may not */
  async remove(id: string, account: KeptAccount): Promise<void> {
    const { store, clock } = this.#parts;
    await store.transaction(async (tx) => {
      const { value } = await jobOf(tx, id);
      if (!mayRemove(account, value)) throw new InputError(`只有上传的人（${value.by}）、组长或管理员能删除这份名单`);
      await note(tx, { by: account.id, did: '删除客户名单', to: value.file }, clock.now());
      await removeJob(tx, id);
    });
    this.#runs.end(id);
  }

  /** Resolves once nothing is at work in this process. */
  settled(): Promise<void> {
    return this.#runs.settled();
  }

  async #claim(id: string, by: string, did: string, matches: boolean, change: Partial<Job>): Promise<void> {
    const { store, clock } = this.#parts;
    const run = randomUUID();
    await store.transaction(async (tx) => {
      const { file } = await claimJob(tx, id, run, clock.now(), change);
      await note(tx, { by, did, to: file }, clock.now());
    });
    this.#runs.begin(id, run, matches);
  }
}
