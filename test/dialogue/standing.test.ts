import { beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../src/dialogue/services.ts';
import { fitsFor } from '../../src/dialogue/standing.ts';
import type { Memory } from '../../src/dialogue/state.ts';
import { factInRole } from '../../src/knowledge/fact.ts';
import type { KnownFacts } from '../../src/understand/before.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
let home: string;
beforeAll(async () => {
  parts = await heldParts();
  home = factInRole(parts.knowledge.book.facts, 'home');
});

const NOTHING_HAD: Pick<Memory, 'open' | 'received'> = { open: [], received: [] };
const fits = (facts: KnownFacts, had = NOTHING_HAD, asOf = '2026-03-01') => fitsFor(facts, had, asOf, parts.knowledge);

describe('what fits an enterprise', () => {
  it('is decided once for those who told the same', () => {
    expect(fits(new Map([[home, '430100']]))).toBe(fits(new Map([[home, '430100']])));
  });

  it('is decided anew for another fact, another day, or what was had', () => {
    const first = fits(new Map([[home, '430100']]));
    const had = { ...NOTHING_HAD, received: [{ measure: first[0]?.rule.id ?? '', year: 2026 }] };
    const ids = (some: readonly { readonly rule: { readonly id: string } }[]) => some.map(({ rule }) => rule.id);
    expect(ids(fits(new Map([[home, '330100']])))).not.toEqual(ids(first));
    expect(fits(new Map([[home, '430100']]), NOTHING_HAD, '2026-03-02')).not.toBe(first);
    expect(ids(fits(new Map([[home, '430100']]), had))).not.toContain(ids(first)[0]);
  });
});
