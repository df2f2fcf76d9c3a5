import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string): Promise<Reply> => answerOnce({ id: null, text, history: [], asOf: '2026-11-27' }, parts);

describe('what a text says is told before what fits the asker’s trade', () => {
  it('where a number is named that it states', async () => {
    const { text, citations } = await ask('岳阳做商标代理的，听说核心服务机构要培育100家，还招不招，进去了给不给补贴');
    expect(citations[0]?.clause).toMatch(/^hunan-zero-breakthrough-2020#/);
    expect(text).not.toContain('没有收录专门给');
  });
});
