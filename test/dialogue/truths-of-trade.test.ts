import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { truthsOfTrade } from '../../src/dialogue/truths-of-trade.ts';
import { held } from '../fakes/knowledge.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string, ...history: string[]) =>
  (await answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts)).text;

describe('what a firm does', () => {
  it.each([
    ['长沙跑货运车队的，去年营收1400万，能进小升规培育库吗', /^不符合[\s\S]*按您说的行当（物流运输），不算工业企业/],
    ['长沙做钢材批发的，去年营收1400万，能进小升规培育库吗', /^不符合[\s\S]*不算工业企业/],
    ['长沙做乳胶漆的，去年营收1400万，能进小升规培育库吗', /^符合条件/],
  ])('tells whether it is a works, and nobody asks: %s', async (text, said) => {
    expect(await ask(text)).toMatch(said);
  });

  it('was told before, and still tells', async () => {
    expect(await ask('去年营收1400万，能进小升规培育库吗', '长沙，开酒店的')).toMatch(/^不符合/);
  });

  it('of a trade that tells nothing of it leaves it to be asked', async () => {
    expect(await ask('长沙做软件的，去年营收1400万，能进小升规培育库吗')).toContain('请问：贵公司是不是工业企业');
  });

  it('tells each of several enterprises by its own name', async () => {
    const text = await ask('小升规培育库，去年营收(万)\n甲轴承 1400\n乙物流 1500\n各算不算重点培育对象');
    expect(text).toMatch(/甲轴承：符合条件/);
    expect(text).toMatch(/乙物流：不符合/);
  });

  it('gives way to what is said of the fact itself', () => {
    const fact = '工业企业';
    expect(truthsOfTrade(['logistics'], new Map(), held.language)).toMatchObject([{ fact, value: false }]);
    expect(truthsOfTrade(['logistics'], new Map([[fact, true]]), held.language)).toEqual([]);
    expect(truthsOfTrade(['logistics', 'industry'], new Map(), held.language)).toEqual([]);
  });

  it('tells truths that are facts', () => {
    const told = held.language.trades.flatMap(({ tells }) => Object.keys(tells));
    expect(told.filter((fact) => held.book.facts.get(fact)?.type !== 'truth')).toEqual([]);
  });
});
