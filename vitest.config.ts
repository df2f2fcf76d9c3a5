import { defineConfig } from 'vitest/config';

/** `npm test`: files share a process and what it has loaded. What starts processes is `npm run test:process`, what takes long `npm run prove`. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/process/**'],
    globalSetup: 'test/global-setup.ts',
    isolate: false,
    // Less time in the collector, as most of what a message makes dies young, and in the compiler, as most code runs a few times only;
    // the patterns of the language run so often that interpreting them first is wasted, and each core has a worker of its own,
    // so that threads of a collector only wait for each other. The V8 of Nodes after 20 knows no interrupt budget and would not start.
    execArgv: [
      '--min-semi-space-size=64',
      '--max-semi-space-size=64',
      ...(process.versions.node.startsWith('20.') ? ['--interrupt-budget=528000'] : []),
      '--no-regexp-tier-up',
      '--single-threaded-gc',
    ],
    // What was transformed once is kept, by its content, for the next run.
    experimental: { fsModuleCache: true },
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
