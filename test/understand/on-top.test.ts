import { describe, expect, it } from 'vitest';
import { onTopOf } from '../../src/understand/slots/on-top.ts';
import type { Slot, SlotValue } from '../../src/understand/slots/slot.ts';
import { held } from '../fakes/knowledge.ts';

const said = (text: string, fact: string, value: SlotValue): Slot => ({
  fact,
  value,
  start: 0,
  end: text.length,
  words: text,
  exactness: 'exact',
});
const told = (known: Record<string, SlotValue>, text: string, fact: string, value: SlotValue) =>
  onTopOf(new Map(Object.entries(known)), [said(text, fact, value)], text, held.book.facts).map((s) => [
    s.fact,
    s.value,
    s.exactness,
  ]);

describe('what comes on top of what was said', () => {
  const loan = '年度贷款总额';
  it('is added to it', () =>
    expect(told({ [loan]: '4000000' }, '又贷了150万', loan, '1500000')).toEqual([[loan, '5500000', 'exact']]));
  it('is itself where nothing was said', () =>
    expect(told({}, '再加150万', loan, '1500000')).toEqual([[loan, '1500000', 'exact']]));
  it('leaves open for how long a sum was had that is added late in the year', () =>
    expect(told({ [loan]: '2800000' }, '年底再借50万', loan, '500000')).toEqual([
      [loan, '3300000', 'exact'],
      ['贷款年数', '0', 'partial'],
    ]));
  it('is open where the former was inexact', () =>
    expect(told({ [loan]: { about: '4000000' } }, '追加150万', loan, '1500000')[0]?.[2]).toBe('partial'));
  it('takes its place where it is no addition', () =>
    expect(told({ [loan]: '4000000' }, '追加到550万', loan, '5500000')).toEqual([[loan, '5500000', 'exact']]));
  it('is another item of the list', () =>
    expect(told({ 最大起飞重量: '2', 年飞行小时: '120' }, '再加一架4吨的', '最大起飞重量', '4')).toEqual([
      ['机队', [{ 最大起飞重量: '2', 年飞行小时: '120' }, { 最大起飞重量: '4' }], 'exact'],
    ]));
});
