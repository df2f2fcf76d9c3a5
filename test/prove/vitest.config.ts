import { defineConfig } from 'vitest/config';

// What takes long: `npm run prove`. `npm test` takes *.test.ts alone.
export default defineConfig({
  test: {
    include: ['test/prove/**/*.prove.ts'],
    globalSetup: 'test/global-setup.ts',
    testTimeout: 900_000,
    hookTimeout: 120_000,
  },
});
