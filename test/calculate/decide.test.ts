import { describe, expect, it } from 'vitest';
import { exampleDay } from '../../src/calculate/check/examples.ts';
import { decide } from '../../src/calculate/decide.ts';
import { Calculation } from '../../src/calculate/value/calculation-schema.ts';
import { readGiven } from '../../src/calculate/value/case.ts';
import { InputError } from '../../src/errors.ts';
import { type Figure, parseFigures } from '../../src/language/figure.ts';
import { book, decided, knowledge, ruleOf } from './held.ts';

const giant = { 所在地: '430100', 认定称号: ['市级专精特新小巨人'] };
const examples = [...book.rules.values()].flatMap((rule) =>
  rule.examples.map((example) => ({
    rule,
    example,
    name: `${rule.id}: ${example.name}`,
    calculation: decide(rule, readGiven(example.facts, book.facts), { today: exampleDay(rule, example) }),
  })),
);

const figures = new Map<string, readonly Figure[]>();
function figuresOf(clause: string): readonly Figure[] {
  const found = figures.get(clause) ?? parseFigures(knowledge.clauses.get(clause)?.text ?? '');
  figures.set(clause, found);
  return found;
}

describe('a calculation', () => {
  it('has the public shape, whatever comes out', () => {
    for (const { calculation } of examples) Calculation.parse(calculation);
  });

  it('binds every figure of every step: those that the parser finds in it, in their order, with what they rest on', () => {
    for (const { calculation, name } of examples) {
      for (const step of calculation.steps) {
        const found = parseFigures(step.say).map((f) => `${f.text} ${f.value} ${f.unit}`);
        expect(
          step.figures.map((f) => `${f.text} ${f.value} ${f.unit}`),
          `${name}: ${step.say}`,
        ).toEqual(found);
      }
    }
  });

  it("names clause figures that stand in the clause, and the asker's own by their fact", () => {
    for (const { rule, calculation, name } of examples) {
      for (const { figures } of calculation.steps)
        for (const { origin, ref, value, unit, text } of figures) {
          if (origin === 'user' || origin === 'assumed') expect(book.facts.has(ref), name).toBe(true);
          if (origin === 'calculation') expect(ref).toBe(rule.id);
          if (origin !== 'clause') continue;
          const held = figuresOf(ref);
          expect(
            held.some((f) => f.value === value && f.unit === unit),
            `${name}: ${text} of ${ref}`,
          ).toBe(true);
        }
    }
  });

  it('tells how the amount comes about', () => {
    const { verdict, amount, steps } = decided('changsha-loan-interest', { ...giant, 年度贷款总额: '500万元' });
    expect(verdict).toBe('eligible');
    expect(amount).toEqual({ value: '150000', unit: 'CNY', promise: 'entitled' });
    expect(steps.map((s) => s.say)).toEqual([
      '假定仍在认定后的支持年限内',
      '假定贷款按用满全年计',
      '认定称号：市级专精特新小巨人',
      '年度贷款总额500万元，达到300万元',
      '500万元 × 3% = 15万元',
      '未超过每年50万元上限',
    ]);
    expect(new Set(steps.map((s) => s.clause))).toEqual(new Set(['changsha-sme-2022#1.1']));
  });

  it('rounds once, half up, to 分', () => {
    const facts = { ...giant, 年度研发费用: '1000000.05', 主营业务收入: '2000万' };
    expect(decided('changsha-research', facts).amount?.value).toBe('100000.01');
    expect(decided('changsha-research', { ...facts, 年度研发费用: '1000000.04' }).amount?.value).toBe('100000');
  });

  it('counts three months of a loan as a quarter, though a third of a year has no end as a decimal', () => {
    const loan = { ...giant, 年度贷款总额: '500万元' };
    expect(decided('changsha-loan-interest', { ...loan, 贷款年数: '4个月' }).amount?.value).toBe('50000');
    expect(decided('changsha-loan-interest', { ...loan, 贷款年数: '3个月' }).amount?.value).toBe('37500');
    expect(decided('changsha-loan-interest', { ...loan, 贷款年数: '3年' }).amount?.value).toBe('150000');
  });
});

