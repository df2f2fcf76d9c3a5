import { beforeAll, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const told = async (text: string, ...history: string[]): Promise<string> =>
  (await answerOnce({ id: null, text, history, asOf: '2026-11-01' }, parts)).text.split('\n依据：')[0] ?? '';

it.each([
  [
    '那50万早到账了，今年又借了600万，还能拿什么',
    ['岳麓区做机器人的，24年新评上的国家小巨人'],
    /新认定国家级小巨人企业奖励/,
  ],
  [
    '那200万去年就打到账上了，还有什么能拿的',
    ['望城做液压泵的，25年新评上的单项冠军企业'],
    /国家级制造业单项冠军企业奖励/,
  ],
  [
    '奖励的100万已经拿到手了，今年还有别的吗',
    ['滨江做医疗影像的，去年首次认定的国家小巨人'],
    /首次认定专精特新小巨人企业奖励/,
  ],
])('what was had is named as had and not offered again: %s', async (text, history, award) => {
  const shown = await told(text, ...history);
  expect(shown).toMatch(new RegExp(`您说已经领过的，不再算：[^\\n]*${award.source}`));
  expect(shown.replace(/您说已经领过的[^\n]*/, '')).not.toMatch(award);
});

it('what was told as had in an earlier message is no part of what is still due', async () => {
  const shown = await told('今年头一回评上国家小巨人，还能拿多少', '余杭做试剂的', '前年省专精特新首次认定，拿过15万');
  expect(shown).toMatch(/最高不超过100万元/);
  expect(shown).not.toMatch(/20万元|120万元/);
});

it('the measure that is named is meant before another that pays the same sum', async () => {
  const shown = await told('长沙市级小巨人，做阀门的，研发补贴那50万去年领了，今年贷款800万，还能拿什么');
  expect(shown).toMatch(/不再算：长沙市级小巨人企业研发补贴/);
  expect(shown).toMatch(/评上称号才有的是：[^\n]*国家级小巨人企业奖励/);
});

it('of two awards the sum leaves out the one that was had', async () => {
  const shown = await told('芙蓉区做仪表的，国家级小巨人，50万奖励拿过了，今年又评上一个单项冠军产品，还能拿多少');
  expect(shown).toMatch(/1个 × 100万元 = 100万元/);
  expect(shown).not.toMatch(/150万元/);
});

it('what was had is asked about where it is asked for again', async () => {
  const shown = await told('余杭的公司，国家级小巨人前年评上拿过100万，今年复核过了，应该再给一次100万吧');
  expect(shown).toMatch(/首次认定专精特新小巨人企业奖励/);
  expect(shown).not.toMatch(/首次认定省级/);
});
