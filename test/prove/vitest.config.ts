import { defineConfig } from 'vitest/config';

// What takes long: `npm run prove`. `npm test` takes *.test.ts alone.
export default defineConfig({
  test: {
    include: ['test/prove/**/*.prove.ts'],
    globalSetup: 'test/global-setup.ts',
    // A file takes minutes: each of its tests is told when it is done, not the file at its end.
    reporters: ['verbose'],
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
  },
});