describe('what is not known', () => {
  it('is neither 0 nor no: it is asked, with the most that can still come', () => {
    const calculation = decided('changsha-loan-interest', giant);
    expect(calculation).toMatchObject({
      verdict: 'needs-facts',
      amount: null,
      atMost: { value: '500000' },
      missing: ['年度贷款总额'],
      next: { fact: '年度贷款总额', ask: '这一年度的银行贷款总额是多少？' },
    });
  });

  it('bounds the amount by what is known already', () => {
    expect(decided('changsha-research', { ...giant, 年度研发费用: '180万' }).atMost?.value).toBe('180000');
    const hours = { 主运行基地: '430000', 年飞行小时: 150 };
    expect(decided('hunan-general-aviation', hours).atMost?.value).toBe('450000');
  });

  it('has no bound where nothing bounds it', () => {
    const loan = { 所在地: '330100', 认定称号: ['国家级小巨人'], 贷款用途: '重大技改', 年度贷款总额: '800万' };
    expect(decided('hangzhou-loan-interest', loan)).toMatchObject({
      verdict: 'needs-facts',
      atMost: null,
      missing: ['LPR'],
    });
  });

  it('is not asked once a false condition settles the case', () => {
    const refused = decided('changsha-loan-interest', { 所在地: '430100', 年度贷款总额: '299万' });
    expect(refused).toMatchObject({ verdict: 'ineligible', missing: [], next: null });
  });

  it('is not asked once one of two ways is met', () => {
    const met = { 所在地: '430000', 固定资产投资: '20亿', 开工首年完成投资: '8亿' };
    expect(decided('hunan-manufacturing-loan', met).verdict).toBe('eligible');
  });

  it('asks about one recognition in words, with the answers counted', () => {
    const { next } = decided('changsha-research', { 所在地: '430100' });
    expect(next).toMatchObject({ ask: '贵公司有没有被认定为市级专精特新小巨人？', names: ['市级专精特新小巨人'] });
    expect(next?.choices.map((c) => c.label)).toEqual(['是', '否']);
  });

  it('leaves open a recognition that a conversation has not come to, and settles one that it has', () => {
    const partly = { ...giant, 认定称号: { has: ['高新技术企业'] }, 年度贷款总额: '500万' };
    expect(decided('changsha-loan-interest', partly).missing).toEqual(['认定称号']);
    const lacks = { ...partly, 认定称号: { has: ['高新技术企业'], lacks: ['市级专精特新小巨人'] } };
    expect(decided('changsha-loan-interest', lacks).verdict).toBe('ineligible');
  });

  it('asks first for what can move the amount most', () => {
    const fleet = { 主运行基地: '430000', 最大起飞重量: '2吨' };
    expect(decided('hunan-general-aviation', fleet).next?.fact).toBe('年飞行小时');
    const rule = ruleOf('changsha-loan-interest');
    const either = {
      any: [
        { fact: '工业企业', is: true },
        { fact: '已成功上市', is: true },
      ],
    };
    const given = readGiven({ 所在地: '430100', 贷款年数: 1 }, book.facts);
    const asked = decide({ ...rule, conditions: either }, given, { today: '2026-11-21' });
    expect(asked.missing).toEqual(['年度贷款总额', '工业企业', '已成功上市']);
  });
});

describe('a threshold that fails', () => {
  it('says which, by how much and in which clause', () => {
    expect(decided('changsha-loan-interest', { ...giant, 年度贷款总额: '299万' }).nearMiss).toEqual({
      fact: '年度贷款总额',
      has: '2990000',
      needs: '3000000',
      distance: '10000',
      unit: 'CNY',
      clause: 'changsha-sme-2022#1.1',
    });
  });

  it('beyond an excluded boundary the next whole one counts', () => {
    const balloons = { 所在地: '430000', 机构类型: ['热气球运营企业'], 年飞行架次: 2500 };
    expect(decided('hunan-light-aircraft', balloons).nearMiss).toMatchObject({ needs: '2500', distance: '1' });
  });

  it('is told of the nearest of several ways', () => {
    const project = { 所在地: '430000', 固定资产投资: '20亿', 开工首年完成投资: '7.9亿' };
    expect(decided('hunan-manufacturing-loan', project).nearMiss).toMatchObject({
      needs: '800000000',
      distance: '10000000',
    });
  });

  it('is no near miss where a recognition is lacking too', () => {
    const none = { 所在地: '430100', 认定称号: [], 年度贷款总额: '299万' };
    expect(decided('changsha-loan-interest', none)).toMatchObject({ verdict: 'ineligible', nearMiss: null });
  });
});

