import { beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '../../src/dialogue/services.ts';
import { asksOfWhatWasTalkedOf } from '../../src/understand/subject.ts';
import { heldParts } from '../fakes/parts.ts';
import { readQuestion } from '../fakes/reading.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

describe('what help is for', () => {
  it.each([
    ['奶茶店有没有补贴', ['奶茶']],
    ['长沙光伏补贴多少', ['光伏']],
    ['重庆专利质押贷款的额度', ['专利质押']],
  ])('stands right before it: %s', (text, words) => {
    expect([...readQuestion(text).own.purposes]).toEqual(expect.arrayContaining(words));
  });

  it.each(['我们养伞的，要飞多少趟才够得着那个补贴', '光伏企业能不能拿补贴', '补贴归谁管'])(
    'is not told by words further off: %s',
    (text) => {
      expect([...readQuestion(text).own.purposes]).toEqual([]);
    },
  );
});

describe('a question after another', () => {
  it.each(['审批完钱么子时候到账', '要交哪些材料', '8个亿算不算', '能拿几年'])('goes on with it: %s', (text) => {
    expect(asksOfWhatWasTalkedOf(readQuestion(text).own, parts.knowledge.language)).toBe(true);
  });

  it.each(['今天股市咋样', '我妈的退休金涨多少', '奶茶店有没有补贴', '杭州的要哪些材料', '谢谢老师'])(
    'brings its own subject: %s',
    (text) => {
      expect(asksOfWhatWasTalkedOf(readQuestion(text).own, parts.knowledge.language)).toBe(false);
    },
  );
});
