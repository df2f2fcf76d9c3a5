import { describe, expect, it } from 'vitest';
import { checkRules } from '../../../src/calculate/check/check-measures.ts';
import { checkExamples } from '../../../src/calculate/check/examples.ts';
import { checkLaws } from '../../../src/calculate/check/laws.ts';
import { KnowledgeError } from '../../../src/errors.ts';
import { printFault } from '../../../src/knowledge/fault.ts';
import { clauseHash, Rule } from '../../../src/knowledge/measure.ts';
import { parsePolicy } from '../../../src/knowledge/policy-file.ts';
import { readYaml } from '../../../src/knowledge/yaml-file.ts';
import { book } from '../held.ts';

const TEXT =
  '主运行基地在本地的企业，年度贷款总额在300万元以上的，按3%给予补贴，最高不超过50万元；1吨（含）以下500元/小时，1吨（不含）以上2000元/小时；超过2500架次的，每架次35元。';
const document = parsePolicy(
  'made.md',
  `---
id: made
title: 试
number: null
issuer: null
region: "430100"
issued: null
effective: 2024-07-01
period: null
provenance: restated
source: 试
---

## 一 甲

${TEXT}
`,
);
const documents = new Map([['made', document]]);

const SOUND = `id: rule
title: 试
keywords: [贴息]
clause: made#1
approved: ${clauseHash(TEXT)}
valid: { from: 2024-07-01 }
conditions:
  all:
    - { fact: 认定称号, has: 市级专精特新小巨人 }
    - { fact: 年度贷款总额, min: 300万元 }
award:
  promise: entitled
  recurrence: yearly
  amount: { of: 年度贷款总额, rate: 3% }
  cap: 50万元
examples:
  - { name: 达到, facts: { 认定称号: [市级专精特新小巨人], 年度贷款总额: 300万元 }, expect: { verdict: eligible, amount: 9万元 } }
  - { name: 不到, facts: { 认定称号: [市级专精特新小巨人], 年度贷款总额: 299万元 }, expect: { verdict: ineligible } }
  - { name: 封顶, facts: { 认定称号: [市级专精特新小巨人], 年度贷款总额: 2000万元 }, expect: { verdict: eligible, amount: 50万元 } }
  - { name: 没有称号, facts: { 认定称号: [], 年度贷款总额: 300万元 }, expect: { verdict: ineligible } }
`;

/** The faults of the sound rule with one part of it changed, as a person reads them. */
function faultsWith(from: string, to: string): string[] {
  expect(SOUND).toContain(from);
  const text = SOUND.replace(from, to);
  try {
    return checkRules([readYaml('rule.yaml', text, Rule)], book.facts, documents).map(printFault);
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    return error.message.split('\n');
  }
}

const AMOUNT = '  amount: { of: 年度贷款总额, rate: 3% }\n';
const FLEET = (bands: string) =>
  `  amount: { sumOver: 机队, of: 年飞行小时, tiers: { by: 最大起飞重量, bands: [${bands}] } }\n`;

