/** Starts the thread of a batch from a bundle of its sources, as `start.mjs` starts the program; from the sources where none can be built. Plain Node. */
import { bundled } from '../bundle.mjs';

const bundle = await bundled('src/app/batch-worker.ts');
if (bundle === null) (await import('tsx/esm/api')).register();
await import(bundle ?? './batch-worker.ts');
