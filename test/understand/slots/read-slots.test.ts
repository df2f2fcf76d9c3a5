import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../src/language/figure.ts';
import { normalise } from '../../src/language/normalise.ts';
import { findRegions } from '../../src/language/region.ts';
import { addSlots } from '../../src/understand/slots/conflicts.ts';
import { readSlots, type Slot } from '../../src/understand/slots/read-slots.ts';
import type { Asked, SlotValue } from '../../src/understand/slots/slot.ts';
import { held } from '../fakes/knowledge.ts';

const book = held.book.facts;
const CITY = '市级专精特新小巨人';
const PROVINCE = '省级专精特新小巨人';
const NATION = '国家级专精特新小巨人';

function read(raw: string, asked?: Asked) {
  const text = normalise(raw);
  return readSlots({ text, figures: parseFigures(text), regions: findRegions(text) }, book, '2026-11-21', asked);
}
function said(raw: string, fact: string, asked?: Asked): Slot | undefined {
  return read(raw, asked).slots.find((s) => s.fact === fact);
}
/** What is surely known of a fact after a message. */
function value(raw: string, fact: string, asked?: Asked): SlotValue | undefined {
  return addSlots(new Map(), read(raw, asked).slots).get(fact);
}
function all(raw: string): Record<string, SlotValue> {
  return Object.fromEntries(addSlots(new Map(), read(raw).slots));
}

/** One sentence for each way of saying; every value is surely known. */
function says(fact: string, cases: Record<string, SlotValue | undefined>) {
  for (const [text, expected] of Object.entries(cases))
    it(expected === undefined ? `is not stated by ${text}` : `is ${JSON.stringify(expected)} in ${text}`, () => {
      expect(value(text, fact)).toEqual(expected);
    });
}

describe('the loan of a year', () => {
  says('年度贷款总额', {
    贷款500万: '5000000',
    '500万贷款': '5000000',
    '500万的贷款': '5000000',
    年贷款总额为五百万元: '5000000',
    '年度贷款总额：1,200,000元': '1200000',
    '我们贷了450w，能贴息多少': '4500000',
    今年贷了800个: '8000000',
    去年从银行借了300万: '3000000',
    银行给了500万贷款: '5000000',
    贷款总额达到300万: '3000000',
    '贷款3.6百万/年': '3600000',
    '500万能贴多少息': '5000000',
    '注册资本2000万，贷款550万，去年交税80万': '5500000',
    '两笔贷款200万和280万，年度贷款总额合计480万': '4800000',
    '建行贷了200万，工行又贷了150万': '3500000',
    '贷款300万，打错了，是500万': '5000000',
    '去年贷款300万，今年贷款500万': '5000000',
    没有贷款: '0',
    'We have annual loans of 7 million RMB': '7000000',
    贷款利率4个点: undefined,
    贷款能贴息吗: undefined,
    '贷款要多少才能贴息，听说最多给50万': undefined,
    能拿2000万贴息吗: undefined,
    把50万上限去掉再算: undefined,
  });
  it('is a project’s new loan where the question is about one', () => {
    expect(all('先进制造业项目固投12亿，新增贷款3亿')).toMatchObject({
      固定资产投资: '1200000000',
      项目新增贷款: '300000000',
    });
    expect(said('市级小巨人，今年新增贷款500万', '年度贷款总额')).toMatchObject({
      value: '5000000',
      reading: '新增贷款按年度贷款总额理解',
    });
  });
  says('年度贷款总额', {
    大概贷款600万: { about: '6000000', low: '5400000', high: '6600000' },
    贷了600来万: { about: '6000000', low: '5400000', high: '6600000' },
    贷款500万左右: { about: '5000000', low: '4500000', high: '5500000' },
    贷款差不多有800万: { about: '8000000', low: '7200000', high: '8800000' },
    今年贷了800来个: { about: '8000000', low: '7200000', high: '8800000' },
    贷款三百多万: { about: '3000000', low: '3000000', high: '4000000', beyond: 'low' },
    贷款3百多万: { about: '3000000', low: '3000000', high: '4000000', beyond: 'low' },
    贷了1200多万: { about: '12000000', low: '12000000', high: '13000000', beyond: 'low' },
    贷款600余万: { about: '6000000', low: '6000000', high: '7000000', beyond: 'low' },
    贷款一亿多: { about: '100000000', low: '100000000', high: '200000000', beyond: 'low' },
    贷款五六百万: { low: '5000000', high: '6000000' },
    贷款三四百万: { low: '3000000', high: '4000000' },
    贷款300到400万: { low: '3000000', high: '4000000' },
    '贷款在400万-450万之间': { low: '4000000', high: '4500000' },
    贷款几百万: { low: '2000000', high: '9000000' },
    贷款三百几十万: { low: '3200000', high: '3900000' },
    贷款上千万: { low: '10000000', high: '100000000' },
    贷款不到一千万: { about: '10000000', low: '9000000', high: '10000000', beyond: 'high' },
    贷款近千万: { about: '10000000', low: '9000000', high: '10000000', beyond: 'high' },
    贷款将近500万: { about: '5000000', low: '4500000', high: '5000000', beyond: 'high' },
    贷款刚过300万: { about: '3000000', low: '3000000', high: '3300000', beyond: 'low' },
    贷款500万出头: { about: '5000000', low: '5000000', high: '5500000', beyond: 'low' },
    贷款超过300万: { low: '3000000', beyond: 'low' },
    至少贷款400万: { low: '4000000' },
    '建行贷了大概200万，工行又贷了150万': { about: '3500000', low: '3300000', high: '3700000' },
  });
  it('is asked back where it is said without a unit, or for a part of the year', () => {
    for (const text of ['贷款500', '上半年贷款500万', '上半年贷款五百来万'])
      expect(said(text, '年度贷款总额'), text).toMatchObject({ exactness: 'partial' });
  });
  it('keeps the asker’s words and where they stand', () => {
    const found = said('长沙市级小巨人，年贷款５００万，贴多少', '年度贷款总额');
    expect(found).toMatchObject({ words: '年贷款500万', start: 8, end: 15 });
  });
  it('runs for less than a year where that is said', () => {
    expect(value('贷了600万，贷款期限6个月', '贷款年数')).toBe('6个月');
    expect(value('贷了半年', '贷款年数')).toBe('0.5');
    for (const text of ['一年贷款500万', '三个月前贷了500万', '上半年贷款500万', '贷款期限三年'])
      expect(value(text, '贷款年数'), text).toBeUndefined();
  });
});

