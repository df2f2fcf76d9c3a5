import { expect, it } from 'vitest';
import { measureOutlines, SHARED, share } from '../eval/outlines.ts';

// The published documents are no part of the repository: without them beside it this is left out.
it.skipIf(!SHARED)('the outlines of published documents have at least 98 of 100 boundaries right', async () => {
  const { right, missed } = share(await measureOutlines(SHARED ?? ''));
  expect(right).toBeGreaterThan(0.98);
  expect(missed).toBeLessThan(0.02);
});
