import { expect, test } from 'vitest';
import { race } from '../fakes/desk-races.ts';

/** `npm run prove` runs a thousand of them. */
const SOME = 5;

test('whatever comes in between, the assistant is silent while a person answers, nothing is lost and nothing comes twice', async () => {
  for (let seed = 1; seed <= SOME; seed += 1) {
    const { sent, ...faults } = await race(seed);
    expect(faults, `seed ${seed}`).toEqual({ whileOwned: 0, mistaken: 0, lost: 0, double: 0 });
    expect(sent).toBeGreaterThan(0);
  }
});

test('a delivery that does not see who answers is caught speaking', async () => {
  let caught = 0;
  for (let seed = 1; seed <= SOME; seed += 1) caught += (await race(seed, false)).whileOwned;
  expect(caught).toBeGreaterThan(0);
});
