import { bundled } from '../../src/bundle.mjs';

// With CLOCK=jumps each SIGUSR2 sets the clock of this process to within twenty minutes of what it is.
if (process.env.CLOCK === 'jumps') {
  const { now } = Date;
  let ahead = 0;
  Date.now = () => now() + ahead;
  process.on('SIGUSR2', () => {
    ahead = Math.round((Math.random() * 2 - 1) * 20 * 60_000);
  });
}

/** serve-child.ts from a bundle. */
await import(await bundled('test/fakes/serve-child.ts'));
