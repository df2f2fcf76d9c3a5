import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../../src/language/figure.ts';
import { broughtTo } from '../../../src/understand/slots/brought-to.ts';
import type { SlotValue } from '../../../src/understand/slots/slot.ts';
import { slotSource } from '../../../src/understand/slots/source.ts';
import { held } from '../../fakes/knowledge.ts';

const brought = (known: Record<string, SlotValue>, text: string) => {
  const source = slotSource({ text, figures: parseFigures(text), regions: [] }, held.book.facts, '2026-11-28');
  const found = broughtTo(source, new Map(Object.entries(known)));
  return found && [found.fact, found.value, found.added?.text ?? null];
};

describe('what a known figure is brought to', () => {
  const loan = '年度贷款总额';
  it('is the whole, whatever is put on top for it', () => {
    expect(brought({ [loan]: '2800000' }, '那我再借30万凑成310')).toEqual([loan, '3100000', '30万']);
    expect(brought({ [loan]: '4000000' }, '再追加200万到600万，贴息是不是18万')).toEqual([loan, '6000000', '200万']);
  });
  it('is of the fact that comes to it with what is added', () =>
    expect(brought({ 主营业务收入: '40000000', 年度研发费用: '1000000' }, '再补20万研发单子，凑够120万')).toEqual([
      '年度研发费用',
      '1200000',
      '20万',
    ]));
  it('is counted as the fact is', () =>
    expect(brought({ 年飞行架次: { about: '2400' } }, '要是明年拼到4000趟，35块一趟')).toEqual([
      '年飞行架次',
      '4000',
      null,
    ]));
  it('is nothing that is called another thing, is paid, or may be of several', () => {
    expect(brought({ [loan]: '2800000' }, '主营收入做到1个亿')).toBeNull();
    expect(brought({ [loan]: '2800000' }, '能补到50万吗')).toBeNull();
    expect(brought({ 主营业务收入: '40000000', 年度研发费用: '1000000' }, '要是做到6000万')).toBeNull();
  });
});
