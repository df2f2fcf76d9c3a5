import { expect, test } from 'vitest';
import { race } from '../fakes/desk-races.ts';

test('a thousand random courses of askers, two clerks, retries and crashes', async () => {
  const total = { whileOwned: 0, lost: 0, double: 0, sent: 0 };
  for (let seed = 1; seed <= 1000; seed += 1) {
    const outcome = await race(seed);
    for (const key of ['whileOwned', 'lost', 'double', 'sent'] as const) total[key] += outcome[key];
  }
  console.log(total);
  expect(total).toMatchObject({ whileOwned: 0, lost: 0, double: 0 });
  expect(total.sent).toBeGreaterThan(5000);
});