describe('research and revenue', () => {
  it('take each its own figure, whichever side it stands on', () => {
    const both = { 主营业务收入: '50000000', 年度研发费用: '2000000' };
    for (const text of [
      '主营收入5000万，研发费用200万',
      '5000万主营收入，200万研发费用',
      '研发费用200万主营业务收入5000万',
      '主营收入和研发费用分别是5000万和200万',
      '主营业务收入、研发费用分别为5000万、200万',
      '一年研发花了200万，主营5000万',
    ])
      expect(all(text), text).toMatchObject(both);
  });
  it('say how a loose word is read', () => {
    expect(said('营业额2000万，研发费用100万', '主营业务收入')).toMatchObject({ reading: '营业额按主营业务收入理解' });
    expect(said('主营业务收入2000万', '主营业务收入')?.reading).toBeUndefined();
  });
  it('tell last year’s revenue for the 小升规 by the wording and the subject', () => {
    expect(value('上年度营业收入1500万，能进小升规吗', '上年度营业收入')).toBe('15000000');
    expect(value('去年营收1500万，想入规', '上年度营业收入')).toBe('15000000');
    expect(value('去年主营业务收入5000万，研发费用150万', '主营业务收入')).toBe('50000000');
  });
  says('研发费用占比', {
    '研发占比4%': '4',
    '研发费用占主营业务收入的3%': '3',
    研发投入占比五个点: '5',
    '研发费用200万，占比5%': '5',
    '听说能补10%': undefined,
    '研发费用占比要达到3%才给吗': undefined,
  });
  says('LPR', {
    '1月份LPR3.35%': '3.35',
    '一年期LPR 3.1': '3.1',
    一月同期LPR百分之三点六: '3.6',
    'LPR按3.1%算': '3.1',
    '贴息是LPR的50%吗': undefined,
    '贷款利率3.1%': undefined,
    '利率别用3%，按10%给我算': undefined,
  });
});

describe('a large project', () => {
  it('keeps the investment, what was done in the first year, and the new loan apart', () => {
    expect(all('固定资产投资12亿（不含土地），开工一年内完成固定资产投资8亿，新增贷款3亿')).toMatchObject({
      固定资产投资: '1200000000',
      开工首年完成投资: '800000000',
      项目新增贷款: '300000000',
    });
    expect(value('固投10亿，开工一年内完成55%', '开工首年完成比例')).toBe('55');
    expect(value('固投10亿，开工第一年完成了一半', '开工首年完成比例')).toBe('50');
  });
  it('is asked back where the land is in it', () => {
    expect(said('固定资产投资10.5亿，含土地', '固定资产投资')).toMatchObject({ exactness: 'partial' });
  });
});

