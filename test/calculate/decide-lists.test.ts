import { describe, expect, it } from 'vitest';
import { decided } from './held.ts';

describe('lists', () => {
  it('a fleet is summed before the cap', () => {
    const fleet = [
      { 最大起飞重量: '0.8吨', 年飞行小时: 200 },
      { 最大起飞重量: '6吨', 年飞行小时: 150 },
    ];
    const base = { 主运行基地: '湖南' };
    expect(decided('hunan-general-aviation', { ...base, 机队: fleet }).amount?.value).toBe('550000');
    const large = [...fleet, { 最大起飞重量: '5吨', 年飞行小时: 200 }];
    expect(decided('hunan-general-aviation', { ...base, 机队: large }).amount?.value).toBe('1000000');
  });

  it('a route below its floor adds nothing', () => {
    const routes = [{ 年飞行小时: 250 }, { 年飞行小时: 80 }];
    const { amount, steps } = decided('hunan-evtol', { 所在地: '湖南', 新型航空器商业飞行: true, 航线: routes });
    expect(amount?.value).toBe('250000');
    expect(steps.some((s) => s.say.includes('不计入'))).toBe(true);
  });

  it('an item whose hours are unknown leaves the sum open up to the cap', () => {
    const routes = [{ 年飞行小时: 250 }, {}];
    const open = decided('hunan-evtol', { 所在地: '湖南', 新型航空器商业飞行: true, 航线: routes });
    expect(open).toMatchObject({ verdict: 'needs-facts', atMost: { value: '3000000' }, missing: ['年飞行小时'] });
  });

  it('no route at all is no route that flies', () => {
    expect(decided('hunan-evtol', { 所在地: '湖南', 新型航空器商业飞行: true, 航线: [] }).verdict).toBe('ineligible');
  });

  it('several products add up, an enterprise and its products are told apart', () => {
    const facts = { 所在地: '长沙', 中小微企业: true, 新认定: true, 单项冠军产品数: 3, 认定称号: ['单项冠军企业'] };
    expect(decided('changsha-champion-products', facts).amount?.value).toBe('3000000');
    expect(decided('changsha-champion-enterprise', facts).amount?.value).toBe('2000000');
  });
});
