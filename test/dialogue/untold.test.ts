import { describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { heldParts } from '../fakes/parts.ts';

const ask = async (text: string, history: readonly string[] = []) =>
  (await answerOnce({ id: null, text, asOf: '2026-11-26', history }, await heldParts())).text;

describe('what a message asks besides', () => {
  it('is told as left out where nothing says it', async () => {
    const text = await ask('重庆派科技专员到厂里来，要不要交钱，归哪个部门管');
    expect(text).toContain('负责');
    expect(text).toMatch(/没有写收不收费[\s\S]*遴选一批科技专员/);
  });

  it('is told of a measure that pays no sum', async () => {
    const text = await ask('我们在宁乡做五金，去年营收1500万，列进重点培育库了，能奖多少钱');
    expect(text).toContain('列为重点培育对象');
    expect(text).toMatch(/没有写给多少钱/);
  });

  it('is how often a sum is paid, in a word', async () => {
    const text = await ask('今年研发费用200万，营收4500万，能补多少，以后每年都有吗', ['我们是长沙市级小巨人']);
    expect(text).toContain('20万元');
    expect(text).toMatch(/一次性的，不是按年给/);
  });

  it('is not told twice, nor where nothing is due, nor where a number of things is asked', async () => {
    const none = await ask('长沙国家级小巨人复核过了，50万奖励什么时候到账');
    expect(none).not.toMatch(/没有写钱多久到账/);
    const count = await ask('长沙规上工业企业以多少户为基数，每年净增多少');
    expect(count).not.toMatch(/没有写具体金额/);
    const once = await ask('长沙贷款贴息归哪个部门管，要交什么材料');
    expect(once.match(/没有写/g)?.length ?? 0).toBeLessThan(2);
  });
});