describe('a title', () => {
  const has = (...names: string[]) => ({ has: names, lacks: [] });
  const lacks = (...names: string[]) => ({ has: [], lacks: names });
  says('认定称号', {
    长沙市级小巨人: has(CITY),
    '专精特新“小巨人”（市级）': has(CITY),
    市里认定的长沙小巨人: has(CITY),
    长沙市认定的专精特新小巨人: has(CITY),
    '我们是小巨人，市级的': has(CITY),
    长沙小巨人企业贷款500万: has(CITY),
    湖南省级小巨人: has(PROVINCE),
    工信部新认定为国家级专精特新小巨人: has(NATION),
    国家小巨人: has(NATION),
    'a municipal-level little giant': has(CITY),
    '市级、省级小巨人都有': has(PROVINCE, CITY),
    省级专精特新企业: has('省级专精特新中小企业'),
    杭州市专精特新中小企业: has('专精特新中小企业'),
    国家级专精特新企业: has(NATION),
    高企: has('高新技术企业'),
    既是高企又是市级小巨人: has('高新技术企业', CITY),
    国家级制造业单项冠军企业: has('国家级制造业单项冠军企业'),
    不是市级小巨人: lacks(CITY),
    没有被认定为市级小巨人: lacks(CITY),
    '小巨人还没评上，贷款500万': lacks(CITY, PROVINCE, NATION),
    非专精特新企业: lacks('专精特新中小企业'),
    被取消了小巨人资格: lacks(CITY, PROVINCE, NATION),
    正在申请市级小巨人: lacks(CITY),
    还不是省级专精特新: lacks('省级专精特新中小企业', '省级以上专精特新中小企业'),
    '国家级小巨人（不是市级认定的）': { has: [NATION], lacks: [CITY] },
    '不是小巨人，是专精特新': { has: ['专精特新中小企业'], lacks: [CITY, PROVINCE, NATION] },
    怎么才能评上市级小巨人: undefined,
    是不是市级小巨人才能贴息: undefined,
    长沙对市级小巨人怎么补: undefined,
    区级小巨人: undefined,
    省级单项冠军企业: undefined,
    专精特新培育库怎么进: undefined,
    产业集群竞赛怎么报名: undefined,
  });
  it('whose level nobody said is ambiguous, and asked', () => {
    expect(said('我们是小巨人，能贴息吗', '认定称号')).toMatchObject({
      value: { has: [] },
      ambiguous: [CITY, PROVINCE, NATION],
    });
    expect(said('我们拿了单项冠军', '认定称号')?.ambiguous).toContain('国家级制造业单项冠军企业');
    expect(read('市级小巨人，小巨人贴息多少').slots.filter((s) => s.ambiguous)).toEqual([]);
  });
  it('that a place qualifies is read so, and said to be', () => {
    expect(said('长沙市小巨人', '认定称号')?.reading).toBe('“长沙市小巨人”按市级理解');
    expect(said('长沙市级小巨人', '认定称号')?.reading).toBeUndefined();
  });
  says('新认定', {
    今年新认定为国家级小巨人: true,
    刚评上国家级小巨人: true,
    头一回认定省级专精特新: true,
    小巨人复核通过了: false,
    '不是新认定的，是复核的': false,
    专精特新企业车间评定为数字化车间: undefined,
    怎么才能评上小巨人: undefined,
    '2019年认定的国家级小巨人': false,
    去年认定的国家级小巨人: undefined,
  });
  says('小巨人认定年度', {
    '2022年认定的市级小巨人': 2022,
    '22年评上的小巨人': 2022,
    去年刚评上市级小巨人: 2025,
    '前年拿的市级小巨人，今年申报': 2024,
    三年前认定的市级小巨人: 2023,
    认定后第四年还能贴吗: 2023,
    '2021年认定的高企': undefined,
    '2022年认定的国家级小巨人': undefined,
    '2015年成立，市级小巨人': undefined,
  });
  says('申报年度', { '2024年认定，2026年申报': 2026, 今年申报贴息: 2026, '2024年贷款500万': 2024 });
  says('单项冠军产品数', {
    '2个单项冠军产品': '2',
    单项冠军产品有两个: '2',
    有一款产品入选国家级单项冠军产品: '1',
    好几个单项冠军产品: undefined,
    '3个省级单项冠军产品': undefined,
  });
});

