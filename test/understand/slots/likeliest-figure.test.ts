import { describe, expect, it } from 'vitest';
import { readSlots } from '../../../src/understand/slots/read-slots.ts';
import { seek } from '../../../src/understand/slots/seek.ts';
import { readWords } from '../../../src/understand/words.ts';
import { held, readTopics } from '../../fakes/knowledge.ts';

const { facts } = held.book;
const TODAY = '2026-11-25';

/** What a message tells of a fact that is asked for, where the measure wants the other facts too. */
function told(text: string, fact: string, ...open: string[]) {
  const words = readWords(text, held, readTopics);
  const { slots } = readSlots(words, facts, TODAY);
  const slot = seek({ fact }, { ...words, wording: words.text }, slots, facts, TODAY, { open });
  return slot && [slot.value, slot.reading];
}

describe('a figure that no words call anything', () => {
  it('tells the fact that is asked for, where it likely is that and no other', () => {
    expect(told('不算地一共13亿，第一年只做到7亿，贴息够不够', '开工首年完成投资', '项目新增贷款')).toEqual([
      '700000000',
      '没有写明是什么的数按开工首年完成投资理解',
    ]);
    expect(told('银行给的利率是2.9%，480万一年期你帮我算算差多少', '年度贷款总额')?.[0]).toBe('4800000');
  });
  it('tells nothing where it says a sum of something else again', () => {
    expect(told('手里订单1600万，1600在1000到2000里面，算重点培育吧', '上年度营业收入')).toBeNull();
  });
  it('is no more than what it is a part of', () => {
    expect(told('固定资产投资12亿，第一年做到13亿，贴息够不够', '开工首年完成投资')).toBeNull();
  });
  it('tells nothing where it is put up as what the support comes to', () => {
    expect(told('那不就是能拿30万吗', '年度贷款总额')).toBeNull();
  });
});
