import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, ...history: string[]): Promise<Reply> =>
  answerOnce({ id: null, text, history, asOf: '2025-06-01' }, parts);

describe('what was told last is told again, shorter', () => {
  it.each(['太长了，说重点', '啥意思啊，没看懂'])('to whoever says %s', async (text) => {
    const question = '湖南的热气球怎么补';
    const { text: told, citations: of } = await ask(question);
    const { text: retold, citations, figures } = await ask(text, question);
    expect(citations[0]?.clause).toBe(of[0]?.clause);
    expect(figures.map((figure) => figure.text).join()).toMatch(/35/);
    expect(retold.length).toBeLessThan(told.length);
  });

  it('is what the measure pays and takes, in a few words', async () => {
    const { text } = await ask('讲这么多看不懂，讲白话', '长沙小巨人贷款贴息多少');
    expect(text).toMatch(/^简单说，[^，]*贷款贴息：每年最高不超过50万元；按年度贷款总额的3%/);
    expect(text).toMatch(/要符合：[^。]*年度贷款总额达到300万元/);
  });

  it('is asked for where nothing was told', async () => {
    expect((await ask('太长了，说重点')).citations).toEqual([]);
  });
});
