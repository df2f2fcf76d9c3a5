import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../../src/language/figure.ts';
import { normalise } from '../../../src/language/normalise.ts';
import { findRegions } from '../../../src/language/region.ts';
import { readSlots } from '../../../src/understand/slots/read-slots.ts';
import { held } from '../../fakes/knowledge.ts';

function read(raw: string) {
  const text = normalise(raw);
  return readSlots({ text, figures: parseFigures(text), regions: findRegions(text) }, held.book.facts, '2026-11-21');
}
const told = (text: string, fact: string) => read(text).slots.find((s) => s.fact === fact)?.value;

describe('what the asker worked out of other figures', () => {
  it.each([
    ['今年贷款450万，那就是13.5万吧', '年度贷款总额', '4500000'],
    ['市级小巨人，新贷了860万，是25.8万对吧', '年度贷款总额', '8600000'],
    ['研发花了74万，补10%，7.4万', '年度研发费用', '740000'],
    ['今年贷款220万，股东个人名义又借了90万，凑够310万', '年度贷款总额', '2200000'],
  ])('is no further sum: %s', (text, fact, value) => {
    expect(told(text, fact)).toBe(value);
    expect(read(text).problems).toEqual([]);
  });

  it.each([
    ['去年贷款500万，今年是640万吧', '年度贷款总额', '6400000'],
    ['固投合计就是12亿', '固定资产投资', '1200000000'],
    ['研发强度5%，营收4000万，研发有200万', '年度研发费用', '2000000'],
  ])('is one where it is told of its own fact or year: %s', (text, fact, value) =>
    expect(told(text, fact)).toBe(value),
  );

  it('no share of a part stands for the share of the whole', () => {
    expect(told('主营9000万，其中阀门车间2500万，研发100万，研发占比4%', '研发费用占比')).toBeUndefined();
    expect(told('主营2500万，研发100万，研发占比4%', '研发费用占比')).toBe('4');
  });

  it('what there was none of in years before says nothing of this one', () =>
    expect(told('前两年没有贷款，今年贷款520万', '年度贷款总额')).toBe('5200000'));
});

it('takes what somebody else’s sum brings it to for no sum of the firm', () => {
  expect(told('有150万是我爸个人经营贷，公司自己贷了220万，加起来370万', '年度贷款总额')).toBe('2200000');
});

it.each([
  ['市级小巨人，前三年贴息都到账了，一年三十来万', undefined],
  ['市级小巨人，去年的贴息12万早就拿到手了', undefined],
  ['市级小巨人，贴息去年领过了，今年贷款600万', '6000000'],
])('takes what was had of an award for no loan: %s', (text, value) => expect(told(text, '年度贷款总额')).toBe(value));
