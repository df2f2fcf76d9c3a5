import { Worker } from 'node:worker_threads';
import { InputError } from '../errors.ts';
import type { Overlay } from '../knowledge/load.ts';
import type { BatchParts } from '../office/batch/batch-runs.ts';
import type { BatchOutcome } from '../office/batch/run-batch.ts';

/** Where the knowledge is, as a thread of its own loads it. */
export interface KnowledgePlaces {
  readonly knowledge: string;
  readonly overlay: Overlay;
  /** Beside it stands which version all of it is. */
  readonly index: string;
}

/** What the thread tells. */
export type FromWorker =
  | { readonly done: number; readonly total: number }
  | { readonly outcome: BatchOutcome }
  | { readonly fault: string; readonly input: boolean };

/** Most memory that a thread may take before it is ended, in MB. */
const MOST_MEMORY = 1024;

/** Begins work on a file of clients in a thread of its own: this one goes on answering chats. */
export const batchThread =
  (places: KnowledgePlaces): BatchParts['begin'] =>
  (task, progress) => {
    const worker = new Worker(new URL('./start-thread.mjs', import.meta.url), {
      workerData: { entry: 'src/app/batch-worker.ts', task, places },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    const outcome = new Promise<BatchOutcome>((resolve, reject) => {
      worker.on('message', (message: FromWorker) => {
        if ('outcome' in message) resolve(message.outcome);
        else if ('fault' in message) reject(message.input ? new InputError(message.fault) : new Error(message.fault));
        else progress(message.done, message.total);
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread ended before its work')));
    });
    return { outcome, stop: () => void worker.terminate() };
  };
