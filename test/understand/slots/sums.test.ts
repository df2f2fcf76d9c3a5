import { describe, expect, it } from 'vitest';
import { all, ofParts, said, says, value } from '../../fakes/slots.ts';

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
    '贷款一笔一年期290万，一笔半年期200万': { each: ofParts(['2900000', '12个月'], ['2000000', '6个月']) },
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
  it('takes as many sums as are announced', () => {
    expect(all('三笔贷款：150万全年，200万6个月，100万3个月，合起来贴多少')).toMatchObject({
      年度贷款总额: '4500000',
      贷款年数: { each: ofParts(['1500000', '12个月'], ['2000000', '6个月'], ['1000000', '3个月']) },
    });
    expect(all('三笔贷款：150万全年，200万6个月，小巨人贴息多少')).not.toMatchObject({ 年度贷款总额: '3500000' });
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
