import { describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { heldParts } from '../fakes/parts.ts';

const parts = await heldParts();
const { homophones } = parts;

describe('words that sound like those of the field', () => {
  it.each([
    ['长沙眼发补贴', '长沙研发补贴', ['眼发补贴', '研发补贴']],
    ['湖南低控经济', '湖南低空经济', ['低控经济', '低空经济']],
    ['带款', '贷款', ['带款', '贷款']],
    ['申抱条件', '申报条件', ['申抱', '申报']],
  ])('%s is read as %s', (said, text, [wrong, meant]) => {
    expect(homophones.mend(said)).toEqual({ text, slips: [{ said: wrong, meant }] });
  });

  it.each(['公积金贷款', '失业保险怎么领', '工会经费返还', '帮我写一首诗', '低空经济', '餐饮店装修补贴'])(
    '%s is left as it is',
    (said) => {
      expect(homophones.mend(said)).toBeNull();
    },
  );
});

describe('a message that nothing covers as it is written', () => {
  it('is answered as it sounds, and the reply says so', async () => {
    const ask = (text: string) => answerOnce({ id: null, text, history: [], asOf: '2025-06-01' }, parts);
    const reply = await ask('小升龟归哪个部门管');
    expect(reply.outcome).toBe('answer');
    expect(reply.text).toContain('“小升龟”按“小升规”理解');
    expect((await ask('小升规归哪个部门管')).text).not.toContain('理解，不对请告诉我');
    expect((await ask('高启是什么诗人')).outcome).not.toBe('answer');
  });
});
