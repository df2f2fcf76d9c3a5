import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string, ...history: string[]): Promise<string> =>
  (await answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts)).text;

describe('a document that is asked about', () => {
  it.each([
    ['151号文是哪家单位发的', /湖南省工业和信息化厅/],
    ['湖南那个低空经济的政策是哪个单位发的，几月几号印的', /发文机关是湖南省人民政府办公厅.*2024年6月13日/s],
    ['岳阳转发破零倍增计划是哪一天转的', /2020年5月15日/],
    ['长沙倍增方案什么时候开始施行，是市政府办还是工信局发的', /长沙市人民政府办公厅.*2022年12月1日/s],
    [
      '苏政办发57号还有效不，后面有没有接着出新的',
      /^已经过期：[^\n]*2020年12月31日[^\n]*\n有没有延续.*没有写，请向江苏省人民政府办公厅/s,
    ],
    [
      '长沙那个4号文如今还有没有效',
      /^按收录的文本看有效：[^\n]*2022年2月1日[^\n]*\n是否还在执行，用之前请向长沙市人民政府办公厅核实/,
    ],
    ['重庆那份行动计划只管到2025年就结束了吧', /^已经过期：[^\n]*2025年12月31日/],
    ['杭州五大行动那篇能不能作为申报的依据？', /^不能当依据：[^\n]*媒体摘要，不是文件原文/],
    ['江苏小升高方案可以当成申报依据吗', /^已经过期：/],
  ])('answers from what is known of it: %s', async (text, says) => {
    expect(await ask(text)).toMatch(says);
  });

  it('is the one of the place, or the one that was cited', async () => {
    expect(await ask('那个行动计划的文号发我，最好带印发日期', '我在杭州帮企业报项目')).toMatch(
      /没有写文号.*没有写文件的印发日期/s,
    );
    expect(await ask('后面出没出新文件', '重庆首次认定高企有支持吗')).toMatch(/有没有延续.*重庆市人民政府办公厅/s);
  });
});

describe('the wording of a document', () => {
  it('is told to be a paraphrase, and where the wording stands, before the sentence', async () => {
    expect(await ask('长政办发4号文研发补贴那一条原文怎么写的，一个字不改发我')).toMatch(
      /^《.*不是逐字的原文\[1\]。\n.*长沙市人民政府办公厅公布的文件，文号长政办发〔2022〕4号.*\n.*10%/,
    );
  });

  it('is told to be no document’s where a digest is held', async () => {
    expect(await ask('你这是原文还是别人整理的', '杭州专精特新的贷款贴息怎么算')).toMatch(/是媒体摘要，不是文件原文/);
  });
});

it('says that no body is named to lead', async () => {
  expect(await ask('重庆56号文第3条责任单位有哪些，谁牵头')).toMatch(/市科技局.*\n.*过期.*\n条文没有写由哪家牵头/);
});

it('tells whom a document is for by its aim', async () => {
  expect(await ask('我们做豆瓣酱的小作坊，渝府办发56号跟我们有没有关系')).toMatch(/为了进一步提升全市科技型中小企业/);
});
