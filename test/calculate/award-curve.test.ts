import { describe, expect, test } from 'vitest';
import { type AwardCurve, awardCurve } from '../../src/calculate/award-curve.ts';
import { bareOutcome } from '../../src/calculate/decide.ts';
import { readGiven } from '../../src/calculate/value/case.ts';
import { Decimal } from '../../src/calculate/value/decimal.ts';
import { held } from '../fakes/knowledge.ts';

const { rules, facts } = held.book;
const today = '2026-11-26';
const curveOf = (id: string, given: object): AwardCurve | null => {
  const rule = rules.get(id);
  if (!rule) throw new Error(`no rule ${id}`);
  return awardCurve(rule, readGiven(given, facts), { today });
};
const LOAN = { 所在地: '430100', 认定称号: ['市级专精特新小巨人'] };
const told = (curve: AwardCurve | null) => ({
  fact: curve?.fact,
  thresholds: curve?.thresholds.map(String),
  full: curve?.full && [curve.full.at.toFixed(), curve.full.pays.toFixed()],
  now: curve?.now && [curve.now.at.toFixed(), curve.now.pays.toFixed()],
});

describe('the curve of an award', () => {
  test('has its threshold, the value from which the cap is paid, and where the case stands', () => {
    expect(told(curveOf('changsha-loan-interest', { ...LOAN, 年度贷款总额: '500万元' }))).toEqual({
      fact: '年度贷款总额',
      thresholds: ['3000000'],
      full: ['16666666.67', '500000'],
      now: ['5000000', '150000'],
    });
  });

  test('is there before the figure is told, and marks 0 where nothing is due', () => {
    expect(told(curveOf('changsha-loan-interest', LOAN)).now).toBeNull();
    expect(told(curveOf('changsha-loan-interest', { ...LOAN, 年度贷款总额: '100万元' })).now).toEqual(['1000000', '0']);
  });

  test('moves with a ratio’s threshold, with an excess in whole counts, and with one item of a list', () => {
    const research = { ...LOAN, 主营业务收入: '1亿元', 年度研发费用: '400万元' };
    expect(told(curveOf('changsha-research', research)).thresholds).toEqual(['3000000']);
    const flights = { 所在地: '430000', 机构类型: ['轻型或轻于空气航空器运营企业'], 年飞行架次: 4500 };
    expect(told(curveOf('hunan-light-aircraft', flights))).toMatchObject({
      thresholds: ['2500'],
      full: ['16786', '500000'],
    });
    const fleet = { 主运行基地: '430000', 机队: [{ 最大起飞重量: '2吨', 年飞行小时: 150 }] };
    expect(told(curveOf('hunan-general-aviation', fleet))).toMatchObject({
      fact: '年飞行小时',
      full: ['500', '1000000'],
    });
  });

  test('is none where nothing moves the sum, or too little else is known', () => {
    const aircraft = { 主运行基地: '430000', 年飞行小时: 150 };
    expect(curveOf('hunan-general-aviation', aircraft)).toBeNull();
    expect(curveOf('changsha-national-little-giant', { ...LOAN, 认定称号: ['国家级专精特新小巨人'] })).toBeNull();
    expect(curveOf('changsha-loan-interest', { 所在地: '430100' })).toBeNull();
  });

  test('says at each of its points what the rule says, to the 分', () => {
    const given = { ...LOAN, 年度贷款总额: '500万元' };
    const curve = curveOf('changsha-loan-interest', given);
    const rule = rules.get('changsha-loan-interest');
    const points = curve?.stretches.flat() ?? [];
    expect(points.length).toBeGreaterThan(5);
    for (const { at, pays } of points) {
      const values = new Map(readGiven(given, facts).values).set('年度贷款总额', { type: 'number', value: at });
      const { awarded } = bareOutcome(rule as never, { book: facts, values }, { today });
      expect(awarded?.value?.minus(pays).abs().lte(new Decimal('0.01')), at.toFixed()).toBe(true);
    }
  });
});
