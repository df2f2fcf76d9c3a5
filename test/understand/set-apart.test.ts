import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../src/language/figure.ts';
import { normalise } from '../../src/language/normalise.ts';
import { findRegions } from '../../src/language/region.ts';
import { addSlots } from '../../src/understand/slots/conflicts.ts';
import { readSlots } from '../../src/understand/slots/read-slots.ts';
import type { SlotValue } from '../../src/understand/slots/slot.ts';
import { held } from '../fakes/knowledge.ts';

const NATION = '国家级专精特新小巨人';

function known(raw: string): ReadonlyMap<string, SlotValue> {
  const text = normalise(raw);
  const { slots } = readSlots(
    { text, figures: parseFigures(text), regions: findRegions(text) },
    held.book.facts,
    '2026-11-21',
  );
  return addSlots(new Map(), slots, held.book.facts);
}

describe('a figure of another span than the year', () => {
  it.each([
    ['研发这块每个月要花15万', '年度研发费用', '1800000'],
    ['研发费用平均每季度40万', '年度研发费用', '1600000'],
    ['月均流水120万，想入规', '上年度营业收入', '14400000'],
    ['3吨的飞机一个月飞20小时', '年飞行小时', '240'],
  ])('counts as often as a year has it: %s', (text, fact, value) => expect(known(text).get(fact)).toBe(value));
  it.each([
    ['四年累计研发费用900万', '年度研发费用'],
    ['贷款900万（三年合计）', '年度贷款总额'],
    ['近三年贷款一共1200万', '年度贷款总额'],
    ['直升机两年飞了300小时', '年飞行小时'],
    ['每个月贷款40万', '年度贷款总额'],
    ['一季度营收300万，想入规', '上年度营业收入'],
  ])('is not the year’s: %s', (text, fact) => expect(known(text).has(fact)).toBe(false));
  it.each([
    ['贷款500万，三年一共能贴多少', '年度贷款总额', '5000000'],
    ['三年期贷款500万', '年度贷款总额', '5000000'],
    ['认定两年了，贷款500万', '年度贷款总额', '5000000'],
  ])('stays what it was beside years of something else: %s', (text, fact, value) =>
    expect(known(text).get(fact)).toBe(value),
  );
});

describe('what came to nothing', () => {
  it.each(['贷款500万，银行没给批', '贷款500万被拒了', '申请了500万贷款还在审批'])('is not had: %s', (text) =>
    expect(known(text).has('年度贷款总额')).toBe(false),
  );
  it('is below the figure that was not reached', () =>
    expect(known('直升机没飞满300小时').get('年飞行小时')).toEqual({ high: '300', beyond: 'high' }));
  it.each([
    '国家级小巨人申报没通过',
    '落选了国家级小巨人',
    '国家级小巨人资格去年被撤销',
    '差一点评上国家级小巨人',
    '国家级小巨人评审中',
  ])('is no title: %s', (text) => expect(known(text).get('认定称号')).toEqual({ has: [], lacks: [NATION] }));
  it('is not told by the denial of something else', () =>
    expect(known('专精特新公司没有上市').get('认定称号')).toEqual({ has: ['专精特新中小企业'], lacks: [] }));
});

describe('what somebody else has', () => {
  it.each([
    '供应商贷款500万',
    '母公司贷款500万给我们用',
    '老板个人贷款500万',
    '客户说他贷了500万',
    '另外一家公司贷款500万',
    '隔壁厂是小巨人，贷款500万',
  ])('is no loan of the asker’s: %s', (text) => expect(known(text).has('年度贷款总额')).toBe(false));
  it.each([
    '我们是国家级小巨人的分公司',
    '收购了一家国家级小巨人',
    '国家级小巨人企业的长期供应商',
    '同行评上了国家级小巨人',
  ])('is no title of the asker’s: %s', (text) => expect(known(text).has('认定称号')).toBe(false));
  it('ends where the asker is spoken of again', () =>
    expect(known('隔壁厂贷款800万，我们贷款500万').get('年度贷款总额')).toBe('5000000'));
});

describe('another quantity than the fact', () => {
  it.each([
    ['空机重1.8吨的直升机飞了180小时', '最大起飞重量'],
    ['3吨的飞机去年停场200小时', '年飞行小时'],
    ['设计寿命8000小时的直升机', '年飞行小时'],
  ])('is not taken for it: %s', (text, fact) => expect(known(text).has(fact)).toBe(false));
  it.each([
    ['空机重1.8吨，最大起飞重量3吨', '最大起飞重量', '3'],
    ['授信2000万，银行贷款600万', '年度贷款总额', '6000000'],
    ['贷款合同额900万，到账400万', '年度贷款总额', '4000000'],
    ['总投资15亿，其中固定资产11亿', '固定资产投资', '1100000000'],
  ])('leaves the right one: %s', (text, fact, value) => expect(known(text).get(fact)).toBe(value));
});

describe('years since a recognition', () => {
  it.each([
    ['市级小巨人，评上五年多了', 2021],
    ['市级小巨人，贴息享受了三年', 2023],
    ['市级小巨人，认定于2022年6月', 2022],
  ])('tell its year: %s', (text, year) => expect(known(text).get('小巨人认定年度')).toBe(year));
});

describe('a part of the year, another’s use, a stage before the end', () => {
  it.each([
    ['去年营收半年就卖了900万，想入规', '上年度营业收入'],
    ['我们把300万借给了供应商，能贴息吗', '年度贷款总额'],
    ['贷款500万是去年的，今年还没贷', '年度贷款总额'],
  ])('is no figure of the year: %s', (text, fact) => expect(known(text).has(fact)).toBe(false));
  it.each([
    ['IPO被否了', '已成功上市'],
    ['公司在新三板挂牌了', '已成功上市'],
    ['通用机场还在修', '民航取证或备案'],
  ])('is not so yet: %s', (text, fact) => expect(known(text).get(fact)).toBe(false));
  it('is no title of those who are only trained for it', () =>
    expect(known('国家级小巨人培育对象').get('认定称号')).toEqual({ has: [], lacks: [NATION] }));
});

describe('what the next clause takes back', () => {
  it.each(['以前是国家级小巨人，现在不是了', '国家级小巨人，结果评审没过', '国家级小巨人企业，去年被取消了'])(
    'is no title: %s',
    (text) => expect(known(text).get('认定称号')).toEqual({ has: [], lacks: [NATION] }),
  );
  it('leaves a title where another one was not had', () =>
    expect(known('我们是市级小巨人，没评上国家级').get('认定称号')).toEqual({
      has: ['市级专精特新小巨人'],
      lacks: [],
    }));
});