describe('the check of rules', () => {
  it('finds nothing wrong with a sound rule', () => expect(faultsWith('title: 试', 'title: 试')).toEqual([]));

  it.each([
    ['a key that nobody knows', 'title: 试', 'title: 试\ntilte: 试', /^rule\.yaml:3: .*tilte/],
    ['a lacking title', 'title: 试\n', '', /^rule\.yaml:1: title/],
    ['YAML that is none', 'keywords: [贴息]', 'keywords: [贴息', /^rule\.yaml:\d+: /],
    [
      'a condition of no kind',
      '{ fact: 认定称号, has: 市级专精特新小巨人 }',
      '{ 认定称号: 有 }',
      /^rule\.yaml:9: .*condition 不对/,
    ],
    ['a comparison with nothing', 'min: 300万元', 'minimum: 300万元', /^rule\.yaml:10: .*minimum/],
    ['a figure that is none', 'cap: 50万元', 'cap: 很多', /^rule\.yaml:15: .*不是一个数/],
    ['a clause that nobody holds', 'clause: made#1', 'clause: made#7', /^rule\.yaml:4: 没有条款 made#7/],
    ['a figure that the clause does not hold', 'cap: 50万元', 'cap: 60万元', /^rule\.yaml:15: made#1 里没有 60万元/],
    [
      'a relation in words that its clause does not say',
      'award:\n',
      'relations: [{ kind: one, with: [rule], clause: made#1, words: 不重复享受 }]\naward:\n',
      /^rule\.yaml:11: made#1 没有写“不重复享受”/,
    ],
    [
      'a relation with a measure that nobody holds',
      'award:\n',
      'relations: [{ kind: one, with: [other], clause: made#1, words: 主运行基地 }]\naward:\n',
      /^rule\.yaml:11: 没有措施也没有条款 other/,
    ],
    ['a figure that is part of another', 'cap: 50万元', 'cap: 0万元', /^rule\.yaml:/],
    [
      'digits inside a larger figure',
      '{ of: 年度贷款总额, rate: 3% }',
      '{ of: 年度贷款总额, rate: 3%, excess: 30万元 }',
      /^rule\.yaml:14: made#1 里没有 30万元/,
    ],
    [
      'a boundary on the other side',
      'min: 300万元',
      'above: 300万元',
      /^rule\.yaml:10: made#1 里没有 300万元（按 above 的界限）/,
    ],
    [
      'a figure of another unit',
      '  cap: 50万元',
      '  years: { from: 小巨人认定年度, count: 3年 }\n  cap: 50万元',
      /^rule\.yaml:15: made#1 里没有 3年/,
    ],
    [
      'a figure in words that the clause does not hold',
      'title: 试\n',
      'title: 试\nreading: 最高80万元\n',
      /^rule\.yaml:3: made#1 里没有 80万元/,
    ],
    ['a fact that nobody knows', 'fact: 年度贷款总额, min', 'fact: 年贷款, min', /^rule\.yaml:10: 没有事实“年贷款”/],
    [
      'a fact of another type',
      'fact: 年度贷款总额, min',
      'fact: 中小微企业, min',
      /^rule\.yaml:10: “中小微企业”的类型是 truth/,
    ],
    [
      'a figure in another unit',
      'min: 300万元',
      'min: 2500架次',
      /^rule\.yaml:10: 2500架次 的单位是 count，这里要 CNY/,
    ],
    ['a rate in another unit', 'rate: 3%', 'rate: 500元/小时', /^rule\.yaml:14: 500元\/小时 的单位是 CNY\/h，这里要 %/],
    [
      'a recognition that nobody gives',
      'has: 市级专精特新小巨人',
      'has: 县级小巨人',
      /^rule\.yaml:9: “县级小巨人”不在/,
    ],
    [
      'a base that nothing is made of',
      '{ of: 年度贷款总额, rate: 3% }',
      '{ of: 年度贷款总额 }',
      /^rule\.yaml:14: .*没有写比例/,
    ],
    ['an open rate that entitles', 'rate: 3% }', 'rate: open }', /^rule\.yaml:\d+: .*写 promise: up-to/],
    [
      'a band that pays nothing',
      AMOUNT,
      FLEET('{ max: 1吨 }, { above: 1吨, rate: 2000元/小时 }'),
      /^rule\.yaml:14: .*没有写比例/,
    ],
    [
      'a gap between two bands',
      AMOUNT,
      FLEET('{ below: 1吨, rate: 500元/小时 }, { above: 1吨, rate: 2000元/小时 }'),
      /正好 1吨 不在任何一档里/,
    ],
    [
      'two bands that overlap',
      AMOUNT,
      FLEET('{ max: 1吨, rate: 500元/小时 }, { min: 1吨, rate: 2000元/小时 }'),
      /正好 1吨 落在两档里/,
    ],
    ['a line that ends', AMOUNT, FLEET('{ max: 1吨, rate: 500元/小时 }'), /^rule\.yaml:14: 超过 1吨 的没有档/],
    ['a line that begins late', AMOUNT, FLEET('{ above: 1吨, rate: 500元/小时 }'), /^rule\.yaml:14: 低于 1吨 的没有档/],
    [
      'a day that the document does not name',
      'from: 2024-07-01',
      'from: 2024-06-01',
      /^rule\.yaml:6: 规则自 2024-06-01 起/,
    ],
    [
      'an end that the document does not name',
      '{ from: 2024-07-01 }',
      '{ from: 2024-07-01, to: 2026-01-01 }',
      /^rule\.yaml:6: 规则到 2026-01-01 止/,
    ],
    [
      'an example that comes out otherwise',
      'amount: 9万元',
      'amount: 8万元',
      /^rule\.yaml:17: 达到：金额应为 80000，算出 90000/,
    ],
    [
      'an example of another verdict',
      '299万元 }, expect: { verdict: ineligible }',
      '299万元 }, expect: { verdict: eligible }',
      /^rule\.yaml:18: 不到：结论应为 eligible/,
    ],
    ['an example with a foolish fact', '年度贷款总额: 299万元', '年度贷款总额: -1', /^rule\.yaml:18: .*负数/],
    ['an example beyond the cap', 'amount: 50万元', 'amount: 60万元', /^rule\.yaml:19: .*超过了上限 50万元/],
    [
      'no example below a threshold',
      '年度贷款总额: 299万元 }, expect: { verdict: ineligible }',
      '年度贷款总额: 400万元 }, expect: { verdict: eligible, amount: 12万元 }',
      /^rule\.yaml:10: 没有例子不满足 min 300万元/,
    ],
    [
      'no example without the recognition',
      '{ 认定称号: [], 年度贷款总额: 300万元 }',
      '{ 认定称号: [市级小巨人], 年度贷款总额: 1万元 }',
      /^rule\.yaml:9: 没有例子不满足“认定称号”/,
    ],
    [
      'no example at the cap',
      '年度贷款总额: 2000万元 }, expect: { verdict: eligible, amount: 50万元 }',
      '年度贷款总额: 1000万元 }, expect: { verdict: eligible, amount: 30万元 }',
      /^rule\.yaml:15: 没有例子达到上限/,
    ],
    [
      'a clause that has changed since approval',
      `approved: ${clauseHash(TEXT)}`,
      'approved: 0123456789abcdef',
      /^rule\.yaml:5: 规则已锁定/,
    ],
    ['a rule that nobody approved', `approved: ${clauseHash(TEXT)}\n`, '', /^rule\.yaml:\d+: 规则已锁定/],
    ["a name that is not the file's", 'id: rule', 'id: other', /^rule\.yaml:1: 标识 other/],
    [
      'a replaced rule that does not exist',
      'title: 试\n',
      'title: 试\nreplaces: gone\n',
      /^rule\.yaml:3: 没有规则 gone/,
    ],
  ])('finds %s, at its line', (_, from, to, fault) => {
    expect(faultsWith(from, to).filter((f) => fault.test(f))).not.toEqual([]);
  });

  it('finds an id that two files share', () => {
    const file = readYaml('rule.yaml', SOUND, Rule);
    const faults = checkRules([file, file], book.facts, documents).map(printFault);
    expect(faults.filter((f) => f.includes('已被使用'))).toHaveLength(2);
  });

  it('finds a scale on which more pays less', () => {
    const scale = '{ max: 50万元, rate: 3% }, { above: 50万元, below: 300万元, rate: 3% }, { min: 300万元, rate: 1% }';
    const text = SOUND.replace(
      AMOUNT,
      `  amount: { of: 年度贷款总额, tiers: { by: 年度贷款总额, bands: [${scale}] } }\n`,
    )
      .replace('amount: 9万元', 'amount: 3万元')
      .replace(
        '2000万元 }, expect: { verdict: eligible, amount: 50万元',
        '5000万元 }, expect: { verdict: eligible, amount: 50万元',
      );
    const made = new Map([
      ['made', { ...document, clauses: document.clauses.map((c) => ({ ...c, text: `${TEXT}按1%。` })) }],
    ]);
    const faults = checkRules([readYaml('rule.yaml', text, Rule)], book.facts, made).map(printFault);
    expect(faults.filter((f) => f.startsWith('rule.yaml:14:') && f.includes('基数多的不能给得少'))).not.toEqual([]);
  });

  it.each([
    [
      'a verdict that fewer facts decide otherwise',
      'verdict: eligible, amount: 9万元',
      'verdict: ineligible',
      /eligible，最后却是 ineligible/,
    ],
    ['a bound below what it comes to', 'amount: 50万元 } }', 'amount: 60万元 } }', /最多 500000，最后却是 600000/],
  ])('finds %s', (_, from, to, fault) => {
    const file = readYaml('rule.yaml', SOUND.replace(from, to), Rule);
    const found = checkLaws(file, checkExamples(file, book.facts).worked).map(printFault);
    expect(found.filter((f) => fault.test(f))).not.toEqual([]);
  });
});
