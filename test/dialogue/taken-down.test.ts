import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answer } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, history: readonly string[] = []): Promise<Reply> =>
  answer({ id: null, text, history, asOf: '2026-11-25' }, parts);

describe('a message that only tells facts', () => {
  it.each([
    ['我们是长沙的国家级小巨人', /^记下了.*可以看的有：长沙新认定国家级小巨人企业奖励/s],
    ['我们是湖南的通航公司，主运行基地在衡阳', /^记下了.*有关、还要再看条件的有：[^。]*通航企业飞行小时/s],
    ['我们公司在杭州', /^记下了.*的有：杭州/s],
  ])('is told what it opens: %s', async (text, said) => expect((await ask(text)).text).toMatch(said));

  it('is told where nothing is held of its place', async () => {
    expect((await ask('我们在乌鲁木齐')).text).toMatch(/^没有收录乌鲁木齐市的政策/);
  });

  it.each([
    '公司在长沙，去年主营业务收入8600万元，研发费用410万元，这些先记着，暂时不用算',
    '客户是长沙市级小巨人，年贷款900万元，以上供后续测算',
  ])('is reckoned only when asked: %s', async (text) => {
    const { text: said, calculations } = await ask(text);
    expect(said).toMatch(/^记下了/);
    expect(calculations).toEqual([]);
  });

  it('counts later though it was not reckoned at once', async () => {
    const reply = await ask('那贷款贴息是多少', ['公司是长沙市级小巨人，去年认定，年贷款900万元，先不用算']);
    expect(reply.text).toContain('27万元');
  });
});

describe('a figure', () => {
  it('is not made a range by a word of the next sentence', async () => {
    const { text } = await ask('长沙市级小巨人，去年认定，年度贷款总额1500万元。以上供参考，能贴多少');
    expect(text).toContain('45万元');
    expect(text).not.toContain('约45万元');
  });

  it('given twice and differently is asked for without quoting itself', async () => {
    const { text } = await ask('长沙市级小巨人，今年贷款总额900万元，今年贷款总额800万元，贴多少');
    expect(text).not.toContain('您说的数和您说的数');
  });
});

describe('an answer', () => {
  it('to whether they have a recognition may name its level alone', async () => {
    const reply = await ask('是市级，不是省级；认定年份2025年', ['帮我算一家长沙企业的贷款贴息，年度贷款总额750万元']);
    expect(reply.outcome).toBe('answer');
    expect(reply.text).toContain('22.5万元');
  });

  it('of a review is no contradiction to the word of the clause that it is asked about', async () => {
    const { text } = await ask('国家级小巨人复核通过了，还能按新认定再拿一次奖励吗，我们在长沙');
    expect(text).not.toContain('前后说法不一致');
  });

  it('that corrects a year is reckoned anew', async () => {
    const reply = await ask('更正一下：认定年份是2023年不是2024年，2026年还能贴吗', [
      '客户是长沙市级小巨人，2024年认定，2026年贷款900万元，算下贴息',
    ]);
    expect(reply.text).toMatch(/^不符合.*到2025年为止/s);
  });
});
