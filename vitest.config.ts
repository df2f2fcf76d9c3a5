import { defineConfig } from 'vitest/config';

/** `npm test`: files share a process and what it has loaded. What starts processes is `npm run test:process`, what takes long `npm run prove`. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/process/**'],
    globalSetup: 'test/global-setup.ts',
    isolate: false,
    // Nothing is trusted but loopback: the authorities that Node carries are not read anew for every server of the tests.
    execArgv: ['--use-openssl-ca'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
