import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '../errors.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { type BatchTask, runBatch } from '../office/batch/run-batch.ts';
import type { FromWorker, KnowledgePlaces } from './batch-thread.ts';
import { loadWhole } from './served-version.ts';
import { tableReader } from './table-reader.ts';

/** A thread of its own that reads and matches one file of clients and tells how far it is. */
const { task, places } = workerData as { readonly task: BatchTask; readonly places: KnowledgePlaces };
const tell = (message: FromWorker): void => parentPort?.postMessage(message);

/** Progress is told so often, in milliseconds. */
const EVERY = 200;
let told = 0;
try {
  const knowledge = loadWhole(places.index, () => loadKnowledge(places.knowledge, places.overlay));
  const outcome = await runBatch(task, tableReader(knowledge, task.day), knowledge, (done, total) => {
    const now = performance.now();
    if (now - told < EVERY && done < total) return;
    told = now;
    tell({ done, total });
  });
  tell({ outcome });
} catch (error) {
  tell({ fault: (error as Error).message, input: error instanceof InputError });
}
