import { beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../src/dialogue/services.ts';
import { fitsFor } from '../../src/dialogue/standing.ts';
import { EMPTY_MEMORY, type Memory } from '../../src/dialogue/state.ts';
import { tryPlainly } from '../../src/dialogue/try-readings.ts';
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

  it('is decided for a message only where its reply may tell of it', async () => {
    const seenFor = async (text: string) => {
      const { evidence, decided } = await tryPlainly(text, '2026-03-01', EMPTY_MEMORY, parts);
      const { seen } = evidence.sums.fitting;
      return { seen: seen.length, told: decided.length, all: evidence.sums.fitting.all.length };
    };
    expect((await seenFor('我们在长沙，有哪些补贴能申请')).seen).toBeGreaterThan(0);
    const ofOne = await seenFor('我们在长沙，去年贷了200万，市级小巨人，贴息有多少');
    expect(ofOne).toMatchObject({ seen: 0, told: 1 });
    expect(ofOne.all).toBeGreaterThan(0);
  });
});
