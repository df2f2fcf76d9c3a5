import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { unitsAsked } from '../../src/language/units-asked.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string, ...history: readonly string[]) =>
  (await answerOnce({ id: null, text, history: [...history], asOf: '2026-11-25' }, parts)).text.split('依据：')[0] ??
  '';

describe('of a clause of several sentences', () => {
  it.each([
    [
      'those are told that say what the message names',
      '杭州数字化车间，几月份能把钱打过来',
      /“数字化车间”/,
      /链主工厂|遴选一批/,
    ],
    ['one is told that says a word with another character', '杭州萧山，创新卷我们厂一年能用多少', /创新券/, /首台/],
    [
      'one is told that says in full what the message shortens',
      '重庆有没有支持去北交所的说法',
      /北京证券交易所/,
      /储备库/,
    ],
    [
      'each of the aims is told that is listed, and no other',
      '抄一下江苏小升高的目标数：高企总数、有效发明专利各是多少',
      /30000家.*15万件/s,
      /45%|100%/,
    ],
    [
      'places that are put side by side are no things that are listed',
      '重庆和江苏的高企数量目标分别是多少',
      /30000家/,
      /科创板/,
    ],
    [
      'one is told that counts what is asked to be counted',
      '岳阳转发的破零倍增计划里，创新工程师要培育多少名',
      /1000名/,
      /核心服务机构100家/,
    ],
    [
      'one that gives the award is told beside one that names the subject',
      '江苏的返乡创业园孵化得好，有奖补吗',
      /按照评价结果进行奖补/,
      /龙头骨干企业/,
    ],
  ])('%s: %s', async (_, text, told, other) => {
    const reply = await ask(text);
    expect(reply).toMatch(told);
    expect(reply).not.toMatch(other);
  });

  it('what goes on from the one that is named is told with it', async () => {
    expect(await ask('长沙的规上工业企业计划要到多少户')).toMatch(/4500户/);
  });

  it('all are told where two things are compared', async () => {
    expect(await ask('长沙单项冠军企业和单项冠军产品哪个奖得多')).toMatch(/200万元.*100万元/s);
  });
});

describe('the units that are asked', () => {
  it('are those behind 多少 and 几', () => {
    expect(unitsAsked('高企要到多少家，最多几次').map(({ unit, noun }) => noun || unit)).toEqual(['家', '次']);
  });
  it('are none of money, of an ordinal or of what is counted in general', () => {
    expect(unitsAsked('能拿多少钱，第几次，要几个部门').filter(({ noun }) => noun === '钱' || noun === '次')).toEqual(
      [],
    );
  });
});
