import { beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const told = async (text: string, ...history: string[]) => {
  const { outcome, text: all, citations } = await answer({ id: null, text, history, asOf: '2026-11-25' }, parts);
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
});
