import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const firstLine = async (text: string): Promise<string> => {
  const reply = await answerOnce({ id: null, text, history: [], asOf: '2026-11-27' }, parts);
  return reply.text.split('\n')[0] ?? '';
};

describe('what a text aims at for all of a place', () => {
  it.each([
    ['湖南说要培育1000名创新工程师，评上一个发几多钱', /^条文没有写给多少钱：您提到的1000名是文件定的目标/],
    ['杭州的省级隐形冠军奖励是多少钱', /没有写给多少钱：.*是文件定的目标/],
    [
      '江苏说规上高企研发机构建有率要100%，我们没建会不会被取消资格',
      /^您提到的100%是文件定的目标数，不是对哪家企业的要求/,
    ],
    ['破零倍增每年300家，这300家是名额吗，排不上是不是就没了', /^您提到的300家是文件定的目标数，不是给企业的钱或名额/],
  ])('is told as that where money, a place or a sanction is asked about: %s', async (text, first) => {
    expect(await firstLine(text)).toMatch(first);
  });

  it.each([
    '湖南通航企业年飞行达到100小时，一小时补多少钱',
    '江苏2020年高企研发机构建有率要到多少',
    '杭州首次认定的小巨人奖多少',
  ])('is not what a line of an award is, or what is asked for itself: %s', async (text) => {
    expect(await firstLine(text)).not.toContain('目标');
  });
});

describe('a text that is over', () => {
  it.each(['郴州的厂，破零倍增现在还能报名吗', '重庆那个科技型中小企业计划，今年还受理不受理'])(
    'may no longer be applied for, and that comes first: %s',
    async (text) => {
      expect(await firstLine(text)).toMatch(/^(?:不能再按它申报|已经过期)/);
    },
  );
});

describe('a sum that is counted on', () => {
  it.each(['杭州链主工厂那500万是固定的吧，我先写进预算', '杭州刚认定的小巨人，100万是稳的吧'])(
    'is told to be the most where it is: %s',
    async (text) => {
      expect(await firstLine(text)).toMatch(/^不一定：您提到的\d+万是上限/);
    },
  );
  it('is not where the clause pays it as it stands', async () => {
    expect(await firstLine('杭州专精特新成功上市了，300万是固定的吧')).not.toContain('是上限');
  });
});
