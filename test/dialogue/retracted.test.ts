import { describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { heldParts } from '../fakes/parts.ts';

const ask = async (text: string, history: readonly string[] = []) =>
  answerOnce({ id: null, text, asOf: '2026-11-26', history }, await heldParts());

const CASE = ['长沙的，2025年认定的市级小巨人', '今年贷款520万，一年期，能贴多少'];

describe('what is taken back is paid no more', () => {
  it('is a figure that is somebody else’s, where the firm itself has none', async () => {
    const { text } = await ask('刚才讲错了，520万是我弟弟那边公司借的，我们自己一分钱没贷', CASE);
    expect(text.split('\n')[0]).toContain('不符合');
    expect(text).not.toMatch(/按条款每年为15\.6万元/);
  });

  it('leaves the figure open where nothing is told instead', async () => {
    for (const said of ['搞错了，520万是我弟弟的公司贷的', '520万不是我们贷的，是我表哥那边的']) {
      const { text } = await ask(said, CASE);
      expect(text, said).not.toContain('520万元 × 3%');
    }
  });

  it('is what a correction fails', async () => {
    const { text } = await ask('更正一下，那个国家级小巨人不是首次，是三年到期复核通过', [
      '杭州子公司今年认定了国家级小巨人，首次奖多少',
    ]);
    expect(text.split('\n')[0]).toContain('不符合');
  });
});
