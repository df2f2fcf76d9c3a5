import { defineConfig } from 'vitest/config';

/** `npm run test:process`: what starts processes of its own, and the channel that loads a framework of some hundred packages. */
export default defineConfig({
  test: {
    include: ['test/process/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
