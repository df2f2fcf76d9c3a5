import { bundled } from '../../src/bundle.mjs';

/** serve-child.ts from a bundle. */
await import(await bundled('test/fakes/serve-child.ts'));
