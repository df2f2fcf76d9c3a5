#!/usr/bin/env node
/** The command line, from a bundle of its sources: built once, and anew when a source has changed. Where none can be kept, the sources run. */
import { setFlagsFromString } from 'node:v8';
import { bundled } from './bundle.mjs';

// Nearly all code runs a few times a message: optimising it as early as V8 does costs more than it gains, and so do threads of a
// collector that wait for each other where most of what a message makes dies young. The V8 of later Nodes knows no such budget.
if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=528000');
setFlagsFromString('--no-parallel-scavenge');
// What is collected seldom stands as memory that nobody else can use: under a flood, more than what is alive.
setFlagsFromString('--heap-growing-percent=25');

const bundle = await bundled('src/cli.ts');
if (bundle === null) (await import('tsx/esm/api')).register();
else process.setSourceMapsEnabled(true);
await import(bundle ?? './cli.ts');
