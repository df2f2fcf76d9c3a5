import { defineConfig } from 'vitest/config';

/** What takes long and is run by `npm run prove` alone. */
export default defineConfig({
  test: { include: ['test/prove/**/*.prove.ts'], testTimeout: 3_600_000, hookTimeout: 600_000 },
});
