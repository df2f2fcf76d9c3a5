import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { clauseHash } from '../../src/knowledge/measure.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const FORGES = `三明市锻压产业扶持办法
第一条 为发展锻压产业，制定本办法。
第二条 对规模以上锻压企业年产值同比增长超过900万元的，给予企业超出额2%的奖励，最高不超过30万元。
第三条 对初次认定为锻压示范工厂的企业，给予企业45万元奖励（第一年30万元，第二年15万元）。
第四条 对新购锻压设备的企业，按每台4000元给予补助。
第五条 对锻压车间面积在200平方米以上至900平方米的企业，给予每平方米30元补助；对面积在900平方米以上的，给予每平方米50元补助。
第六条 本办法自2023年1月1日起施行，有效期至2025年12月31日。
`;

const FACTS = `规上锻压企业:
  type: truth
  ask: 贵单位是不是规上锻压企业？
  said:
    yes: [规上]
  examples:
    我们规上: true
锻压年产值增长:
  type: amount
  ask: 锻压年产值比上年增长多少？
  said:
    nouns: [产值增长, '产值比去年多了?']
初次认定为锻压示范工厂:
  type: truth
  ask: 贵单位是否初次认定为锻压示范工厂？
  said:
    yes: [初次认定为锻压示范工厂]
  examples:
    我们初次认定为锻压示范工厂: true
`;

const AREA = `锻压车间面积:
  type: number
  unit: count
  noun: 平方米
  ask: 锻压车间面积是多少平方米？
  said:
    nouns: [车间面积, 车间]
`;

const HEAD = `valid: { from: 2023-01-01, to: 2025-12-31 }
scope: { region: "350400" }
`;
const IN = '所在地: "350400"';

const byArea = (id: string, limit: string, each: string, approved: string, clause: string) => `id: ${id}
title: 锻压车间补助
keywords: [车间补助, 锻压车间]
clause: ${clause}
approved: ${approved}
${HEAD}conditions:
  all:
    - { fact: 规上锻压企业, is: true }
    - { fact: 锻压车间面积, ${limit} }
award:
  promise: entitled
  recurrence: unstated
  amount: { each: ${each}, per: 锻压车间面积 }
examples:
  - { name: 不是规上, facts: { ${IN}, 规上锻压企业: false, 锻压车间面积: 300平方米 }, expect: { verdict: ineligible } }
`;

const measures = (document: string, text: (id: string) => string) => ({
  'forge-growth': `id: forge-growth
title: 锻压产值增长奖励
keywords: [产值增长, 产值]
clause: ${document}#2
approved: ${clauseHash(text(`${document}#2`))}
${HEAD}conditions:
  all:
    - { fact: 规上锻压企业, is: true }
    - { fact: 锻压年产值增长, above: 900万元 }
award:
  promise: entitled
  recurrence: unstated
  amount: { of: 锻压年产值增长, excess: 900万元, rate: 2% }
  cap: 30万元
examples:
  - { name: 满足, facts: { ${IN}, 规上锻压企业: true, 锻压年产值增长: 1400万元 }, expect: { verdict: eligible, amount: 10万元 } }
`,
  'forge-hall-small': byArea(
    'forge-hall-small',
    'min: 200平方米, max: 900平方米',
    '30元',
    clauseHash(text(`${document}#5`)),
    `${document}#5`,
  ),
  'forge-hall-large': byArea(
    'forge-hall-large',
    'above: 900平方米',
    '50元',
    clauseHash(text(`${document}#5`)),
    `${document}#5`,
  ),
  'forge-model': `id: forge-model
title: 锻压示范工厂认定奖励
keywords: [锻压示范工厂, 示范工厂]
clause: ${document}#3
approved: ${clauseHash(text(`${document}#3`))}
${HEAD}conditions:
  all:
    - { fact: 初次认定为锻压示范工厂, is: true }
award:
  promise: entitled
  recurrence: unstated
  amount: { fixed: 45万元 }
  paid:
    - { when: 第一年, sum: 30万元 }
    - { when: 第二年, sum: 15万元 }
examples:
  - { name: 满足, facts: { ${IN}, 初次认定为锻压示范工厂: true }, expect: { verdict: eligible, amount: 45万元 } }
`,
});

describe('a clause of an ingested text that has an adopted measure', () => {
  let data: string;
  let parts: Opened;
  const ask = async (text: string, asOf = '2025-06-01') =>
    (await answerOnce({ id: null, text, history: [], asOf }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ forges: FORGES }, { facts: `${FACTS}${AREA}`, measures }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it('pays nothing by its words alone to whoever misses a condition, in force or over', async () => {
    const missed = '三明的锻压厂，不是规上，产值增长1900万，有奖励吗';
    expect(await ask(missed)).toMatch(/^不符合锻压产值增长奖励的条件/);
    const over = await ask(missed, '2026-11-26');
    expect(over).toMatch(/^不符合锻压产值增长奖励的条件/);
    expect(over).toContain('已经过期');
    expect(over).not.toContain('20万元');
  });

  it('asks what its measure wants to know, and gives no figure as the answer', async () => {
    const text = await ask('三明锻压示范工厂复审通过，奖多少');
    expect(text).toContain('请问：贵单位是否初次认定为锻压示范工厂');
    expect(text).not.toMatch(/^45万元/);
  });

  it('tells the parts in which it is paid where it is asked how long', async () => {
    expect(await ask('三明锻压示范工厂奖励给几年')).toMatch(/^分次给：第一年30万元，第二年15万元/);
  });

  it('promises nothing right past a line beyond which the award begins', async () => {
    const text = await ask('三明规上锻压企业，产值比去年多了900万元，能奖多少');
    expect(text).toContain('没有超过900万元');
    expect(text).not.toMatch(/就是0|0元/);
  });

  it('is not refused by one of its measures for what another of them asks', async () => {
    const text = await ask('三明的锻压厂，车间面积1000平方米，车间补助能补多少');
    expect(text).toContain('请问：贵单位是不是规上锻压企业');
    expect(text).not.toContain('不符合');
  });

  it('is worked out by its words as before where no measure rests on it', async () => {
    expect(await ask('三明锻压企业新购了5台设备，补多少', '2025-06-01')).toContain('2万元');
  });
});
