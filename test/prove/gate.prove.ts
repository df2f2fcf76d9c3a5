import { beforeAll, describe, expect, it } from 'vitest';
import { countMutants } from '../answer/mutants.ts';
import { type Composed, calculationDrafts, composedDrafts, figureDrafts } from '../fakes/drafts.ts';
import { heldParts } from '../fakes/parts.ts';

let drafts: Composed[];
beforeAll(async () => {
  const parts = await heldParts();
  drafts = [...(await composedDrafts(parts)), ...figureDrafts(parts), ...calculationDrafts(parts)];
});

describe('the gate', () => {
  it('lets none of 100,000 mutated drafts pass', () => {
    const { slipped, tried } = countMutants(drafts, 100_000, 19_491_001);
    expect(slipped).toEqual([]);
    for (const [mutation, times] of Object.entries(tried)) expect(times, mutation).toBeGreaterThan(3000);
  });
});
