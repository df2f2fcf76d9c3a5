import { describe, expect, it, test } from 'vitest';
import { normalise } from '../../src/language/normalise.ts';
import { withoutPersonal } from '../../src/language/redact-personal.ts';

describe('what tells who somebody is or how to reach them', () => {
  it.each([
    ['我叫王建国，长沙开厂的', '我叫（姓名）,长沙开厂的'],
    ['我是李晓芬', '我是（姓名）'],
    ['法人代表：周芳', '法人代表:（姓名）'],
    ['老板叫陈志强，要贷款500万', '老板叫（姓名）,要贷款500万'],
    ['免贵姓黄', '免贵姓（姓名）'],
    ['刘科长让我问贴息', '（姓名）科长让我问贴息'],
    ['王总说能拿50万', '（姓名）总说能拿50万'],
    ['电话138 0013 8000', '电话（电话）'],
    ['手机+86-13800138000', '手机（电话）'],
    ['打幺三八零零幺三八零零零', '打（电话）'],
    ['座机0731-88665544', '座机（电话）'],
    ['代码 91430100ma4l16ja9y', '代码（统一社会信用代码）'],
    ['代码91430100 MA4L 16JA 9Y', '代码（统一社会信用代码）'],
    ['身份证43010419800101123x', '身份证（证件号）'],
    ['卡号4111 1111 1111 1111', '卡号（号码）'],
    ['湖南某某科技有限公司问贴息', '某公司问贴息'],
    ['微信号abc_12345', '（账号）'],
  ])('is cut out of %s', (said, left) => {
    expect(withoutPersonal(normalise(said).replace(/，/g, ',')).text).toBe(left);
  });

  it.each([
    '我是高企',
    '我是金属厂',
    '我是宁乡的',
    '我是安化的',
    '我们是高新企业,总经理办公室问',
    '贷款 500 300 200 1000 2000',
    '一百二十万贷五百万',
    '营收2981,4500,1000',
    '固定资产投资总额12亿,高总部经济',
  ])('is nothing in %s', (said) => {
    expect(withoutPersonal(said)).toEqual({ text: said, cut: {} });
  });
});

test('what was cut out is counted by its kind', () => {
  const { cut } = withoutPersonal('我叫王建国,电话13800138000或13900139000,湖南甲乙有限公司');
  expect(cut).toEqual({ 姓名: 1, 电话: 2, 公司: 1 });
});
