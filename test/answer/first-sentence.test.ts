import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, history: readonly string[] = [], asOf = '2025-06-01'): Promise<Reply> =>
  answerOnce({ id: null, text, history, asOf }, parts);
const body = (reply: Reply): string => reply.text.split('\n\n依据：')[0] ?? '';
const first = async (text: string, history?: readonly string[], asOf?: string): Promise<string> =>
  body(await ask(text, history, asOf)).split('\n')[0] ?? '';

describe('the first sentence answers', () => {
  it.each([
    ['how much', '长沙小巨人贷款贴几个点', /^按年度贷款总额的3%，每年最高不超过50万元/],
    ['how much at most', '湖南飞艇运营补贴一年封顶多少', /^每年最高不超过50万元/],
    ['how much of a sum', '杭州市工信专项资金每年拿多少给专精特新企业买服务', /^最高不超过1000万元/],
    ['what share is open', '湖南先进制造业重大项目贴息贴多少', /^按项目新增贷款的比例给，比例条文没有写/],
    ['once or every year', '长沙研发补贴是一次性的吗', /^是一次性的/],
    ['for how long', '长沙小巨人贴息给几年', /连续3年/],
    ['on what terms', '长沙小巨人贴息要什么条件', /^要符合：是市级专精特新小巨人，年度贷款总额达到300万元/],
    ['whose business it is', '湖南产业集群竞赛归谁管', /^由省工信厅负责/],
    ['whether there is any', '杭州企业上市有没有奖励', /^有，/],
    ['for whom it is not', '我们厂在株洲，能拿长沙的小巨人贴息吗', /^不能：这是长沙市的政策/],
  ])('%s: %s', async (_, text, said) => {
    expect(await first(text)).toMatch(said);
  });

  it.each([
    ['a title of another level', '杭州首次认定的省级专精特新，奖励上限多少', /100万元/],
    ['the terms of an award for those of the title', '怎样才能评上长沙市级小巨人，有什么条件', /^要符合/],
  ])('and does not give %s', async (_, text, said) => {
    expect(await first(text)).not.toMatch(said);
  });

  it('of several measures of a clause gives none before the others where none is named', async () => {
    expect(await first('杭州工厂数字化改造补助分别是多少')).not.toMatch(/^最高不超过/);
  });
});

describe('what is not written', () => {
  it('is said before all else, with the office to ask', async () => {
    expect(await first('长沙小巨人贴息多久到账')).toBe('手上的节选没有写钱多久到账，可以问市工业和信息化局[1]。');
  });

  it('is said beside what is written, each in its sentence', async () => {
    const shown = body(await ask('长沙小巨人贴息给多少，怎么申请'));
    expect(shown).toMatch(/^按年度贷款总额的3%/);
    expect(shown).toContain('手上的节选没有写申请流程');
  });

  it('is not followed by a clause that was told before', async () => {
    expect(body(await ask('多久到账', ['长沙小巨人贷款贴息给多少']))).not.toContain('连续3年');
  });
});

describe('what is said of the sources', () => {
  it('is said once in a conversation', async () => {
    const history = ['长沙小巨人贷款贴息给多少'];
    expect((await ask(history[0] ?? '')).notices.map((n) => n.kind)).toContain('excerpt');
    expect((await ask('长沙研发补贴给多少', history)).notices).toEqual([]);
  });

  it('does not come first the second time where a text has expired', async () => {
    const { text } = await ask('破零倍增的窗口平台多久办一次活动', ['破零倍增要培育多少创新工程师']);
    expect(text).not.toMatch(/^这份文件/);
    expect(text).toContain('已过期');
  });
});
