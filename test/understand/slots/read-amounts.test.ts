import { describe, expect, it } from 'vitest';
import { all, said, says, value } from '../../fakes/slots.ts';

describe('the loan of a year', () => {
  says('年度贷款总额', {
    '市级小巨人，贷了3000万，90万落袋': '30000000',
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
    贷款三百多万: { about: '3000000', low: '3000000', high: '4000000', beyond: 'both' },
    贷款3百多万: { about: '3000000', low: '3000000', high: '4000000', beyond: 'both' },
    贷了1200多万: { about: '12000000', low: '12000000', high: '13000000', beyond: 'both' },
    贷款600余万: { about: '6000000', low: '6000000', high: '7000000', beyond: 'both' },
    贷款一亿多: { about: '100000000', low: '100000000', high: '200000000', beyond: 'both' },
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
  it('is asked back where nobody can tell its unit, or for a part of the year', () => {
    for (const text of ['贷款5', '贷款300000', '上半年贷款500万', '上半年贷款五百来万'])
      expect(said(text, '年度贷款总额'), text).toMatchObject({ exactness: 'partial' });
  });
  it.each([
    ['贷款640', '6400000'],
    ['贷款6400000', '6400000'],
    ['今年贷了410到460之间', { low: '4100000', high: '4600000' }],
  ])('is told in ten thousands where no unit is said, and in yuan where it is written out: %s', (text, value) => {
    expect(said(text, '年度贷款总额')).toMatchObject({ value });
  });
  it('is nothing that was only believed', () => {
    expect(said('会计以为贷款是700', '年度贷款总额')).toBeUndefined();
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

describe('a range without its unit', () => {
  says('年度贷款总额', {
    贷款在两百八到三百四之间: { low: '2800000', high: '3400000' },
    扩产贷款一千八到一千九百万: { low: '18000000', high: '19000000' },
    '贷了600万4.1的利率': '6000000',
  });
  says('LPR', { 'LPR假设在3.0到3.5之间': { low: '3', high: '3.5' } });
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
