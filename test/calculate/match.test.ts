import { describe, expect, it } from 'vitest';
import { match } from '../../src/calculate/match.ts';
import { readGiven } from '../../src/calculate/value/case.ts';
import { rulesOn } from '../../src/knowledge/measure-book.ts';
import { book } from './held.ts';

const day = '2026-11-21';
const matched = (facts: object) => match(rulesOn(book, day), readGiven(facts, book.facts), { today: day });

describe('one enterprise against every rule', () => {
  const changsha = {
    所在地: '长沙',
    认定称号: ['市级专精特新小巨人', '国家级专精特新小巨人'],
    中小微企业: true,
    新认定: true,
    年度贷款总额: '299万',
    年度研发费用: '200万',
    主营业务收入: '5000万',
  };

  it('gives every rule in use once', () => {
    expect(
      matched(changsha)
        .map((c) => c.rule)
        .sort(),
    ).toEqual([...book.rules.keys()].sort());
  });

  it('puts what is due first, by amount, then near misses, what is open, and the rest', () => {
    const all = matched(changsha);
    expect(all.slice(0, 2).map((c) => [c.rule, c.amount?.value])).toEqual([
      ['changsha-national-little-giant', '500000'],
      ['changsha-research', '200000'],
    ]);
    const kinds = all.map((c) => (c.nearMiss ? 'near' : c.verdict));
    const order = ['eligible', 'near', 'needs-facts', 'ineligible', 'not-in-scope'];
    expect([...kinds].sort((a, b) => order.indexOf(a) - order.indexOf(b))).toEqual(kinds);
    expect(all.find((c) => c.nearMiss)?.rule).toBe('changsha-loan-interest');
  });

  it('orders what is open by the most that it can still come to', () => {
    const open = matched({ 所在地: '杭州', 认定称号: ['国家级小巨人'] }).filter(
      (c) => c.verdict === 'needs-facts' && c.atMost,
    );
    const most = open.map((c) => Number(c.atMost?.value));
    expect(most.length).toBeGreaterThan(1);
    expect([...most].sort((a, b) => b - a)).toEqual(most);
  });

  it('lists help without money after money', () => {
    const due = matched({ 所在地: '杭州', 认定称号: ['国家级小巨人'], 新认定: true }).filter(
      (c) => c.verdict === 'eligible',
    );
    expect(due[0]?.amount?.value).toBe('1000000');
    expect(due.filter((c) => c.support).length).toBeGreaterThan(10);
    expect(due.findIndex((c) => c.support)).toBe(due.filter((c) => !c.support).length);
  });

  it('finds nothing due elsewhere', () => {
    expect(matched({ 所在地: '上海' }).filter((c) => c.verdict === 'eligible')).toEqual([]);
  });
});