describe('what was flown', () => {
  it('is a weight and its hours for one kind of aircraft', () => {
    expect(all('2吨的飞机一年飞150小时')).toMatchObject({
      最大起飞重量: '2',
      年飞行小时: '150',
      机构类型: { has: ['通航企业'] },
    });
    expect(all('年飞行小时180，最大起飞重量4.99吨')).toMatchObject({ 最大起飞重量: '4.99', 年飞行小时: '180' });
  });
  it('is a fleet for several', () => {
    const fleet = [
      { 最大起飞重量: '0.9', 年飞行小时: '300' },
      { 最大起飞重量: '3', 年飞行小时: '200' },
    ];
    for (const text of [
      '0.9吨飞300小时和3吨飞200小时',
      '0.9吨和3吨的飞机分别飞了300小时和200小时',
      '机队：0.9吨300h，3吨200h',
    ])
      expect(value(text, '机队'), text).toEqual(fleet);
    expect(value('两架2吨的飞机各飞150小时', '机队')).toEqual(Array(2).fill({ 最大起飞重量: '2', 年飞行小时: '150' }));
  });
  it('is counted route by route', () => {
    expect(value('一条航线年飞行4000小时', '航线')).toEqual([{ 年飞行小时: '4000' }]);
    expect(value('两条航线各飞120小时', '航线')).toEqual(Array(2).fill({ 年飞行小时: '120' }));
    expect(value('两条航线，一条年飞600小时，另一条900小时', '航线')).toEqual([
      { 年飞行小时: '600' },
      { 年飞行小时: '900' },
    ]);
    expect(value('三条航线，分别飞100、200、300小时', '航线')).toHaveLength(3);
  });
  it('is asked back where a route’s hours can’t be told', () => {
    for (const text of ['两条航线一共飞了300小时', '每条航线飞120小时', '两三条航线各飞200小时'])
      expect(said(text, '航线'), text).toMatchObject({ exactness: 'partial' });
  });
  it('is nothing where a clause’s tier or an hour’s rate is meant', () => {
    for (const text of [
      '1吨到5吨的每小时补多少',
      '1-5吨的飞机飞一个小时补多少',
      '超过2500架次的部分怎么补',
      '要飞够100小时吗',
    ])
      expect(
        read(text).slots.filter((s) => /重量|小时|架次|机队/.test(s.fact)),
        text,
      ).toEqual([]);
  });
  says('年飞行架次', { '热气球一年飞1.2万架次': '12000', 滑翔伞飞了3000次: '3000', 每架次补35元吗: undefined });
});

describe('kinds, uses and states', () => {
  says('机场类型', { 湖南的通用机场: '通用机场', 临时起降点: '临时起降场地', 运输机场和通用机场有什么区别: undefined });
  says('民航取证或备案', { 民航局取了证: true, 通用机场还没取证: false });
  says('新型航空器商业飞行', {
    eVTOL做商业飞行: true,
    飞行汽车商业化运营: true,
    'eVTOL还在试飞，没有商业运营': false,
    '2吨的飞机': undefined,
  });
  says('贷款用途', {
    技改贷款1000万: '重大技改',
    因重大研发从银行贷了1500万: '重大研发',
    贷款用于扩产: '投资扩产',
    贷款主要是流动资金周转: '其他用途',
    '研发费用200万，贷款500万': undefined,
  });
  says('首台套级别', { '国内首台（套）': '国内首台套', 省内首台套产品: '省内首台套', 国内市场第一: undefined });
  says('已成功上市', {
    今年成功上市了: true,
    公司上市了: true,
    还没上市: false,
    我们想上市: undefined,
    拟上市: undefined,
  });
  says('中小微企业', { 长沙的小微企业: true, '大型企业（不属于中小微）': false, 科技型中小企业: undefined });
  says('工业企业', { 中小微工业企业: true, 规模以上工业企业倍增方案: undefined });
  says('实现发明专利破零', { 一件发明专利都没有: false, 刚拿到第一件发明专利: true });
});

describe('a place', () => {
  says('所在地', {
    我们公司在长沙: '430100',
    长沙的企业: '430100',
    湖南某通用机场: '430000',
    公司注册在湖南长沙: '430100',
    '我们在株洲，长沙那个贴息给我们贴多少': '430200',
    '我们不是长沙的企业，在株洲': '430200',
    'an SME in Changsha, we have loans': '430100',
    '主运行基地在江西，偶尔来湖南飞': undefined,
    湖南能给我们补多少: undefined,
    长沙跟杭州哪边贴息划算: undefined,
  });
  says('主运行基地', {
    主运行基地在湖南: '430000',
    基地设在江西: '360000',
    以长沙为主运行基地的通航公司: '430100',
    湖南滑翔伞基地: undefined,
  });
});

