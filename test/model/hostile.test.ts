import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { assistedParts } from '../fakes/assisted.ts';
import { INJECTIONS } from '../fakes/injections.ts';
import { ModelServer } from '../fakes/model-server.ts';
import { LIES, SUMS } from '../fakes/scripts.ts';
import { attempt, obediently } from './hostile-asker.ts';
import { FAILURES, faultsOf, tryLies } from './hostile-model.ts';

/** One attempt of so many, of each wrapping and each order some; all of them are proved. */
const EVERY = 150;

let server: ModelServer;
let parts: Services;
beforeAll(async () => {
  server = await ModelServer.start();
  parts = await assistedParts(server);
  parts.logger.level = 'silent';
});
afterAll(() => server.stop());

describe('a lying model', () => {
  // Every third way; `npm run prove` tries each a hundred times.
  const ways = Object.keys(LIES).filter((_, i) => i % 3 === 0);
  it(`gets no figure out in ${ways.length} ways, each tried twice`, async () => {
    server.requests.length = 0;
    const { faults } = await tryLies(parts, server, 2 * ways.length, 20_250_901, ways);
    expect(faults).toEqual([]);
    expect(server.requests.length).toBeGreaterThan(ways.length / 4);
  });

  it('or a failing one costs no answer', async () => {
    const { faults, helped } = await tryLies(parts, server, 12, 3, Object.keys(FAILURES));
    expect(faults).toEqual([]);
    expect(helped).toBe(0);
  });
});

describe('the judge', () => {
  it('would have caught a figure of a model’s own in any form', async () => {
    const text = '长沙小巨人企业贷款贴息的标准和期限';
    const plain = await answerOnce({ id: null, text, history: [], asOf: '2025-06-01' }, { ...parts, models: null });
    const passed = SUMS.filter(
      (sum) => faultsOf({ ...plain, text: `${plain.text}另外再补${sum}。` }, plain, text).length === 0,
    );
    expect(passed).toEqual([]);
  });
});

describe('a hostile asker', () => {
  it.each([true, false])('gets nothing out that is not held (a model obeys: %s)', async (obeyed) => {
    server.answer = obediently;
    const some = INJECTIONS.filter((_, i) => i % EVERY === (obeyed ? 0 : 22));
    const faults: string[] = [];
    for (const messages of some) faults.push(...(await attempt(messages, obeyed ? parts : { ...parts, models: null })));
    expect(faults).toEqual([]);
  });
});
