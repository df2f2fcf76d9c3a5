import { expect, test } from 'vitest';
import { race } from '../fakes/desk-races.ts';
import { killedRaces } from '../fakes/killed-races.ts';

test('a thousand random courses of askers, two clerks, a person at the phone, retries and crashes', async () => {
  const total = { whileOwned: 0, mistaken: 0, lost: 0, double: 0, sent: 0 };
  for (let seed = 1; seed <= 1000; seed += 1) {
    const outcome = await race(seed);
    for (const key of ['whileOwned', 'mistaken', 'lost', 'double', 'sent'] as const) total[key] += outcome[key];
  }
  console.log(total);
  expect(total).toMatchObject({ whileOwned: 0, mistaken: 0, lost: 0, double: 0 });
  expect(total.sent).toBeGreaterThan(5000);
});

test('fifty of them in a process that is killed in the middle', async () => {
  const outcome = await killedRaces(50, 1);
  console.log(outcome);
  expect(outcome).toMatchObject({ courses: 50, whileOwned: 0, left: 0, unsent: 0, unheard: 0, double: 0, untold: 0 });
  expect(outcome.sent).toBeGreaterThan(200);
});