describe('what can’t be', () => {
  const problems = (text: string) => read(text).problems.join();
  it('is told and never computed with', () => {
    for (const text of [
      '年贷款-500万',
      '负五百万的贷款',
      '-500万',
      '贷款1e15元',
      '贷款10^15',
      '贷款 NaN 元',
      '9999999999亿元年贷款',
      'LPR -3%',
      '飞机重量-2吨',
      '100万美元的贷款',
    ]) {
      expect(problems(text), text).not.toBe('');
      expect(
        read(text).slots.filter((s) => typeof s.value === 'string' && s.fact !== '所在地'),
        text,
      ).toEqual([]);
    }
  });
  it('names a contradiction and leaves the fact out', () => {
    for (const [text, fact] of [
      ['贷款500万，财务说贷款800万', '年度贷款总额'],
      ['年贷款400万，哦不对也可能是250万', '年度贷款总额'],
      ['研发费用100万，研发费用200万', '年度研发费用'],
      ['市级小巨人，但没有被认定为市级小巨人', '认定称号'],
    ] as const) {
      expect(problems(text), text).toContain(fact);
      expect(said(text, fact), text).toBeUndefined();
    }
  });
  it('says no figure that the asker did not', () => {
    for (const text of ['年贷款-500万', '9999999999亿元年贷款', '贷款500万，财务说贷款800万']) {
      const own = parseFigures(text).map((f) => f.value);
      for (const figure of parseFigures(problems(text))) expect(own, text).toContain(figure.value);
    }
  });
  it('is not found in a range', () => {
    expect(problems('贷款300-400万')).toBe('');
    expect(problems('1-5吨的飞机')).toBe('');
  });
});

describe('a bare reply', () => {
  const answers: readonly [string, Asked, SlotValue | undefined][] = [
    ['500万', { fact: '主营业务收入' }, '5000000'],
    ['3.1', { fact: 'LPR' }, '3.1'],
    ['200', { fact: '年飞行小时' }, '200'],
    ['两个', { fact: '单项冠军产品数' }, '2'],
    ['半年', { fact: '贷款年数' }, '0.5'],
    ['是的', { fact: '新认定' }, true],
    ['还没有', { fact: '已成功上市' }, false],
    ['去年', { fact: '小巨人认定年度' }, 2025],
    ['23年', { fact: '小巨人认定年度' }, 2023],
    ['湖南长沙', { fact: '主运行基地' }, '430100'],
    ['研发', { fact: '贷款用途' }, '重大研发'],
    ['通用的', { fact: '机场类型' }, '通用机场'],
    ['有', { fact: '认定称号', names: [CITY] }, { has: [CITY], lacks: [] }],
    ['没有', { fact: '认定称号', names: [CITY] }, { has: [], lacks: [CITY] }],
    ['国家级', { fact: '认定称号', names: [CITY, NATION] }, { has: [NATION], lacks: [] }],
    ['不是，我们是国家级小巨人', { fact: '认定称号', names: [CITY] }, { has: [NATION], lacks: [CITY] }],
    ['500', { fact: '年度贷款总额' }, undefined],
    ['五百来万吧', { fact: '年度贷款总额' }, { about: '5000000', low: '4500000', high: '5500000' }],
    ['三四个月', { fact: '贷款年数' }, { low: '3个月', high: '4个月' }],
    ['差不多半年', { fact: '贷款年数' }, { about: '0.5', low: '0.45', high: '0.55' }],
    ['一般能补多少？', { fact: '新认定' }, undefined],
  ];
  for (const [text, asked, expected] of answers)
    it(`${text} answers ${asked.fact} with ${JSON.stringify(expected)}`, () => {
      expect(value(text, asked.fact, asked)).toEqual(expected);
    });
});

describe('what a conversation knows', () => {
  it('takes the later for the earlier and adds titles up', () => {
    let known = addSlots(new Map(), read('市级小巨人，年贷款500万').slots);
    known = addSlots(known, read('打错了，贷款是560万，也是高企').slots);
    expect(Object.fromEntries(known)).toMatchObject({
      年度贷款总额: '5600000',
      认定称号: { has: [CITY, '高新技术企业'] },
    });
    known = addSlots(known, read('我们不是市级小巨人').slots);
    expect(known.get('认定称号')).toEqual({ has: ['高新技术企业'], lacks: [CITY] });
  });
  it('takes what is said inexactly for what was said before, and forgets what was taken back in part', () => {
    const known = new Map([['年度贷款总额', '5000000']]);
    expect(addSlots(known, read('贷款大概三四百万').slots).get('年度贷款总额')).toEqual({
      low: '3000000',
      high: '4000000',
    });
    expect([...addSlots(known, read('上半年贷款500万').slots).keys()]).not.toContain('年度贷款总额');
  });
  it('keeps a fleet and its plain fields apart', () => {
    const known = addSlots(
      new Map(Object.entries({ 最大起飞重量: '2', 年飞行小时: '150' })),
      read('0.9吨飞300小时和3吨飞200小时').slots,
    );
    expect([...known.keys()].sort()).toEqual(['机构类型', '机队'].sort());
  });
});