describe('what an owner takes for granted', () => {
  const loan = { ...giant, 年度贷款总额: '500万' };

  it('is assumed and said to be', () => {
    expect(decided('changsha-loan-interest', loan).assumed).toEqual(['小巨人认定年度', '贷款年数']);
    expect(decided('changsha-loan-interest', { 认定称号: ['市级小巨人'], 年度贷款总额: '500万' }).assumed).toContain(
      '所在地',
    );
  });

  it('is not assumed where it was said', () => {
    const said = { ...loan, 小巨人认定年度: 2025, 申报年度: 2026, 贷款年数: 1 };
    expect(decided('changsha-loan-interest', said).assumed).toEqual([]);
  });

  it('never includes what decides the case', () => {
    for (const name of ['认定称号', '年度贷款总额', '主营业务收入', '年度研发费用', 'LPR'])
      expect(book.facts.get(name)?.assume).toBeUndefined();
  });

  it('is asked where nothing may be assumed', () => {
    const asked = decided('changsha-loan-interest', loan, '2026-11-21', false);
    expect(asked).toMatchObject({ verdict: 'needs-facts', atMost: { value: '150000' }, assumed: [] });
  });
});

describe('years, places and days', () => {
  const loan = { ...giant, 年度贷款总额: '500万' };

  it.each([
    [2024, 'eligible'],
    [2023, 'ineligible'],
    [2026, 'eligible'],
  ])('recognised in %i, applied for in 2026: %s', (year, verdict) =>
    expect(decided('changsha-loan-interest', { ...loan, 小巨人认定年度: year }).verdict).toBe(verdict),
  );

  it('a recognition still to come is refused', () =>
    expect(() => decided('changsha-loan-interest', { ...loan, 小巨人认定年度: 2027 })).toThrow(InputError));

  it('another city is out of scope, a wider place is asked for', () => {
    expect(decided('changsha-loan-interest', { ...loan, 所在地: '杭州' }).verdict).toBe('not-in-scope');
    expect(decided('changsha-loan-interest', { ...loan, 所在地: '湖南' }).missing).toEqual(['所在地']);
    expect(decided('changsha-loan-interest', { ...loan, 所在地: '430103' }).verdict).toBe('eligible');
  });

  it('before the first and after the last day a rule says nothing', () => {
    expect(decided('changsha-loan-interest', loan, '2022-01-31').verdict).toBe('not-in-scope');
    expect(decided('changsha-loan-interest', loan, '2022-02-01').verdict).toBe('eligible');
    const small = { 所在地: '430000', 中小微企业: true };
    expect(decided('hunan-patent-fast-lane', small, '2022-12-31').verdict).toBe('eligible');
    expect(decided('hunan-patent-fast-lane', small, '2023-01-01').verdict).toBe('not-in-scope');
  });
});

describe('what makes no sense', () => {
  it('a ratio of nothing is a question without any number', () => {
    const nothing = decided('changsha-research', { ...giant, 年度研发费用: '100万', 主营业务收入: 0 });
    expect(nothing).toMatchObject({ verdict: 'needs-facts', amount: null, atMost: null, missing: ['主营业务收入'] });
  });

  it('a stated ratio on the other side of the threshold than its parts is refused', () => {
    const facts = { ...giant, 年度研发费用: '100万', 主营业务收入: '1亿', 研发费用占比: '4%' };
    expect(() => decided('changsha-research', facts)).toThrow(/对不上/);
  });
});

describe('a ceiling', () => {
  it('is only ever up to, and an open rate is said to be open', () => {
    const project = { 所在地: '湖南', 固定资产投资: '12亿', 开工首年完成投资: '6亿', 项目新增贷款: '3亿' };
    const { amount, steps } = decided('hunan-manufacturing-loan', project);
    expect(amount).toEqual({ value: '10000000', unit: 'CNY', promise: 'up-to' });
    expect(steps.at(-1)?.say).toBe('条款没有定下比例，只定了最高不超过1000万元，金额不能算出');
  });

  it('an open rate without a ceiling gives no number', () => {
    const facts = { 所在地: '杭州', 科研成果产业化: true, 实际技术交易额: '100万' };
    expect(decided('hangzhou-technology-transfer', facts)).toMatchObject({ verdict: 'eligible', amount: null });
  });

  it('is calculated where the text ties it to a rate of the day', () => {
    const loan = {
      所在地: '杭州',
      认定称号: ['省级专精特新'],
      贷款用途: '重大技改',
      年度贷款总额: '800万',
      LPR: '3.35%',
    };
    expect(decided('hangzhou-loan-interest', loan).amount).toEqual({ value: '134000', unit: 'CNY', promise: 'up-to' });
  });
});
