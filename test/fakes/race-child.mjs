import { bundled } from '../../src/bundle.mjs';

/** race-child.ts from a bundle. */
await import(await bundled('test/fakes/race-child.ts'));
