import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assisted } from '../../src/conversation/with-model.ts';
import { assistedParts, TIMES } from '../fakes/assisted.ts';
import { INJECTIONS } from '../fakes/injections.ts';
import { ModelServer } from '../fakes/model-server.ts';
import { LIES } from '../fakes/scripts.ts';
import { attempt, obediently } from './hostile-asker.ts';
import { FAILURES, tryLies } from './hostile-model.ts';

let server: ModelServer;
let parts: Assisted;
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
    const { faults, times, worded } = await tryLies(parts, server, 24, 3, Object.keys(FAILURES));
    expect(faults).toEqual([]);
    expect(Math.max(...times)).toBeLessThan(TIMES.patience + 500);
    expect(worded).toBe(0);
  }, 60_000);
});

describe('a hostile asker', () => {
  it.each([true, false])('gets nothing out that is not held (a model obeys: %s)', async (obeyed) => {
    server.answer = obediently;
    const some = INJECTIONS.filter((_, i) => i % 6 === (obeyed ? 0 : 1));
    const faults: string[] = [];
    for (const messages of some) faults.push(...(await attempt(messages, obeyed ? parts : { ...parts, helpers: null })));
    expect(faults).toEqual([]);
  }, 60_000);
});