describe('the readers of facts', () => {
  it('find nothing in a question that states nothing', () => {
    for (const text of [
      '',
      '你好',
      '市级小巨人要什么条件',
      '贷款贴息的责任单位是哪家',
      '听说能补5%',
      '可以拿2000万吗',
      '湘政办发〔2024〕20号讲什么',
    ])
      expect(read(text), text).toEqual({ slots: [], problems: [], residue: [] });
  });
  it('stay quick on a long message', () => {
    const began = process.cpuUsage();
    read('我们是长沙市级小巨人，年贷款500万，研发费用200万，主营收入3000万。'.repeat(60));
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1000);
  });
});

describe('how large an enterprise is', () => {
  says('中小微企业', {
    '我们不是中小微，贷款500万': false,
    我们不算中小微: false,
    我们不是中小微企业: false,
    我们是非中小微企业: false,
    我们是大型工业企业: false,
    '大型制造企业，贷款500万': false,
    我们不算大型工业企业: true,
    我们是中小微: true,
    是不是中小微企业: undefined,
    算不算中小微: undefined,
  });
});

describe('the year that an award is asked about', () => {
  says('申报年度', {
    '长沙市级小巨人，2022年认定，2024年贷款1000万能贴多少': 2024,
    '市级小巨人2023年认定，2025年贷款500万': 2025,
    市级小巨人去年贷款500万: 2025,
    市级小巨人2025年能贴多少: 2025,
    市级小巨人2023年还能拿贴息吗: 2023,
    '去年贷款300万，今年贷款500万': 2026,
    '去年贷款300万，今年申报': 2026,
    eVTOL在湖南2025年飞了1500小时: 2025,
    '2022年贷款贴息政策': undefined,
    市级小巨人2022年认定: undefined,
    '2024年能贴多少，2025年能贴多少': undefined,
  });
});

describe('how long a loan ran', () => {
  says('贷款年数', {
    贷款500万用了一个季度: '3个月',
    贷款500万用了两个季度: '6个月',
    '贷款500万，用了9个月': '9个月',
    '贷款500万，期限一年': undefined,
  });
  says('贷款年数', {
    贷款500万用了11个月半: '11.5个月',
    贷款500万用了三四个月: { low: '3个月', high: '4个月' },
    贷款500万用了90天: { about: '3个月', low: '2.7个月', high: '3.3个月' },
    '贷款500万，90天': { about: '3个月', low: '2.7个月', high: '3.3个月' },
    '贷款500万，用了26周': { about: '6.1个月', low: '5.49个月', high: '6.71个月' },
    贷款500万用了半年多: { about: '0.5', low: '0.5', high: '0.75', beyond: 'low' },
    贷款500万用了差不多半年: { about: '0.5', low: '0.45', high: '0.55' },
    贷款500万用了不到半年: { about: '0.5', low: '0.45', high: '0.5', beyond: 'high' },
    贷款500万用了八个月左右: { about: '8个月', low: '7.2个月', high: '8.8个月' },
  });
  says('贷款年数', {
    '贷款500万，从三月用到年底': { about: '10个月', low: '9个月', high: '10个月' },
    '今年2月贷了500万，8月就还了': { about: '6个月', low: '5个月', high: '6个月' },
    '500万贷款，4月下款，10月到期': { about: '6个月', low: '5个月', high: '6个月' },
    '贷款500万，今年7月1日才放款': { about: '6个月', low: '5个月', high: '6个月' },
    '贷款500万，从7月份开始用': { about: '6个月', low: '5个月', high: '6个月' },
    '贷款300万，九月底下款的': { about: '4个月', low: '3个月', high: '4个月' },
    '贷款500万，6月认定的市级小巨人': undefined,
    '贷款500万，三月能申报吗': undefined,
  });
  it('is asked where a part of the loan alone has a time, or the year is another', () => {
    for (const text of ['贷款600万，其中200万6月还了', '去年10月贷的500万，今年5月还清', '贷款500万，提前还了'])
      expect(said(text, '贷款年数'), text).toMatchObject({ exactness: 'partial' });
  });
});

describe('what no reader took', () => {
  const residue = (text: string) => read(text).residue.map((r) => normalise(text).slice(r.start, r.end));
  it('is told: a month, a part of a year, a part of a sum', () => {
    expect(residue('贷款600万，其中200万年中就还掉了')).toEqual(['200万', '年中']);
    expect(residue('两笔贷款200万和280万，合计480万')).toEqual([]);
    expect(residue('年度贷款两千万，百分之三就是六十万，能拿到吗')).toEqual([]);
  });
  it('forbids to assume a fact of its kind, and no other', () => {
    expect(said('贷款500万，用到三月', '贷款年数')).toMatchObject({ exactness: 'partial' });
    expect(said('贷款500万，1月份LPR3.1%', '贷款年数')).toBeUndefined();
    expect(read('贷款500万，从三月用到年底').slots.map((s) => s.fact)).toEqual(['年度贷款总额', '贷款年数']);
  });
});

