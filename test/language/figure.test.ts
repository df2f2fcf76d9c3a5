import { describe, expect, it } from 'vitest';
import { type Figure, parseFigures } from '../../src/language/figure.ts';
import { SET_PHRASES } from '../../src/language/set-phrases.ts';

const one = (text: string): Figure | undefined => parseFigures(text)[0];
const values = (text: string) => parseFigures(text).map((f) => `${f.value} ${f.unit}`);

describe('an amount', () => {
  const forms: Record<string, string> = {
    '500万': '5000000',
    五百万: '5000000',
    '3.5百万': '3500000',
    '450w': '4500000',
    五百w: '5000000',
    '0.5亿': '50000000',
    一个亿: '100000000',
    '1.5个亿': '150000000',
    一个半亿: '150000000',
    '1,200,000元': '1200000',
    '500,0000元': '5000000',
    三百五十万: '3500000',
    一千零五十万: '10500000',
    三百零五万: '3050000',
    三万五: '35000',
    '3万5': '35000',
    '1亿2千万': '120000000',
    一亿两千万: '120000000',
    '2千5百万': '25000000',
    '1百50万': '1500000',
    '3千万': '30000000',
    叁佰万元: '3000000',
    伍佰万元整: '5000000',
    十万: '100000',
    '5000千元': '5000000',
    '7 million RMB': '7000000',
    '￥5,000,000.00': '5000000',
    '３５０万元': '3500000',
    '500萬元': '5000000',
    '299.99万元': '2999900',
    '6百w': '6000000',
    '12个w': '120000',
    '3M RMB': '3000000',
    '2 mn': '2000000',
    '4.4e': '440000000',
    '10亿零两千万': '1020000000',
    '5亿六': '560000000',
    十个亿: '1000000000',
    '0元': '0',
    '9999999999亿元': '999999999900000000',
    '99999999999999亿元': '9999999999999900000000',
  };
  for (const [text, value] of Object.entries(forms))
    it(`is read exactly from ${text}`, () => {
      expect(one(text)).toMatchObject({ value, unit: 'CNY', vague: false, start: 0 });
    });

  it('is no stretch of weeks where it is wanted to turn over', () => {
    expect(values('还差420万周转')).toEqual(['4200000 CNY']);
    expect(values('等了3周')).toEqual(['21 day']);
  });

  it('is taken for money where only its scale is written, and said not to be stated so', () => {
    expect(one('500万')).toMatchObject({ unit: 'CNY', stated: false });
    expect(one('500万元')).toMatchObject({ unit: 'CNY', stated: true });
  });
  it('stays foreign where it is', () => {
    expect(values('100万美元')).toEqual(['1000000 USD']);
  });
  it('is a rate where it is paid an hour or a sortie', () => {
    expect(values('每小时500元')).toEqual(['500 CNY/h']);
    expect(values('2000元/小时')).toEqual(['2000 CNY/h']);
    expect(values('35元/架次')).toEqual(['35 CNY/count']);
    expect(values('每年50万元')).toEqual(['500000 CNY']);
  });
});

describe('what people count and time', () => {
  it('is read as they say it', () => {
    expect(values('有俩产品')).toEqual(['2 count']);
    expect(values('我俩合伙')).toEqual([]);
    expect(values('飞了300回')).toEqual(['300 count']);
    expect(values('用了一年零三个月')).toEqual(['15 month']);
    expect(values('80 hrs')).toEqual(['80 h']);
    expect(values('四个半月')).toEqual(['4.5 month']);
    expect(values('完成六成二')).toEqual(['62 %']);
    expect(values('三成半')).toEqual(['35 %']);
    expect(values('LPR三点四五')).toEqual(['3.45 number']);
    expect(values('下午三点二刻开会')).toEqual([]);
    expect(values('第三点一定要写')).toEqual(['3 ordinal']);
  });
  it('is millions where kw is said of money, and a power elsewhere', () => {
    expect(values('贷了2kw')).toEqual(['20000000 CNY']);
    expect(values('营收大概3kw')).toEqual(['30000000 CNY']);
    expect(values('去年收入2kw多')).toEqual(['20000000 CNY']);
    expect(values('2kw的电机')).toEqual(['2 number']);
    for (const power of [
      '投资50kW光伏',
      '本公司50kW屋顶光伏',
      '投入2台60KW充电桩',
      '投资建设120kw充电桩',
      '额定80kW',
      '本月用电300kw',
      '融资50kw储能',
      '收入50kw·h',
    ])
      expect(values(power).join(), power).not.toMatch(/CNY/);
  });
  it('is a tenth behind 成 only where the words end there', () => {
    for (const [text, percent] of Object.entries({
      改造费用的三成一次性给予: '30 %',
      五成一共多少: '50 %',
      八成一并拨付: '80 %',
      五成二次拨付: '50 %',
      三成四舍五入: '30 %',
      '按三成五，最多10万': '35 %',
      三成五左右: '35 %',
      补六成二: '62 %',
      按三成五补贴: '35 %',
      六成二的人: '62 %',
    }))
      expect(values(text)[0], text).toBe(percent);
  });
  it('is no sum of a year and of months where the months are a term of their own', () => {
    expect(values('满一年3个月内申报')).toEqual(['1 year', '3 month']);
    expect(values('认定满1年6个月内提出')).toEqual(['1 year', '6 month']);
    expect(values('认定满1年6个月前提出')).toEqual(['1 year', '6 month']);
    expect(values('贷款期限1年6个月')).toEqual(['18 month']);
    expect(values('期限1年6个月的贷款')).toEqual(['18 month']);
    expect(values('满1年零6个月内提出')).toEqual(['18 month']);
  });
  it('is no count in words of speech', () => {
    for (const text of ['这是两回事', '一回事', '夫妻俩开的店', '爷俩', '娘俩', '5e类网线'])
      expect(values(text).join(), text).not.toMatch(/count|CNY/);
    expect(values('谈了三回合').join()).not.toMatch(/count/);
    expect(values('开到三点一共来了20人')).toEqual(['20 count']);
    expect(values('利率是三点一')).toEqual(['3.1 number']);
  });
});

