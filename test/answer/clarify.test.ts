import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const outcome = async (text: string, history: string[] = []) =>
  (await answerOnce({ id: null, text, history, asOf: '2026-03-01' }, parts)).outcome;

describe('a question that any measure would answer', () => {
  it.each(['多少钱', '怎么申请', '要交什么材料', '我够条件吗', '找哪个部门', '有什么补贴', '能不能补'])(
    'is asked back for: %s',
    async (text) => {
      expect(await outcome(text)).toBe('ask');
    },
  );

  it('is about what was talked of, where something was', async () => {
    expect(await outcome('怎么申请', ['长沙小巨人贷款贴息是多少'])).toBe('answer');
  });

  it.each(['白菜多少钱一斤', '怎么减肥', '现在几点'])('is not ours where it names something else: %s', async (text) => {
    expect(await outcome(text)).toBe('decline');
  });
});

it('asks which of two holds, whatever words tell them', async () => {
  const message = { id: null, history: [], asOf: '2026-03-01' };
  const text = '我们杭州的前年评的省级专精特新嘛今年呢又评上国家的小巨人了那个一百万是全额给呢还是扣掉二十万';
  expect((await answerOnce({ ...message, text }, parts)).text).not.toContain('无法可靠地回答');
});
