import { beforeAll, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string): Promise<Reply> => answerOnce({ id: null, text, history: [], asOf: '2025-06-01' }, parts);

it.each(['株洲的市级小巨人贷款也贴息吗，跟长沙一样是3个点？', '我们在四川达州，就挨着重庆，想进科创板上市储备库'])(
  'answers with no text of a place that the one asked about is only likened to: %s',
  async (text) => {
    expect((await ask(text)).outcome).toBe('decline');
  },
);

it.each([
  ['今年评上全国的小巨人，长沙奖多少', /50万元/],
  ['渝北做模具的，今年第一次评上高企，市里有奖吗', /重庆/],
])('reads the place that is meant: %s', async (text, says) => {
  const { outcome, text: said } = await ask(text);
  expect(outcome).not.toBe('decline');
  expect(said).toMatch(says);
});
