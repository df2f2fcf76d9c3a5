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

  it('takes a further paragraph for no item that the one before leads in', () => {
    const [whole, part] = ['hunan-low-altitude-2024#1', 'hunan-low-altitude-2024#1.p2'];
    const { draft, basis } = drafts.find((d) => d.basis.clauses.has(part))!;
    const { text } = basis.clauses.get(part)!;
    const quoting = (clause: string) =>
      boundFigures(
        {
          ...draft,
          opening: [],
          closing: [],
          notices: [],
          choices: [],
          calculations: [],
          statements: [
            [
              { kind: 'quote', text, clause: part, start: 0, end: text.length },
              { kind: 'citation', clause },
            ],
          ],
          citations: [whole, part],
        },
        basis,
      );
    expect(quoting(part)).not.toEqual([]);
    expect(() => quoting(whole)).toThrow('without citing it');
  });

  it('lets none of 400 mutated drafts pass', () => {
    const { slipped, tried } = countMutants(drafts, 400, 20_240_701);
    expect(slipped).toEqual([]);
    for (const [mutation, times] of Object.entries(tried)) expect(times, mutation).toBeGreaterThan(10);
  });
});
