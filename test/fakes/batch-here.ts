import { tableReader } from '../../src/app/table-reader.ts';
import type { BatchParts } from '../../src/office/batch/batch-runs.ts';
import { runBatch } from '../../src/office/batch/run-batch.ts';
import { held } from './knowledge.ts';

/** Work on files of clients in the very thread of a test; each client waits for `step`, and `stop` ends it before the next. */
export const batchHere =
  (step: () => Promise<void> = () => Promise.resolve()): BatchParts['begin'] =>
  (task, progress) => {
    let stopped = false;
    const outcome = runBatch(task, tableReader(held, task.day), held, async (done, total) => {
      progress(done, total);
      await step();
      if (stopped) throw new Error('stopped');
    });
    return {
      outcome,
      stop: () => {
        stopped = true;
      },
    };
  };
