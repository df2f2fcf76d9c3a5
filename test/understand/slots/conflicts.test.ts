import { describe, expect, it } from 'vitest';
import { addSlots } from '../../../src/understand/slots/conflicts.ts';
import { book, CITY, read } from '../../fakes/slots.ts';

describe('what a conversation knows', () => {
  it('takes the later for the earlier and adds titles up', () => {
    let known = addSlots(new Map(), read('市级小巨人，年贷款500万').slots, book);
    known = addSlots(known, read('打错了，贷款是560万，也是高企').slots, book);
    expect(Object.fromEntries(known)).toMatchObject({
      年度贷款总额: '5600000',
      认定称号: { has: [CITY, '高新技术企业'] },
    });
    known = addSlots(known, read('我们不是市级小巨人').slots, book);
    expect(known.get('认定称号')).toEqual({ has: ['高新技术企业'], lacks: [CITY] });
  });
  it('takes what is said inexactly for what was said before, and forgets what was taken back in part', () => {
    const known = new Map([['年度贷款总额', '5000000']]);
    expect(addSlots(known, read('贷款大概三四百万').slots, book).get('年度贷款总额')).toEqual({
      low: '3000000',
      high: '4000000',
    });
    expect([...addSlots(known, read('上半年贷款500万').slots, book).keys()]).not.toContain('年度贷款总额');
  });
  it('keeps a fleet and its plain fields apart', () => {
    const known = addSlots(
      new Map(Object.entries({ 最大起飞重量: '2', 年飞行小时: '150' })),
      read('0.9吨飞300小时和3吨飞200小时').slots,
      book,
    );
    expect([...known.keys()].sort()).toEqual(['机构类型', '机队'].sort());
  });
});
