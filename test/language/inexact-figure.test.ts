import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../src/language/figure.ts';

const values = (text: string) => parseFigures(text).map((f) => `${f.value} ${f.unit}`);

describe('the first end of a range', () => {
  it('takes the scale of the second, and its places where it leaves them out', () => {
    expect(values('贷了500-600w')).toEqual(['5000000 CNY', '6000000 CNY']);
    expect(values('贷了5-600万')).toEqual(['5000000 CNY', '6000000 CNY']);
    expect(values('大概5、6百万')).toEqual(['5000000 CNY', '6000000 CNY']);
    expect(values('1、2亿以上的项目')).toEqual(['1 number', '200000000 CNY']);
  });
  it('is read as one sum that is not exact from digits in characters', () => {
    expect(parseFigures('账上有七、八百万')).toMatchObject([
      { text: '七、八百万', vague: true, low: '7000000', high: '8000000', unit: 'CNY' },
    ]);
    expect(values('第七、八百万')).not.toContain('7000000 CNY');
  });
  it('leaves open what a form means by 1-200万元', () => {
    expect(parseFigures('额度为1-200万元')).toMatchObject([
      { vague: true, low: '10000', high: '1000000', unit: 'CNY' },
      { value: '2000000', vague: false },
    ]);
  });
});

describe('a figure that is not exact', () => {
  const vague: Record<string, string> = {
    两千来万: '20000000',
    五百来万: '5000000',
    '500多万': '5000000',
    一百多万: '1000000',
    '100余万': '1000000',
    几百万: '1000000',
    九个多亿: '900000000',
    几十万: '100000',
    十几万: '100000',
    上千万: '10000000',
    百来个小时: '100',
    千把万: '10000000',
    三四百万: '3000000',
    六七十万: '600000',
    二十三四万: '230000',
    一两百万: '1000000',
    三五百万: '3000000',
    百八十万: '1000000',
    五六百小时: '500',
    两三条: '2',
    三四条: '3',
    两三千架次: '2000',
  };
  for (const [text, value] of Object.entries(vague))
    it(`is vague as a whole in ${text}`, () => {
      expect(parseFigures(text)).toHaveLength(1);
      expect(parseFigures(text)[0]).toMatchObject({ value, vague: true, text });
    });
});

describe('a number that is not said exactly', () => {
  it.each([
    ['600来万', '6000000', '5400000', '6600000'],
    ['三百多万', '3000000', '3000000', '4000000'],
    ['3千多万', '30000000', '30000000', '40000000'],
    ['350多万', '3500000', '3500000', '3600000'],
    ['五六百万', '5000000', '5000000', '6000000'],
    ['二十三四万', '230000', '230000', '240000'],
    ['几百万', '1000000', '2000000', '9000000'],
    ['十几万', '100000', '110000', '190000'],
    ['三百几十万', '3000000', '3200000', '3900000'],
    ['上千万', '10000000', '10000000', '100000000'],
    ['三四个月', '3', '3', '4'],
    ['20多人', '20', '20', '30'],
  ])('%s has its ends', (text, value, low, high) => {
    expect(parseFigures(text)).toMatchObject([{ text, value, low, high, vague: true }]);
  });
});
