import { describe, expect, it } from 'vitest';
import { placeOf, splitHeading } from '../../src/knowledge/locator.ts';

describe('the heading of a clause', () => {
  it.each([
    ['一 引导中小微企业专精特新发展', '一', '引导中小微企业专精特新发展'],
    ['一(一) “小巨人”贷款贴息', '一(一)', '“小巨人”贷款贴息'],
    ['二(五)18 强化服务', '二(五)18', '强化服务'],
    ['二(一)1(2) 细则', '二(一)1(2)', '细则'],
    ['第三条 竞赛组织', '第三条', '竞赛组织'],
    ['第一章第三条 竞赛组织', '第一章第三条', '竞赛组织'],
    ['一第2段 轻型运动航空器', '一第2段', '轻型运动航空器'],
    ['前言', '前言', ''],
    ['实施主体培育行动', '', '实施主体培育行动'],
    ['一网通办改革', '', '一网通办改革'],
    ['三年行动目标', '', '三年行动目标'],
  ])('%s begins with its locator', (line, locator, heading) => {
    expect(splitHeading(line)).toEqual({ locator, heading });
  });
});

describe('the place that a locator names', () => {
  it.each([
    ['一(一)', '1.1'],
    ['二(五)18', '2.5.18'],
    ['十二', '12'],
    ['二十一(十)', '21.10'],
    ['第三条', '3'],
    ['一第2段', '1.p2'],
    ['一(二)③', '1.2.3'],
    ['前言', '0'],
  ])('%s is %s', (locator, place) => {
    expect(placeOf(locator)).toBe(place);
  });
});
