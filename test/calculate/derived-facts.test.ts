import { describe, expect, it } from 'vitest';
import { decide } from '../../src/calculate/decide.ts';
import { readGiven } from '../../src/calculate/value/case.ts';
import { book, decided as held, ruleOf } from './held.ts';

const PROJECT = { 所在地: '430000', 项目新增贷款: '3亿元' };
const GIANT = { 所在地: '430100', 认定称号: ['市级专精特新小巨人'] };

describe('a stated share of a known whole', () => {
  it('gives the part that limits are put to', () => {
    const of = (whole: string, share: string) =>
      held('hunan-manufacturing-loan', { ...PROJECT, 固定资产投资: whole, 开工首年完成比例: share });
    expect(of('12亿元', '45%').verdict).toBe('ineligible');
    expect(of('20亿元', '40%').verdict).toBe('eligible');
    expect(of('20亿元', '39%').verdict).toBe('ineligible');
  });
  it('gives the part that the award is calculated from', () => {
    const { verdict, amount, steps } = held('changsha-research', {
      ...GIANT,
      研发费用占比: '5%',
      主营业务收入: '4000万元',
    });
    expect([verdict, amount?.value]).toEqual(['eligible', '200000']);
    expect(steps.map((s) => s.say)).toContain('年度研发费用 = 主营业务收入4000万元 × 5% = 200万元');
  });
  it('still has to agree with a part that is told', () => {
    const facts = { ...GIANT, 年度研发费用: '10万元', 研发费用占比: '5%', 主营业务收入: '4000万元' };
    expect(() => held('changsha-research', facts)).toThrow('对不上');
  });
});

describe('an empty list', () => {
  it('is told as the reason', () => {
    const { verdict, steps } = held('hunan-evtol', { 所在地: '430000', 新型航空器商业飞行: true, 航线: [] });
    expect(verdict).toBe('ineligible');
    expect(steps.map((s) => s.say)).toContain('没有航线');
  });
});

describe('a fact of which something inexact was said', () => {
  it('is asked and not taken for granted', () => {
    const rule = ruleOf('changsha-loan-interest');
    const given = readGiven({ ...GIANT, 年度贷款总额: '500万元', LPR: '3%', 贷款用途: '重大技改' }, book.facts, [
      '贷款年数',
    ]);
    const { verdict, missing, assumed } = decide(rule, given, { today: '2025-06-01' });
    expect(verdict).toBe('needs-facts');
    expect(missing).toContain('贷款年数');
    expect(assumed).not.toContain('贷款年数');
  });
});
