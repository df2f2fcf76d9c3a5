import { describe, expect, it } from 'vitest';
import { awardOf } from '../../src/calculate/award/cap-and-years.ts';
import { frameOf, outcomeOf } from '../../src/calculate/outcome.ts';
import { readGiven } from '../../src/calculate/value/case.ts';
import type { Frame } from '../../src/calculate/value/lookup.ts';
import { Award, type MoneyAward } from '../../src/knowledge/award.ts';
import { parseFigures } from '../../src/language/figure.ts';
import { book } from './held.ts';

function awarded(amount: object, facts: object, rest: object = {}) {
  const award = Award.parse({ promise: 'entitled', recurrence: 'once', amount, ...rest }) as MoneyAward;
  const given = readGiven(facts, book.facts);
  const frame: Frame = {
    given,
    item: null,
    today: '2026-11-21',
    assume: false,
    trace: true,
    clause: 'made#1',
    rule: 'made',
  };
  const { value, most, missing, steps } = awardOf(award, frame);
  return {
    value: value?.toFixed() ?? null,
    most: most?.toFixed() ?? null,
    missing: missing.map((m) => m.fact),
    says: steps.map((s) => s.say),
    steps,
  };
}

const loan = (yuan: string) => ({ 年度贷款总额: yuan });

describe('every kind of amount', () => {
  it.each([
    ['fixed', { fixed: '50万元' }, {}, '500000'],
    ['of a base', { of: '年度贷款总额', rate: '3%' }, loan('500万'), '150000'],
    ['of a base up to a limit', { of: '年度贷款总额', ofAtMost: '200万元', rate: '3%' }, loan('500万'), '60000'],
    ['of what lies beyond', { of: '年度贷款总额', excess: '200万元', rate: '3%' }, loan('500万'), '90000'],
    ['of nothing beyond', { of: '年度贷款总额', excess: '600万元', rate: '3%' }, loan('500万'), '0'],
    ['times a share', { of: '年度贷款总额', rate: '3%', times: '50%' }, loan('500万'), '75000'],
    [
      'at a rate that is a fact',
      { of: '年度贷款总额', rate: { fact: 'LPR' } },
      { ...loan('500万'), LPR: '3.1%' },
      '155000',
    ],
    ['what it cost', { actual: '年度研发费用' }, { 年度研发费用: '30万元' }, '300000'],
    [
      'for each and for how long',
      { each: '500元', per: '单项冠军产品数', for: '贷款年数' },
      { 单项冠军产品数: 3, 贷款年数: '2年' },
      '3000',
    ],
    [
      'for every whole step',
      { each: '1万元', per: '年度贷款总额', every: '100万元' },
      { 年度贷款总额: '350万元' },
      '30000',
    ],
    [
      'the lesser of two',
      {
        least: [
          { of: '年度贷款总额', rate: '3%' },
          { of: '年度研发费用', rate: '50%' },
        ],
      },
      { ...loan('500万'), 年度研发费用: '20万元' },
      '100000',
    ],
    [
      'the highest of several',
      { greatest: [{ fixed: '10万元' }, { of: '年度贷款总额', rate: '3%' }] },
      loan('500万'),
      '150000',
    ],
    [
      'what a promotion adds',
      { topUp: { fixed: '50万元' }, had: '年度研发费用' },
      { 年度研发费用: '20万元' },
      '300000',
    ],
    [
      'nothing where more was had',
      { topUp: { fixed: '50万元' }, had: '年度研发费用' },
      { 年度研发费用: '60万元' },
      '0',
    ],
    ['for each', { each: '100万元', per: '单项冠军产品数' }, { 单项冠军产品数: 3 }, '3000000'],
    [
      'a sum',
      { sum: [{ fixed: '50万元' }, { each: '1万元', per: '单项冠军产品数' }] },
      { 单项冠军产品数: 3 },
      '530000',
    ],
    [
      'over a list',
      { sumOver: '航线', of: '年飞行小时', rate: '1000元/小时' },
      { 航线: [{ 年飞行小时: 1 }, { 年飞行小时: 2 }] },
      '3000',
    ],
    ['over an empty list', { sumOver: '航线', of: '年飞行小时', rate: '1000元/小时' }, { 航线: [] }, '0'],
  ])('%s', (_, amount, facts, value) => {
    const got = awarded(amount, facts);
    expect(got).toMatchObject({ value, most: value, missing: [] });
    for (const { say, figures } of got.steps)
      expect(figures.map((f) => f.value)).toEqual(parseFigures(say).map((f) => f.value));
  });

  it('tells a sum as the sum of its parts', () => {
    const amount = { sum: [{ fixed: '50万元' }, { each: '1万元', per: '单项冠军产品数' }] };
    expect(awarded(amount, { 单项冠军产品数: 3 }).says).toEqual(['3个 × 1万元 = 3万元', '50万元 + 3万元 = 53万元']);
  });
});