describe('the words around a figure', () => {
  const bounds: Record<string, Figure['bound']> = {
    不超过50万元: 'at-most',
    '不超过同档次贷款基准利率（按当月公布）的40%': 'at-most',
    '不低于上年销售总额的4%': 'at-least',
    最高50万元: 'at-most',
    '50万元以内': 'at-most',
    '50万元封顶': 'at-most',
    '300万元以上': 'at-least',
    不低于3: 'at-least',
    达到300万元: 'at-least',
    不到300万: 'below',
    '500万不到': 'below',
    超过500万: 'above',
    大概500万: 'about',
    估计500万: 'about',
    '500万左右': 'about',
    '500万出头': 'about',
    '500万的样子': 'about',
    将近500万: 'about',
    '500万': 'exact',
    '500万不到位': 'exact',
  };
  for (const [text, bound] of Object.entries(bounds))
    it(`make ${text} ${bound}`, () => {
      expect(one(text)?.bound).toBe(bound);
    });
});

describe('a rate, a weight, a time, a count', () => {
  const forms: Record<string, string[]> = {
    '3%': ['3 %'],
    '３．３５％': ['3.35 %'],
    百分之三点六: ['3.6 %'],
    千分之三: ['0.3 %'],
    万分之二: ['0.02 %'],
    '4.5个点': ['4.5 %'],
    三成: ['30 %'],
    '5‰': ['0.5 %'],
    '3-5%': ['3 %', '5 %'],
    '0.9吨': ['0.9 t'],
    '5000公斤': ['5 t'],
    '750kg': ['0.75 t'],
    '1-5吨': ['1 t', '5 t'],
    '2,450小时': ['2450 h'],
    四百小时: ['400 h'],
    '3百小时': ['300 h'],
    '120H': ['120 h'],
    一个半小时: ['1.5 h'],
    '120个钟头': ['120 h'],
    半年: ['0.5 year'],
    一年半: ['1.5 year'],
    四吨半: ['4.5 t'],
    两吨六: ['2.6 t'],
    '3吨2的一架': ['3.2 t', '1 count'],
    '1吨半的飞机': ['1.5 t'],
    '6个月': ['6 month'],
    '1.2万架次': ['12000 count'],
    '20,000架次': ['20000 count'],
    两条航线: ['2 count'],
    '3款产品': ['3 count'],
    '300-400万': ['3000000 CNY', '4000000 CNY'],
    '1000—2000万元': ['10000000 CNY', '20000000 CNY'],
  };
  for (const [text, expected] of Object.entries(forms))
    it(`is read from ${text}`, () => {
      expect(values(text)).toEqual(expected);
    });
});

describe('a date, a document, an ordinal', () => {
  it('is none of an amount', () => {
    expect(values('2022年2月1日')).toEqual(['2022-02-01 date']);
    expect(values('1月份LPR')).toEqual(['--01 date']);
    expect(values('长政办发〔2022〕4号')).toEqual(['〔2022〕4号 document']);
    expect(values('第2500架次')).toEqual(['2500 ordinal']);
    expect(values('2020-2022年')).toEqual(['2020 date', '2022 date']);
  });
});

describe('the parser', () => {
  it('finds no quantity in any set phrase', () => {
    for (const phrase of SET_PHRASES) expect(parseFigures(phrase), phrase).toEqual([]);
  });
  it('finds none in words that only hold a numeral', () => {
    for (const text of ['半导体', '百强企业', '千万别', '三位一体', '万一'])
      expect(parseFigures(text), text).toEqual([]);
  });
  it('keeps the offsets and the words of the text it was given', () => {
    for (const text of ['贷款５００萬元，研发２００万', '主营收入1,200,000元（去年）']) {
      for (const f of parseFigures(text)) expect(f.text).toBe(text.slice(f.start, f.end));
    }
  });
  it('writes every value without an exponent', () => {
    for (const text of ['0.0000001%', '99999999999999亿元']) expect(one(text)?.value).not.toMatch(/e/);
  });
  it('stays quick on a numeral of three thousand characters', () => {
    const began = process.cpuUsage();
    parseFigures(`${'一二三'.repeat(1000)}500万`);
    expect(process.cpuUsage(began).user).toBeLessThan(2_000_000);
  });
});

describe('a sum and a time said in one breath', () => {
  it.each([
    ['两千万一年期', ['20000000 CNY', '1 year']],
    ['五百万两年', ['5000000 CNY', '2 year']],
    ['一千万一个月', ['10000000 CNY', '1 month']],
    ['三百万一笔', ['3000000 CNY', '1 count']],
    ['两万两千人', ['22000 count']],
  ])('%s', (text, found) => expect(parseFigures(text).map((f) => `${f.value} ${f.unit}`)).toEqual(found));
});
