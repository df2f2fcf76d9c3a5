import { expect, it } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { CommitQueue } from '../../src/store/commit-queue.ts';

/** Two works that are asked for in one turn, how often each was run, and what became of them. */
async function two(commit: (commits: number) => void, isUnsure: (error: unknown) => boolean) {
  let commits = 0;
  const queue = new CommitQueue(async (work) => {
    await work();
    commits += 1;
    commit(commits);
  }, isUnsure);
  const runs = [0, 0];
  const asked = runs.map((_, i) =>
    queue.add(async () => {
      runs[i]! += 1;
    }),
  );
  const settled = await Promise.allSettled(asked);
  return { runs, became: settled.map(({ status }) => status) };
}

const fails = (): never => {
  throw new StoreError('fault');
};
const failsAtFirst = (commits: number): void => {
  if (commits === 1) fails();
};

it('tries the works of a batch one by one where the fault is of one of them', async () => {
  expect(await two(failsAtFirst, () => false)).toEqual({ runs: [2, 2], became: ['fulfilled', 'fulfilled'] });
});

it('runs none again of a batch that may be kept all the same, so that none overtakes another', async () => {
  expect(await two(failsAtFirst, () => true)).toEqual({ runs: [1, 1], became: ['rejected', 'rejected'] });
});
