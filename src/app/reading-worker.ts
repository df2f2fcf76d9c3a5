import { parentPort } from 'node:worker_threads';
import { gatherFile } from '../ingest/ingest-file.ts';
import type { ToRead } from './reading-thread.ts';

/** A thread of its own that reads one file after the other: what hurts it hurts nothing else. */
parentPort?.on('message', async ({ file, bytes, given, scan }: ToRead) => {
  parentPort?.postMessage(await gatherFile(file, () => bytes, given, scan));
});
