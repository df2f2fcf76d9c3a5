import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { linesShown } from '../fakes/lines-shown.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const lines = (text: string): Promise<string[]> => linesShown(text, parts);

describe('what a list comes to', () => {
  const two = '长沙雨花区做阀门的厂，今年刚评上市级小巨人，去年营收4000万，研发费用160万，银行贷款500万，能拿哪些补助';

  it('is told first where several sums are due, and that no text says whether all of them are had', async () => {
    const [first] = await lines(two);
    expect(first).toMatch(/^能拿的加起来（按年给的只算当年）：.*= 31万元\[1\]\[2\]。条文没有写能不能都拿/);
  });

  it('tells with each sum how it comes about, that it is paid every year and for how long', async () => {
    const shown = (await lines(two)).join('\n');
    expect(shown).toMatch(/每年按条款为15万元\n　500万元 × 3% = 15万元；自2025年起连续3年，到2027年为止/);
  });

  it('asks whoever gets something for no title', async () => {
    const shown = (await lines(two)).join('\n');
    expect(shown).not.toMatch(/请问：/);
    expect(shown).toMatch(/评上称号才有的是：长沙新认定国家级/);
  });

  it('is no money where all that fits is help', async () => {
    const [first] = await lines('浏阳做鞭炮的，去年卖了1500万，什么称号都没有，政府有什么扶持');
    expect(first).toMatch(/^现在还没有能定下来的钱。按您说的情况，对得上的是/);
  });

  it.each([
    [
      '桐庐做笔的，打算两件事：把车间搞成智能工厂，再把装配机报省内首台套，能有什么钱',
      /· 杭州智能工厂一次性补助：[^·]*还差：评上智能工厂/,
    ],
    [
      '望城的食品厂，去年营收1800万，同时准备报市级小巨人，贷款500万，分别能拿到什么',
      /贷款贴息：[^·]*还差：评上市级专精特新小巨人/,
    ],
    [
      '建德的，2023年就评上省级专精特新了，奖励拿过，明年想建新厂，能有啥',
      /已经领过的，不再算：杭州首次认定省级专精特新中小企业奖励/,
    ],
  ])('is nothing of what is planned, applied for, or long had: %s', async (text, line) => {
    const shown = (await lines(text)).join('\n');
    expect(shown).toMatch(/现在还没有能定下来的钱/);
    expect(shown).toMatch(line);
    expect(shown).not.toMatch(/能拿的是|请问：贵公司有没有/);
  });

  it('is listed for whoever tells what is applied for, as for whoever tells what is had', async () => {
    const text = '万州做榨菜的，研发人员9个，正准备报高企，重庆的扶持有哪些可以先用';
    const reply = await answerOnce({ id: null, text, history: [], asOf: '2026-06-01' }, parts);
    expect(reply.text).toMatch(
      /已经过期\[1\]。\n和您说的有关的，里面写过（只供参考，没有写给多少钱）：\n· 重庆首次认定高新技术企业/,
    );
  });

  it('takes no workers for products, and no other title for the one that a measure wants', async () => {
    expect(
      (await lines('浏阳做烟花的，去年卖了1300万，四十多个工人，啥称号都没有，政府有什么扶持')).join(),
    ).not.toMatch(/万元 = /);
    const { text } = await answerOnce(
      { id: null, text: '长沙天心的，省级专精特新，贷款1000万，按市级小巨人走可以吧', history: [], asOf: '2025-06-01' },
      parts,
    );
    expect(text).not.toMatch(/按条款每年为30万元/);
  });

  it('holds out no large project to a firm that told of none', async () => {
    const shown = (await lines('邵东做打火机的，200多人，去年卖了4800万，够得着哪些')).join('\n');
    expect(shown).not.toMatch(/重大项目|请问：/);
    const project = (await lines('湘潭新上电池材料项目，固定资产投资12亿元，能拿什么')).join('\n');
    expect(project).toMatch(/重大项目新增贷款贴息/);
  });
});
