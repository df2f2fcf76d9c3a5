/** Starts a thread's source, which `workerData.entry` names from the root, from a bundle as `start.mjs` starts the program; as it is where none can be built. Plain Node. */
import { workerData } from 'node:worker_threads';
import { bundled } from '../bundle.mjs';

const { entry } = workerData;
const bundle = await bundled(entry);
if (bundle === null) (await import('tsx/esm/api')).register();
await import(bundle ?? new URL(`../../${entry}`, import.meta.url).href);
