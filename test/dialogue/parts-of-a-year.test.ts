import { describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { heldParts } from '../fakes/parts.ts';

const ask = async (text: string, history: readonly string[] = []) =>
  answerOnce({ id: null, text, asOf: '2026-11-26', history }, await heldParts());

describe('figures of a part of a period, of several, of each and of all', () => {
  it('fails nothing by a part of a period that still runs, and tells how far it is by now', async () => {
    const { text, calculations } = await ask('主运行基地在邵阳，2吨的飞机，上半年飞了62小时，能拿12.4万吧');
    expect(calculations[0]?.verdict).toBe('needs-facts');
    expect(text).toContain('现在还不能定：年飞行小时62小时，还没有达到100小时，还差38小时');
    expect(text).not.toContain('不符合');
  });

  it('is met by a part that reaches the line', async () => {
    const { text } = await ask('湖南的先进制造项目，固投13亿不含地，开工9个月完成7.1亿，过一半没有');
    expect(text).toContain('够：');
    expect(text).not.toContain('请问');
  });

  it('says that a sum of several years is none of one', async () => {
    const { text } = await ask('长沙市级小巨人，前年去年今年研发合起来480万，今年主营5000万，是不是补48万');
    expect(text).toContain('您说的是各年合计的数');
    expect(text).not.toContain('480万元 × 10%');
  });

  it('adds up the hours of a fleet that are told of each', async () => {
    const { text } = await ask('主运行基地在衡阳，三架2吨的飞机每架飞了50小时，都不到100，是不是没有');
    expect(text).toContain('30万元');
    expect(text).not.toContain('不符合');
  });

  it('adds an aircraft to the one that was told before', async () => {
    const { text } = await ask('还有架5.5吨的飞了30小时，都没过100', [
      '我们是娄底的通航公司，主运行基地在娄底',
      '一架0.9吨的今年飞了85小时',
    ]);
    expect(text).not.toContain('不符合');
    expect(text).toContain('13.25万元');
  });

  it('takes no result of the asker for a loan', async () => {
    const { text } = await ask('那三年下来就是72万，没毛病吧', ['长沙市级小巨人，2025年认定', '今年贷了800万，一年期']);
    expect(text).toContain('24万元');
    expect(text).not.toContain('不符合');
  });

  it('tells firms of two places apart by their place, and none what the other’s gives', async () => {
    const { text } = await ask(
      '两家客户都是中小企业，今年都新认上国家级小巨人，一家在长沙望城，一家在湘潭，奖励一样吗',
    );
    expect(text).toMatch(/长沙望城那家：[^\n]*50万元/);
    expect(text).toMatch(/湘潭那家：(?![^\n]*50万元)/);
  });
});
