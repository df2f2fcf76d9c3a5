import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const body = async (text: string): Promise<string> => {
  const reply = await answerOnce({ id: null, text, history: [], asOf: '2026-11-28' }, parts);
  return reply.text.split('\n\n依据：')[0] ?? '';
};

describe('several figures that are put up to be checked', () => {
  it('are each told right, or what is right', async () => {
    const shown = await body('帮我核几个数：长沙规上工业倍增，底数2981户、每年新增300户、到2026年4500户，对不对');
    expect(shown).toMatch(
      /^“底数2981户”：对\[1\]。\n“每年新增300户”：不对，条文写的是500户；[^\n]*\n“到2026年4500户”：对/,
    );
    const share = await body('新时代高企三年行动，到2024年高企400家、产值占比48%、利润占比48%，对得上吗');
    expect(share).toContain('“产值占比48%”：对');
    expect(share).toContain('“利润占比48%”：不对，条文写的是54%');
  });

  it('are told by the sentence that their words ask for', async () => {
    const plan = await body('重庆科技型中小企业计划目标：高企9500家、科创板上20家，帮我对一哈，文号也给我');
    expect(plan).toContain('高企9500家”：对');
    expect(plan).toContain('科创板上20家”：不对，条文写的是10家');
    const zero = await body('湖南破零倍增是每年拉300家企业参加，培养一百个创新工程师，我没记岔吧');
    expect(zero).toContain('300家”：不对，条文写的是1000家');
    expect(zero).toContain('一百个”：不对，条文写的是1000名');
  });

  it('are not told right of another pace', async () => {
    const shown = await body('重庆科技型中小企业计划我记得是每年新培育一万家，科创板上市十家');
    expect(shown).not.toContain('每年新培育一万家”：对');
    expect(shown).toContain('科创板上市十家”：对');
  });

  it('are each told where a document has both of two that were mixed up', async () => {
    const shown = await body('湖南破零倍增一年是300家还是1000家，两个数我搞混了');
    expect(shown).toContain('300家以上中小企业实现发明专利零的突破');
    expect(shown).toContain('1000家以上中小企业参加');
  });

  it('are told apart by what stands right before them', async () => {
    const shown = await body('帮老板写材料核个数：长沙规上工业企业每年净增500家，到2026年要到6000家，对吧');
    expect(shown).toContain('每年净增500家”：不对，条文写的是300户');
    expect(shown).toContain('6000家”：不对，条文写的是4500户');
  });

  it('of two counts that are put side by side the one is told right', async () => {
    const shown = await body('重庆科技型中小企业行动计划里头高企目标是9500家还是1万家');
    expect(shown).toMatch(/^“9500家”：对/);
    expect(shown).toContain('“1万家”：不对，条文写的是9500家');
  });

  it.each([
    '长沙，市级小巨人，24年认定，今年贷了400万，期限9个月的，那贴息就是400乘3%=12万没错吧',
    '杭州省级专精特新技改贷款3000万，政策说最高2000万，所以补贴最多给我2000万是吧',
    '湖南那个十亿项目的贴息，是照市场利率贴三成还是五成，给个准话',
    '今年大概贷个250到350之间，长沙市小巨人今年刚评的，给我个贴息区间，7.5到10.5万对吧',
  ])('of a case of one’s own, a share or a range none is: %s', async (text) => {
    expect(await body(text)).not.toMatch(/”：(?:对|不对|条文|手上)/);
  });
});
