import { describe, expect, it } from 'vitest';
import { bareOutcome } from '../../src/calculate/decide.ts';
import { stepAhead } from '../../src/calculate/step-ahead.ts';
import { aheadStep } from '../../src/calculate/step-ahead-words.ts';
import { readGiven } from '../../src/calculate/value/case.ts';
import { Decimal } from '../../src/calculate/value/decimal.ts';
import { book, ruleOf } from './held.ts';

const today = '2026-11-21';
const told = (id: string, facts: object) => aheadStep(ruleOf(id), readGiven(facts, book.facts), { today })?.say ?? null;

describe('one step more', () => {
  const craft = { 主运行基地: '430000', 最大起飞重量: '2吨' };
  const giant = { 所在地: '430100', 认定称号: ['市级专精特新小巨人'] };
  const route = { 所在地: '430000', 新型航空器商业飞行: true };

  it.each([
    ['hunan-general-aviation', { ...craft, 年飞行小时: '80小时' }, '年飞行小时到100小时（再多20小时），就是每年20万元'],
    [
      'changsha-loan-interest',
      { ...giant, 年度贷款总额: '280万元' },
      '年度贷款总额到300万元（再多20万元），就是每年9万元',
    ],
    [
      'changsha-research',
      { ...giant, 年度研发费用: '150万元', 主营业务收入: '6000万元' },
      '年度研发费用到180万元（再多30万元），就是18万元',
    ],
    [
      'hunan-evtol',
      { ...route, 航线: [{ 年飞行小时: '200小时' }, { 年飞行小时: '99小时' }] },
      '其中99小时的，年飞行小时到100小时（再多1小时），就是每年30万元，多10万元',
    ],
    [
      'changsha-small-to-scale',
      { 所在地: '430100', 工业企业: true, 上年度营业收入: '1800万元' },
      '上年度营业收入超过2000万元（再多200万元以上）就不再符合',
    ],
  ])('is told of %s', (id, facts, says) => {
    expect(told(id, facts)).toBe(says);
  });

  it.each([
    ['hunan-general-aviation', { ...craft, 年飞行小时: '150小时' }],
    ['changsha-loan-interest', { ...giant, 年度贷款总额: '2000万元' }],
    ['changsha-loan-interest', { 所在地: '430100', 年度贷款总额: '280万元' }],
    ['hunan-general-aviation', { 主运行基地: '430000', 最大起飞重量: '0.9吨', 年飞行小时: '300小时' }],
  ])(
    'is not told of %s where nothing jumps near by, what it comes to hangs on more, or nobody can change it',
    (id, facts) => {
      expect(told(id, facts)).toBeNull();
    },
  );

  it('is where a walk over a grid meets the first jump', () => {
    const rule = ruleOf('hunan-light-aircraft');
    const facts = { 所在地: '430000', 机构类型: ['轻型或轻于空气航空器运营企业'] };
    const given = (sorties: number) => readGiven({ ...facts, 年飞行架次: `${sorties}架次` }, book.facts);
    const due = (sorties: number) => bareOutcome(rule, given(sorties), { today }).verdict === 'eligible';
    let first = 2400;
    while (!due(first)) first += 1;
    expect(stepAhead(rule, given(2400), { today })?.to).toEqual(new Decimal(first));
  });
});
