import type { Clock } from '../../contract/clock.ts';
import { InputError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import type { Store } from '../../store/port.ts';
import { changeOwn } from './job-lease.ts';
import { keepOutcome, Lost, standingsBefore } from './job-outcome.ts';
import { fileOf, jobOf } from './jobs.ts';
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

/** One run on a job, of this process. */
interface Run {
  readonly id: string;
  readonly run: string;
  readonly matches: boolean;
  done: number;
  total: number;
  over: boolean;
  late: boolean;
  stop: () => void;
}

/** How often a run gives a sign of life, and how long it may take once it is begun; milliseconds. */
const BEAT = 5000;
const LONGEST = 600_000;

/** The runs of a process, one after another; who is at work on a job is in the store, so that other processes know. */
export class BatchRuns {
  readonly #parts: BatchParts;
  readonly #at = new Map<string, Run>();
  #last: Promise<void> = Promise.resolve();

  constructor(parts: BatchParts) {
    this.#parts = parts;
  }

  /** Null where this process is not at work on it. */
  advanceOf(id: string): Advance | null {
    return this.#at.get(id) ?? null;
  }

  /** Resolves once nothing is at work. */
  async settled(): Promise<void> {
    while (this.#at.size > 0) await this.#last;
  }

  /** Ends the run on a job, where there is one. */
  end(id: string): void {
    const at = this.#at.get(id);
    if (!at) return;
    at.over = true;
    at.stop();
  }

  /** Begins a run that has the job, once those before it are over. */
  begin(id: string, run: string, matches: boolean): void {
    const at: Run = { id, run, matches, done: 0, total: 0, over: false, late: false, stop: () => {} };
    this.end(id);
    this.#at.set(id, at);
    const still = this.#beat(at);
    this.#last = this.#last.then(async () => {
      try {
        if (!at.over) await this.#run(at);
      } catch (error) {
        await this.#failed(at, error as Error);
      } finally {
        still();
        if (this.#at.get(id) === at) this.#at.delete(id);
      }
    });
  }

  /** Tells all processes that a run goes on and how far it is, and ends it once its job is not its own; the result ends that. */
  #beat(at: Run): () => void {
    const { store, clock } = this.#parts;
    let callOff = (): void => {};
    const again = (): void => {
      callOff = clock.after(BEAT, () => {
        const { id, run, done, total } = at;
        again();
        store
          .transaction((tx) => changeOwn(tx, id, run, { work: { run, seen: clock.now(), done, total } }))
          .then((own) => {
            if (!own && this.#at.get(id) === at) this.end(id);
          })
          .catch(() => {});
      });
    };
    again();
    return () => callOff();
  }

  async #run(at: Run): Promise<void> {
    const { store, clock, begin, today } = this.#parts;
    const { id, matches } = at;
    const task = await store.transaction(async (tx): Promise<BatchTask | null> => {
      const { value } = await jobOf(tx, id);
      const file = await fileOf(tx, id, 'in');
      const columns = value.columns.length > 0 ? value.columns : null;
      return (
        file && { file, columns, matches, day: today(), before: matches ? await standingsBefore(tx, id, value) : null }
      );
    });
    if (!task) throw new InputError('文件已过保存期：请重新上传');
    const work = begin(task, (done, total) => {
      [at.done, at.total] = [done, total];
    });
    at.stop = work.stop;
    if (at.over) at.stop();
    const inTime = clock.after(LONGEST, () => {
      at.late = true;
      at.stop();
    });
    try {
      await keepOutcome(this.#parts, at, await work.outcome, task.before !== null);
    } finally {
      inTime();
    }
  }

  async #failed({ id, run, over, late }: Run, error: Error): Promise<void> {
    if (over || error instanceof Lost) return;
    const told = late || error instanceof InputError;
    if (!told)
      this.#parts.logger.error(
        { job: id, error: error.name, at: error.stack?.split('\n')[1]?.trim() },
        'a batch failed',
      );
    const why =
      error instanceof InputError ? error.message : `没有做成，请再试一次；日志里有原因（编号 ${id.slice(0, 8)}）`;
    const fault = late ? '十分钟还没有做完，停下了：请把名单拆成几份再试' : why;
    await this.#parts.store
      .transaction((tx) => changeOwn(tx, id, run, { state: 'failed', fault, work: null }))
      .catch(() => {});
  }
}
