import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const body = async (text: string): Promise<string> => {
  const reply = await answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts);
  return reply.text.split('\n\n依据：')[0] ?? '';
};

describe('whether a thing counts as what a clause speaks of', () => {
  it.each([
    ['拴绳子的那种也算架次不', /^手上的节选没有写您问的“拴绳子”算不算。\n[^\n]*\n条文写的是：.*年飞行超过2500架次/],
    ['无人机表演算商业化飞行吗', /^手上的节选没有写您问的“无人机表演”算不算。/],
    ['调机飞行算不算飞行小时', /^手上的节选没有写您问的“调机飞行”算不算。/],
    ['村里有个坪用来做医疗救助，算不算公共属性业务', /^算，条文举的例子里就有/],
    ['杭州的省级专精特新算不算“小巨人”', /^不算，条文是分开写的/],
    ['两江新区那种算不算你文件里头的“区县”', /^算，条文是这样写的.*\n[\s\S]*统称区县/],
  ])('is told first, with the words of the clause: %s', async (text, told) => {
    expect(await body(text)).toMatch(told);
  });

  it.each(['帮我算一下长沙贴息500万贷款', '长沙贴息怎么算的'])(
    'is not told where a sum is asked for: %s',
    async (text) => {
      expect(await body(text)).not.toContain('算不算');
    },
  );
});

describe('whether one title serves for another', () => {
  it.each([
    [
      '我们证书上是省级专精特新，这个算不算长沙说的市级小巨人',
      /^不能直接顶替：条文没有写您说的“省级专精特新”也行。\n要定准可以问[^\n]*\n条文写的是：/,
    ],
    ['国家级小巨人等不等于省级以上专精特新，杭州那个贴息', /^能，条文要的称号包括您说的“国家级小巨人”。/],
  ])('is told first, with what the measure wants: %s', async (text, told) => {
    expect(await body(text)).toMatch(told);
  });
});

describe('what the message tells of the case and fails the measure', () => {
  it.each([
    '听说长沙国家级小巨人奖50万，我们复核通过了也能再领一次对吧',
    '杭州省级专精特新复核又过了，奖励还能再拿一次吗',
  ])('decides it, whether it is asked or claimed: %s', async (text) => {
    expect(await body(text)).toMatch(/^不符合/);
  });
});
