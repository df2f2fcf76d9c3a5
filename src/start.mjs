#!/usr/bin/env node
/** The command line, from a bundle of its sources: built once, and anew when a source has changed. Where none can be kept, the sources run. */
import { bundled } from './bundle.mjs';

const bundle = await bundled('src/cli.ts');
if (bundle === null) (await import('tsx/esm/api')).register();
else process.setSourceMapsEnabled(true);
await import(bundle ?? './cli.ts');