describe('what an amount can still come to', () => {
  const capped = { of: '年度贷款总额', rate: '3%' };

  it('is the cap where the base is unknown, and nothing bounds it where there is no cap', () => {
    expect(awarded(capped, {}, { cap: '50万元' })).toMatchObject({
      value: null,
      most: '500000',
      missing: ['年度贷款总额'],
    });
    expect(awarded(capped, {})).toMatchObject({ value: null, most: null });
  });

  it('is bounded by the limit of the base, even where a factor is unknown no further', () => {
    expect(awarded({ of: '年度贷款总额', ofAtMost: '200万元', rate: '3%' }, {}).most).toBe('60000');
    expect(awarded({ of: '年度贷款总额', rate: { fact: 'LPR' } }, loan('0')).most).toBe('0');
  });

  it('a loan can be used for no more than the whole year', () => {
    const amount = { of: '年度贷款总额', prorate: { fact: '贷款年数', per: '1年' }, rate: '3%' };
    expect(awarded(amount, loan('500万')).most).toBe('150000');
  });

  it('is the best band while the band is unknown', () => {
    const bands = [
      { is: '国际首台套', fixed: '200万元' },
      { is: '国内首台套', fixed: '100万元' },
    ];
    expect(awarded({ tiers: { by: '首台套级别', bands } }, {})).toMatchObject({
      most: '2000000',
      missing: ['首台套级别'],
    });
  });
});

it('a rule comes out alike with and without its telling', () => {
  for (const rule of book.rules.values())
    for (const { facts } of rule.examples) {
      const given = readGiven(facts, book.facts);
      const outcome = (trace: boolean) => {
        const {
          verdict,
          awarded: paid,
          most,
          missing,
        } = outcomeOf(rule, frameOf(rule, given, { today: '2024-08-01' }, trace));
        return { verdict, paid: paid?.value?.toFixed(), most: most?.toFixed(), missing };
      };
      expect(outcome(false)).toEqual(outcome(true));
    }
});

describe('a ceiling for each beside one for all', () => {
  const paid = (loans: string, count: number, cap?: string) =>
    awarded(
      { of: '年度贷款总额', rate: '50%' },
      { ...loan(loans), 单项冠军产品数: count },
      {
        capEach: { cap: '100万元', per: '单项冠军产品数' },
        ...(cap && { cap }),
      },
    );

  it.each([
    ['100万', 1, '500000'],
    ['300万', 1, '1000000'],
    ['300万', 2, '1500000'],
    ['800万', 3, '2500000'],
  ])('of %s and %i pays %s', (loans, count, value) => expect(paid(loans, count, '250万元').value).toBe(value));

  it('is the most that it can still come to while the base is unknown', () => {
    const got = awarded(
      { of: '年度贷款总额', rate: '50%' },
      { 单项冠军产品数: 2 },
      {
        capEach: { cap: '100万元', per: '单项冠军产品数' },
      },
    );
    expect(got).toMatchObject({ value: null, most: '2000000' });
  });

  it('never pays less for more, in base or in number, and never beyond either ceiling', () => {
    for (let count = 1; count < 5; count += 1)
      for (let wan = 50; wan < 900; wan += 50) {
        const now = Number(paid(`${wan}万`, count, '250万元').value);
        expect(now).toBe(Math.min(wan * 5000, count * 1e6, 2.5e6));
        expect(Number(paid(`${wan + 50}万`, count, '250万元').value)).toBeGreaterThanOrEqual(now);
      }
  });

  it('binds each figure that it tells', () => {
    for (const { say, figures } of paid('300万', 1).steps)
      expect(figures.map((f) => f.value)).toEqual(parseFigures(say).map((f) => f.value));
  });
});

describe('what stands around an amount', () => {
  const share = { of: '年度贷款总额', rate: '3%' };

  it('is no less than its floor, and says so', () => {
    const least = awarded(share, loan('100万'), { floor: '10万元' });
    expect([least.value, least.says]).toEqual(['100000', ['100万元 × 3% = 3万元', '不低于10万元，按10万元计']]);
    expect(awarded(share, loan('500万'), { floor: '10万元' }).value).toBe('150000');
  });

  it('is no more than all the years together allow', () => {
    const { value, says } = awarded(share, loan('2000万'), { recurrence: 'yearly', capAll: '50万元' });
    expect([value, says.at(-1)]).toEqual(['500000', '各年合计最高不超过50万元']);
  });

  it('is the upper end of a range, and says so', () => {
    const { value, says } = awarded(share, loan('100万'), { promise: 'up-to', from: '1%' });
    expect([value, says.at(-1)]).toEqual(['30000', '条款给的是范围，从1%起，这里按最高的算']);
    expect(() => awarded(share, loan('100万'), { from: '1%' })).toThrow('up-to');
  });

  it('is paid in parts that make the whole', () => {
    const paid = [
      { when: '立项时', share: '80%' },
      { when: '验收后', share: '20%' },
    ];
    expect(awarded(share, loan('100万'), { paid }).says).toContain('分次给：立项时80%，验收后20%');
    expect(() => awarded(share, loan('100万'), { paid: paid.map((p) => ({ ...p, share: '60%' })) })).toThrow('100%');
  });

  it('rests on the clause that has its figures', () => {
    const { steps } = awarded(share, loan('100万'), { clause: 'made#7', cap: '30万元' });
    expect(steps.map((s) => s.clause)).toEqual(['made#7', 'made#1']);
  });

  it('can still come to its most while a part is unknown', () => {
    expect(awarded({ least: [{ fixed: '10万元' }, share] }, {})).toMatchObject({ value: null, most: '100000' });
    expect(awarded({ topUp: { fixed: '50万元' }, had: '年度研发费用' }, {})).toMatchObject({
      value: null,
      most: '500000',
    });
    expect(awarded({ greatest: [{ fixed: '10万元' }, share] }, {})).toMatchObject({ value: null, most: null });
  });
});
