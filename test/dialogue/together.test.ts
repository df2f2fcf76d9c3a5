import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const told = async (text: string, ...history: string[]) => {
  const { outcome, text: all, citations } = await answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts);
  return { outcome, first: all.split('\n')[0] ?? '', all, clauses: citations.map(({ clause }) => clause) };
};

describe('asked whether two may be had together', () => {
  it.each(['长沙的贷款贴息和研发补贴能不能同时拿', '我们长沙的，已经享受过贷款贴息还能不能报研发补贴'])(
    'names both and the office where the text says nothing: %s',
    async (text) => {
      const { first, all, clauses } = await told(text);
      expect(first).toMatch(/^条文没有写能不能同时拿长沙市级小巨人企业贷款贴息.*和长沙市级小巨人企业研发补贴/);
      expect(all).toContain('申报前请问市工业和信息化局');
      expect(clauses).toEqual(['changsha-sme-2022#1.1', 'changsha-sme-2022#1.2']);
    },
  );

  it('never mixes the measures of two places: the place is asked, and its answer goes on', async () => {
    const { outcome, clauses } = await told('小巨人奖励和贷款贴息能不能同时拿');
    expect([outcome, clauses]).toEqual(['ask', []]);
    const after = await told('杭州', '小巨人奖励和贷款贴息能不能同时拿');
    expect(after.first).toMatch(/^条文没有写能不能同时拿/);
    expect(after.clauses.every((id) => id.startsWith('hangzhou'))).toBe(true);
  });

  it('takes what was talked of for the second', async () => {
    const { first } = await told('跟研发补贴能一起拿吗', '长沙市级小巨人贷款贴息多少');
    expect(first).toMatch(/贷款贴息.*和.*研发补贴/);
  });

  it('says that measures of two places are for two enterprises', async () => {
    expect((await told('杭州的小巨人奖励和长沙的贷款贴息能不能同时拿')).first).toContain('各管各的地方');
  });

  it('quotes the sentence that lets one measure be had several times', async () => {
    const { first } = await told('长沙单项冠军产品奖励能重复享受吗，我们有几个产品');
    expect(first).toContain('能累计拿：“');
  });

  it.each([
    ['我们在长沙，市里贴息拿了省里贴息还能拿吗', /^文件都没有写省里的和市里的能不能都拿/],
    ['我们在杭州，市里贴息拿了省里贴息还能拿吗', /^还定不了：没有收录浙江省的这类政策/],
    ['长沙岳麓区的，区里给过奖了还能报市里的吗', /^还定不了：没有收录岳麓区的/],
    ['我们在长沙，省里和市里都能报吗', /^文件都没有写省里的和市里的能不能都拿/],
  ])('sets what two governments grant side by side, the verdict first: %s', async (text, verdict) => {
    expect((await told(text)).first).toMatch(verdict);
  });

  it('asks for the place where two governments are asked about and none is known, and goes on', async () => {
    expect((await told('省里和市里都能报吗')).outcome).toBe('ask');
    expect((await told('长沙', '省里和市里都能报吗')).first).toMatch(/^文件都没有写/);
  });

  it('tells the ceiling of each where nothing counts them together', async () => {
    const { first, all } = await told('eVTOL的封顶跟直升机那个100万是一个盘子里的吗');
    expect(first).toMatch(/^条文是分开写的：.*100万元.*300万元/);
    expect(all).not.toContain('可以同时');
  });
});
