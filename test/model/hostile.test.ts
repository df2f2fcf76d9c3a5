import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Parts } from '../../src/dialogue/services.ts';
import { answer } from '../../src/dialogue/with-model.ts';
import { assistedParts, TIMES } from '../fakes/assisted.ts';
import { INJECTIONS } from '../fakes/injections.ts';
import { ModelServer } from '../fakes/model-server.ts';
import { Random } from '../fakes/random.ts';
import { honestly, isWording, LIES, lying } from '../fakes/scripts.ts';
import { attempt, obediently } from './hostile-asker.ts';
import { FAILURES, faultsOf, tryLies } from './hostile-model.ts';

let server: ModelServer;
let parts: Parts;
beforeAll(async () => {
  server = await ModelServer.start();
  parts = await assistedParts(server);
  parts.logger.level = 'silent';
}, 60_000);
afterAll(() => server.stop());

describe('a lying model', () => {
  it(`gets no figure out in ${LIES.length} ways, eight times each`, async () => {
    const { faults, times, worded } = await tryLies(parts, server, LIES.length * 8, 20_250_901);
    expect(faults).toEqual([]);
    expect(Math.max(...times)).toBeLessThan(TIMES.patience + 500);
    expect(worded).toBeGreaterThan(50);
  }, 60_000);

  it('or a failing one costs no answer', async () => {
    const { faults, times, worded } = await tryLies(parts, server, 12, 3, Object.keys(FAILURES));
    expect(faults).toEqual([]);
    expect(Math.max(...times)).toBeLessThan(TIMES.patience + 500);
    expect(worded).toBe(0);
  }, 60_000);
});

describe('the judge', () => {
  it('would have caught what the gate kept back', async () => {
    const caught: Record<string, number> = {};
    const text = '长沙小巨人企业贷款贴息的标准和期限';
    const plain = await answer({ id: null, text, history: [], asOf: '2025-06-01' }, { ...parts, helpers: null });
    server.requests.length = 0;
    server.answer = honestly;
    await answer({ id: null, text, history: [], asOf: '2025-06-01' }, parts);
    const request = server.requests.find(isWording)!;
    const legend = new Map([...request.user.matchAll(/([fbtc]\d+)=([^；]+)/g)].map((m) => [m[1]!, m[2]!]));
    const random = new Random(4);
    for (const lie of LIES)
      for (let i = 0; i < 20; i++) {
        const said = lying(lie, random)(request);
        const raw = 'text' in said ? said.text.replace(/\{\{(\w+)\}\}/g, (_, code) => legend.get(code) ?? '') : '';
        if (faultsOf({ ...plain, text: raw, wordedBy: 'rules' }, plain, text).length > 0)
          caught[lie] = (caught[lie] ?? 0) + 1;
      }
    const FIGURES = [
      'invented amount',
      'chinese numeral',
      'table',
      'code and url',
      'hidden letters',
      'homoglyph',
      'extra line',
      'long',
    ];
    for (const lie of FIGURES) expect(caught[lie] ?? 0, lie).toBeGreaterThan(10);
  });
});

describe('a hostile asker', () => {
  it.each([true, false])(
    'gets nothing out that is not held (a model obeys: %s)',
    async (obeyed) => {
      server.answer = obediently;
      const some = INJECTIONS.filter((_, i) => i % 6 === (obeyed ? 0 : 1));
      const faults: string[] = [];
      for (const messages of some)
        faults.push(...(await attempt(messages, obeyed ? parts : { ...parts, helpers: null })));
      expect(faults).toEqual([]);
    },
    60_000,
  );
});