describe('flights that add up', () => {
  it('do not take a total for one more route', () => {
    expect(value('两条航线都飞了50小时，合计100小时', '航线')).toEqual([{ 年飞行小时: '50' }, { 年飞行小时: '50' }]);
  });
  it('have no route where none is fixed', () => {
    expect(all('eVTOL没有固定航线，飞了500小时')).toMatchObject({ 航线: [] });
    expect(all('eVTOL没有固定航线，飞了500小时')).not.toHaveProperty('年飞行小时');
    expect(all('通航企业没有固定航线，2吨的飞机飞了200小时')).toMatchObject({ 年飞行小时: '200', 最大起飞重量: '2' });
  });
  it('add the sorties of several kinds of craft', () => {
    expect(said('湖南热气球1000架次，滑翔伞2000架次', '年飞行架次')).toMatchObject({
      value: '3000',
      reading: '各类航空器的架次合起来算',
    });
    expect(read('热气球1000架次，不对，热气球2000架次').problems).toHaveLength(1);
  });
});

describe('readings and repeated recognition', () => {
  says('新认定', {
    第二次被认定为国家级小巨人: false,
    再次认定国家级小巨人: false,
    第一次被认定国家级小巨人: true,
    '国家级小巨人，以前领过奖励，还能再领吗': false,
    '没领过奖励，能领吗': undefined,
  });
  it('are worded without numerals', () => {
    expect(said('营业收入1500万符合小升规吗', '上年度营业收入')?.reading).toBe('营业收入按上年度的营业收入理解');
  });
});

const ofParts = (...parts: readonly (readonly [string, string])[]) => parts.map(([of, value]) => ({ of, value }));

describe('several loans', () => {
  says('年度贷款总额', {
    '一笔300万一笔200万，能贴多少': '5000000',
    '建行500万，农行400万，贴息多少': '9000000',
    '三笔贷款分别200万、150万、100万': '4500000',
    '贷了两笔，各300万': '6000000',
    '两笔贷款，每笔200万': '4000000',
    '一笔贷款300万用了一年，一笔200万用了半年': '5000000',
    '一笔大概300万，另一笔200万，能贴多少': { about: '5000000', low: '4700000', high: '5300000' },
  });
  says('贷款年数', {
    '一笔贷款300万用了一年，一笔200万用了半年': { each: ofParts(['3000000', '12个月'], ['2000000', '6个月']) },
    '两笔贷款，建行500万用了8个月，农行500万用了4个月': { each: ofParts(['5000000', '8个月'], ['5000000', '4个月']) },
    '一笔300万，一笔200万，能贴多少': undefined,
  });
});

describe('the loans of several years', () => {
  const years = (text: string) => said(text, '年度贷款总额')?.perYear?.map(({ year, value: of }) => [year, of]);
  it.each([
    [
      '2024年贷款400万，2025年贷款600万，两年一共贴多少',
      [
        [2024, '4000000'],
        [2025, '6000000'],
      ],
    ],
    [
      '前年贷了300万去年贷了500万今年800万，每年各贴多少',
      [
        [2024, '3000000'],
        [2025, '5000000'],
        [2026, '8000000'],
      ],
    ],
    [
      '去年贷款500万，前年贷款300万，分别能贴多少',
      [
        [2024, '3000000'],
        [2025, '5000000'],
      ],
    ],
    [
      '连续三年贷款分别为300万、700万、1800万，总共多少',
      [
        [null, '3000000'],
        [null, '7000000'],
        [null, '18000000'],
      ],
    ],
    [
      '这两年贷款依次是大概500万和600万，一共贴多少',
      [
        [null, { about: '5000000', low: '4500000', high: '5500000' }],
        [null, '6000000'],
      ],
    ],
  ])('%s', (text, expected) => expect(years(text)).toEqual(expected));
  it.each([
    '去年贷款300万，今年贷款500万，能贴多少',
    '三笔贷款分别200万、150万、100万',
    '2025年贷款600万，三年一共贴多少',
  ])('are not told by %s', (text) => expect(years(text)).toBeUndefined());
});

describe('what does not count in a sum', () => {
  says('固定资产投资', {
    '固定资产投资10.5亿，其中土地1亿': '950000000',
    '固投12亿，里头买地花了3个亿': '900000000',
    '湖南制造业项目我们投了10亿，地款2亿': '800000000',
    '项目总投资15亿，拿地用了4亿': '1100000000',
    '固定资产投资12亿，2亿的土地': '1000000000',
    '固定资产投资12亿（不含土地）': '1200000000',
  });
});

