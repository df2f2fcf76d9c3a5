import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const body = async (text: string): Promise<string> => {
  const reply = await answerOnce({ id: null, text, history: [], asOf: '2026-11-27' }, parts);
  return reply.text.split('\n\n依据：')[0] ?? '';
};

describe('a figure that a message puts into the mouth of a policy', () => {
  it.each([
    ['写稿子核个数：江苏高企的研发经费投入占全省企业的比重，目标是45%没错吧', '比重达60%', '您提到的45%写的是'],
    ['有报道说湖南每年组织300家企业参加破零倍增行动，准吗', '1000家以上', '您提到的300家写的是'],
    ['杭州第一次评上省级专精特新是奖100万，我没记错吧', '不超过20万元', '您提到的100万写的是'],
  ])('is set right by what the figures are of: %s', async (text, due, said) => {
    const shown = await body(text);
    expect(shown).toMatch(/^不对：您问的，条文写的是：/);
    expect(shown.split('\n')[0]).toContain(due);
    expect(shown).toContain(said);
  });

  it('is told from another that is put beside it', async () => {
    const shown = await body('重庆到2025年科技型中小企业要新培育多少，有人讲9500家有人讲1万家，哪个对');
    expect(shown).toMatch(/^您提到的1万家是对的：/);
    expect(shown).toContain('您提到的9500家写的是：');
  });

  it('is told apart from one that it is taken for', async () => {
    const shown = await body('破零倍增里每年1000家和每年300家算一回事不');
    expect(shown).toMatch(/^说的是不同的事：您提到的1000家写的是：/);
  });

  it.each([
    ['湖南的厂子，代办公司讲发明专利破零给奖8万，找哪个部门领', /^条文没有写发钱，也没有写您提到的8万/],
    ['苏州的高企，会计群里讲57号文奖15万是吧，原文在哪', /^手上的节选没有写发钱，也没有写您提到的15万，不能证实/],
    ['杭州评了创新型中小企业，说是奖6万，有这回事吗', /^手上的摘要没有写您提到的6万，不能证实/],
  ])('and that no provision has is denied before all else: %s', async (text, first) => {
    expect(await body(text)).toMatch(first);
  });

  it.each([
    '长沙市级小巨人，今年贷了800万，贴息24万对吗',
    '长沙新认定的国家级小巨人是奖50万吧',
    '重庆到2025年高企要到9500家以上，对吧',
    '江苏高新技术产业产值占规上工业的比重目标是45%，没写错吧',
    '杭州的省级专精特新，技改贷款贷了500万，能贴息吗',
  ])('is not denied where it is right, worked out or the own: %s', async (text) => {
    expect(await body(text)).not.toMatch(/没有写您提到的|不对：您问的/);
  });
});

describe('a sum that a text has for no award', () => {
  it('is not told to be one of another thing', async () => {
    expect(await body('长沙的模具厂，说是奖2000万，评上小巨人就有，真的吗')).not.toMatch(/您提到的2000万写的是/);
  });
});

describe('a sum that is what is paid for one, times the number told', () => {
  it('is not told to be of another thing', async () => {
    const text = '长沙的小企业，两个产品都新认定成国家级制造业单项冠军产品了，听说一共给200万，对吗';
    expect(await body(text)).not.toMatch(/不对：您问的/);
  });
});
