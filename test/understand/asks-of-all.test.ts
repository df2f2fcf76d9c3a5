import { describe, expect, it } from 'vitest';
import { asksOfAllHelp } from '../../src/understand/asks-of-all.ts';
import { held } from '../fakes/knowledge.ts';

const asks = (text: string): boolean => asksOfAllHelp(text, held.language) !== null;

describe('help of no kind in particular', () => {
  it.each([
    '宁乡做罐头的，贷款280万。够得着几项？',
    '岳麓的软件公司，帮忙盘一盘哪些归我们',
    '研发300万，贷款900万，全部算下来今年最多多少',
    '郴州的厂，眼下还有哪几样可以领',
  ])('is asked for with whatever verb: %s', (text) => {
    expect(asks(text)).toBe(true);
  });

  it('is added up only where the asking says so', () => {
    expect(asksOfAllHelp('贷款一共900万，能拿什么', held.language)).toBe('each');
    expect(asksOfAllHelp('贷款900万，一共能拿多少', held.language)).toBe('together');
  });

  it.each([
    '贷款280万，贴息够不够',
    '研发补贴要哪些材料',
    '开了两条线，加起来305，30.5万？',
    '长沙的厂，能拿多少',
    '哪些设备能补',
  ])('is not asked for where a thing, a figure or the sum of one is: %s', (text) => {
    expect(asks(text)).toBe(false);
  });
});
