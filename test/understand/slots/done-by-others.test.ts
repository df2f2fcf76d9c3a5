import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../../src/language/figure.ts';
import { normalise } from '../../../src/language/normalise.ts';
import { findRegions } from '../../../src/language/region.ts';
import { partOfKnownSum } from '../../../src/understand/slots/part-of-known-sum.ts';
import { readSlots } from '../../../src/understand/slots/read-slots.ts';
import { held } from '../../fakes/knowledge.ts';

const { facts: book } = held.book;
function read(raw: string) {
  const text = normalise(raw);
  return readSlots({ text, figures: parseFigures(text), regions: findRegions(text) }, book, '2026-11-21');
}
const told = (text: string, fact: string) => {
  const slot = read(text).slots.find((s) => s.fact === fact);
  return slot?.exactness === 'partial' ? 'partial' : slot?.value;
};

describe('a part of a figure that somebody else did', () => {
  it.each([
    ['研发费用260万，里面有110万是合作单位掏的，主营收入4000万', '年度研发费用', '1500000'],
    ['今年研发投了180万，其中50万是委托单位承担的', '年度研发费用', '1300000'],
    ['研发费用180万，其中委托单位承担了50万', '年度研发费用', '1300000'],
    ['研发费用260万，其中80万是合作单位掏的，其中30万是供应商掏的', '年度研发费用', '1500000'],
    ['今年贷款760万，其中160万是供应商贷的', '年度贷款总额', '6000000'],
    ['今年飞了420小时，其中120小时是别家公司飞的', '年飞行小时', '300'],
    ['热气球一年2600架次，里头有400架次是隔壁俱乐部飞的', '年飞行架次', '2200'],
  ])('comes off it: %s', (text, fact, value) => {
    expect(told(text, fact)).toBe(value);
    expect(read(text).problems).toEqual([]);
  });

  it.each([
    ['研发费用260万，里面有110万是给客户做样机花的', '年度研发费用', '2600000'],
    ['研发费用260万，其中60万是合作单位做的', '年度研发费用', '2600000'],
    ['研发费用260万，其中60万是客户要我们花的', '年度研发费用', '2600000'],
    ['今年飞了420小时，其中120小时是客户包机飞的', '年飞行小时', '420'],
    ['主营收入4000万，其中1000万是客户付的', '主营业务收入', '40000000'],
    ['研发费用260万，其中300万是合作单位掏的', '年度研发费用', '2600000'],
    ['今年飞了420小时，其中120小时是培训飞的', '年飞行小时', 'partial'],
  ])('and nothing else does: %s', (text, fact, value) => expect(told(text, fact)).toBe(value));

  const known = (fact: string, value: string, words: string, message: string) =>
    partOfKnownSum(
      normalise(message),
      { facts: new Map([[fact, value]]), notes: new Map([[fact, { words }]]) } as never,
      book,
      '2026-11-21',
    )
      .filter((s) => s.fact === fact)
      .map((s) => s.value);

  it.each([
    ['年度研发费用', '2600000', '研发费用260万', '260万里有110万是合作单位掏的', '1500000'],
    ['年度贷款总额', '7600000', '今年贷款760万', '其中160万是集团借的', '6000000'],
    ['年飞行小时', '420', '今年飞了420小时', '里面120小时是别家公司飞的', '300'],
  ])('comes off what was told before: %s', (fact, value, words, message, left) =>
    expect(known(fact, value, words, message)).toEqual([left]),
  );

  it('is of no figure of another unit, and tells none of its own', () => {
    expect(known('年度研发费用', '2600000', '研发费用260万', '其中120小时是别家公司飞的')).toEqual([]);
    expect(told('其中120小时是别家公司飞的', '年飞行小时')).toBeUndefined();
  });
});
