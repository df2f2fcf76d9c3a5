import { beforeAll, describe, expect, it } from 'vitest';
import { boundFigures } from '../../src/answer/gate/verify.ts';
import { type Composed, calculationDrafts, composedDrafts, figureDrafts } from '../fakes/drafts.ts';
import { heldParts } from '../fakes/parts.ts';
import { countMutants } from './mutants.ts';

let drafts: Composed[];
beforeAll(async () => {
  const parts = await heldParts();
  drafts = [...(await composedDrafts(parts, 40)), ...figureDrafts(parts), ...calculationDrafts(parts)];
});

describe('the gate', () => {
  it('lets every draft pass that says what its evidence says', () => {
    expect(drafts.length).toBeGreaterThan(400);
    for (const { from, draft, basis } of drafts) expect(() => boundFigures(draft, basis), from).not.toThrow();
  });

  it('lets none of 400 mutated drafts pass', () => {
    const { slipped, tried } = countMutants(drafts, 400, 20_240_701);
    expect(slipped).toEqual([]);
    for (const [mutation, times] of Object.entries(tried)) expect(times, mutation).toBeGreaterThan(10);
  });
});
