import { describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { heldParts } from '../fakes/parts.ts';

const ask = async (text: string, history: readonly string[] = []) =>
  answerOnce({ id: null, text, asOf: '2026-11-27', history }, await heldParts());

const firstLine = (text: string): string => text.split('\n')[0] ?? '';

describe('what the case tells leads to the measure that is meant', () => {
  it('takes the measure that alone asks for what is told, not the one that shares a word', async () => {
    const { text } = await ask('整个项目盘子12个亿，其中买地2.5亿，过不过得了线');
    expect(firstLine(text)).toContain('不符合湖南先进制造业重大项目新增贷款贴息');
    expect(text).toContain('还差5000万元');
    expect(text).not.toContain('用地');
  });

  it('takes the measure that pays the sum which is named, where the likest clause pays none', async () => {
    const { text } = await ask('创业板挂上去是不是就给300万，北交所行不行');
    expect(text).toContain('杭州五大行动');
    expect(text).not.toContain('重庆市：');
  });

  it('takes the measure that is called by its name', async () => {
    const { text } = await ask('上市奖励要上科创板才有吗');
    expect(text).toContain('杭州五大行动');
    expect(text).not.toContain('重庆市：');
  });

  it('leaves a measure that is named by its own words', async () => {
    const { text } = await ask('长沙小升规真有50万奖吗，我们去年营收1500万');
    expect(text).toContain('重点培育');
    expect(text).not.toContain('研发费用的10%');
  });
});