describe('a figure that is taken back', () => {
  const asked = { fact: '年度贷款总额' };
  it.each([
    ['不是500万，是350万', '3500000'],
    ['搞错了，不是五百万，应该是三百五十万', '3500000'],
    ['贷款不是500万,是800万', '8000000'],
    ['不是300万而是400多万', { about: '4000000', low: '4000000', high: '5000000', beyond: 'low' }],
    ['并非600万，其实是550万', '5500000'],
  ])('%s', (text, expected) => expect(value(text, '年度贷款总额', asked)).toEqual(expected));
});

describe('a figure that speaks of the rule', () => {
  says('年飞行架次', {
    '热气球绑着绳子升一下，算半架次还是一架次': undefined,
    动力伞2500架次是看每顶伞还是看整家公司: undefined,
    热气球去年飞了2600架次: '2600',
  });
  says('年度贷款总额', {
    '300万是说一笔就要300万，还是几笔凑够也行，贴息': undefined,
    贷款500万是一年期还是三年期有区别吗: '5000000',
    贷款还差50万到线: undefined,
  });
  says('年飞行小时', { '直升机飞了90小时，还差10小时': '90', '今年才飞88小时，离100差12个小时': '88' });
});

describe('a figure to reckon with', () => {
  const asked = { fact: '年度贷款总额' };
  it.each([
    ['数还没出来，先照400万算一个', '4000000'],
    ['等会计，就按800万估', '8000000'],
    ['按50万上限', undefined],
  ])('is told by %s', (text, expected) => {
    expect(value(text, '年度贷款总额', asked)).toEqual(expected);
  });
});

describe('several of one kind', () => {
  it('takes the time that stands before a part, or is told of all', () => {
    expect(all('贷款分两次，2月放了300万10月放了200万，贴息多少')).toMatchObject({
      年度贷款总额: '5000000',
      贷款年数: { each: ofParts(['3000000', '11个月'], ['2000000', '3个月']) },
    });
    expect(all('农行180万加中信90万，都是半年，小巨人贴息多少')).toMatchObject({
      贷款年数: { each: ofParts(['1800000', '6个月'], ['900000', '6个月']) },
    });
  });
  it('takes for each part the rate of its term', () => {
    expect(all('扩产贷款两笔，农行700万一年期，建行500万五年期，1月LPR一年期3.0%五年期3.5%')).toMatchObject({
      年度贷款总额: '12000000',
      LPR: { each: ofParts(['7000000', '3'], ['5000000', '3.5']) },
    });
    expect(all('扩产贷款700万，五年期，1月LPR一年期3.0%五年期3.5%')).toMatchObject({ LPR: '3.5' });
  });
  it('counts each loan with its own time', () => {
    expect(all('建行300万借满一年，农商行200万7月才放款只借半年，贴息多少')).toMatchObject({
      年度贷款总额: '5000000',
      贷款年数: { each: ofParts(['3000000', '12个月'], ['2000000', '6个月']) },
    });
  });
  it('takes a bank of one letter, and the month that a part begins in', () => {
    expect(all('今年贷款工行200万三月放的，浦发80万全年')).toMatchObject({
      贷款年数: { each: ofParts(['2000000', '10个月'], ['800000', '12个月']) },
    });
    expect(all('贷款A行400万一年期，B行300万半年')).toMatchObject({
      贷款年数: { each: ofParts(['4000000', '12个月'], ['3000000', '6个月']) },
    });
  });
  it('counts to the end of its own sentence', () => {
    const text = '工行借款400万，期限一年；建行借款300万，半年。按一年期折算后贴息多少';
    expect(all(text)).toMatchObject({
      年度贷款总额: '7000000',
      贷款年数: { each: ofParts(['4000000', '12个月'], ['3000000', '6个月']) },
    });
  });
  it('takes bare numbers of further routes for hours', () => {
    const hours = (h: string) => ({ 年飞行小时: h });
    expect(value('飞行汽车三条线，一号线飞了150小时，二号线80，三号线220', '航线')).toEqual(
      ['150', '80', '220'].map(hours),
    );
  });
  it('takes no number of an aircraft for hours', () => {
    expect(value('一架贝尔407（2.7吨）飞了380小时，一架R22（620公斤）210小时', '机队')).toHaveLength(2);
  });
  it('tells years apart', () => {
    expect(said('热气球去年2300架次，今年预计能到4000', '年飞行架次')?.perYear).toEqual([
      { year: 2025, value: '2300' },
      { year: 2026, value: '4000' },
    ]);
  });
});

describe('a range without its unit', () => {
  says('年度贷款总额', {
    贷款在两百八到三百四之间: { low: '2800000', high: '3400000' },
    扩产贷款一千八到一千九百万: { low: '18000000', high: '19000000' },
    '贷了600万4.1的利率': '6000000',
  });
  says('LPR', { 'LPR假设在3.0到3.5之间': { low: '3', high: '3.5' } });
});
