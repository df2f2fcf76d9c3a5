import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, ...history: string[]): Promise<Reply> =>
  answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts);

describe('a question that no clause covers', () => {
  it.each([
    ['连云港做海带加工的，镇上说能帮小厂上云，这个帮忙要交钱不', 'jiangsu-hightech-2019#6.1', /上云/],
    [
      '扬州返乡创业园里租厂房做毛绒玩具，园区孵化高企拿的奖补，租户有没有份',
      'jiangsu-hightech-2019#5.3',
      /条：各类[^\n]*奖补/,
    ],
  ])('is told the sentence of the asker’s own texts that comes nearest, as that: %s', async (text, clause, says) => {
    const { outcome, text: said, citations } = await ask(text);
    expect(outcome).toBe('decline');
    expect(citations[0]?.clause).toBe(clause);
    expect(said).toMatch(/^[^。\n]*的政策里，最接近的是这条：/);
    expect(said).toMatch(says);
    expect(said).toMatch(/您的情形算不算在内[^\n]*，请向/);
    expect(said).not.toMatch(/符合条件|可以享受|能回答这个问题/);
  });

  it('is told first what of it no clause was found to write', async () => {
    const { text } = await ask('连云港做海带加工的，镇上说能帮小厂上云，这个帮忙要交钱不');
    expect(text).toMatch(/^没有查到写给多少钱的条款；江苏省的政策里/);
  });

  it('is told that the text in which that stands is over, and asked whether it goes on', async () => {
    const { text } = await ask('连云港做海带加工的，镇上说能帮小厂上云，这个帮忙要交钱不');
    expect(text).toMatch(/这份文件到2020年12月31日已经过期/);
    expect(text).toMatch(/现在还办不办/);
  });

  it.each(['常德的，欠我们工程款的一直拖着不给，你们管不管', '杭州的食堂想换烟罩，谁来管'])(
    'is told no sentence that shares no word of its subject: %s',
    async (text) => {
      const { outcome, citations } = await ask(text);
      expect(outcome).toBe('decline');
      expect(citations).toEqual([]);
    },
  );

  it('is told first the subject that no text of the place says', async () => {
    const { text } = await ask('徐州的厂，江苏那个方案里加计扣除扣几成');
    expect(text).toMatch(/^收录的江苏省的政策没有写您问的“加计扣除”/);
  });

  it('is told that the one text of the place is over', async () => {
    const { text } = await ask('无锡的，当年评上高企说好的事一直没下文，拿那份文件还能去找政府不');
    expect(text).toMatch(/手上江苏省的文件到2020年12月31日已经过期/);
    expect((await ask('常德的，欠我们工程款的一直拖着不给，你们管不管')).text).not.toContain('已经过期');
  });

  it('of no place is told nothing near', async () => {
    const { outcome, text } = await ask('做海带加工的，听说有帮着搞专利布局的，这个帮忙要交钱不');
    expect(outcome).toBe('decline');
    expect(text).toMatch(/^收录的政策里没有查到能回答这个问题的条款。/);
    expect(text).not.toContain('最接近的是');
  });

  it('is told what is near beside what was talked of', async () => {
    const { outcome, text } = await ask('那上云呢', '连云港高企培育奖励多少');
    expect(outcome).toBe('decline');
    expect(text).toMatch(/^江苏省的政策里，最接近的是这条：[^\n]*上云/);
  });
});

describe('what is asked of a document itself', () => {
  it('is told of the one that comes nearest, where its title says what it was called by', async () => {
    const { outcome, text } = await ask('湖南低空那个办法到这会儿还算数不，我们担保公司想拿通航企业的预期补助做质押');
    expect(outcome).toBe('answer');
    expect(text).toMatch(/^按收录的文本看有效：《.*低空经济/);
  });
});
