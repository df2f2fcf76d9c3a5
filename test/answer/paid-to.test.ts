import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string, ...history: readonly string[]) =>
  (await answerOnce({ id: null, text, history: [...history], asOf: '2026-11-25' }, parts)).text.split(
    '\n\n依据：',
  )[0] ?? '';

describe('whom something is given to', () => {
  it.each([
    [
      'is told with whom it is not given to',
      '重庆高企培育得好有奖补，这笔是补给企业还是补给区里',
      /^条文写的是给区县、街道这些地方的，没有写给企业/,
    ],
    [
      'is told where the message puts it as the firm’s',
      '听说重庆培育高企的奖补是直接拨给公司的，几号到账',
      /^条文写的是给区县、街道这些地方的，没有写给企业/,
    ],
    ['is told of a place for firms', '江苏众创空间那个奖补，是补给我的吗', /^条文写的是给载体、园区的/],
  ])('%s: %s', async (_, text, first) => {
    expect(await ask(text)).toMatch(first);
  });

  it('does not deny a fund or a place for firms what is theirs', async () => {
    for (const text of [
      '我们孵化器在镇江，孵出来三家高企，江苏小升高按结果给奖补，一家多少',
      '我们创投基金投了重庆两家初创的科技型中小企业，奖几个点',
    ])
      expect(await ask(text)).not.toMatch(/不行/);
  });
});

describe('help whose sum is not written', () => {
  it('is told in the words that promise it', async () => {
    expect(await ask('重庆头一次认定上高企，补几万')).toMatch(/没有写明具体金额或比例，只写了择优，不是家家都有/);
  });
});

describe('what a text aims at for all of a place', () => {
  it('is no condition of a firm', async () => {
    expect(await ask('江苏小升高里那个60%，是说我们厂研发要投到六成吗')).toMatch(
      /^您提到的60%是文件定的目标数，不是给企业的钱或名额，也不是对哪家企业的要求/,
    );
  });
});

describe('a text that is over', () => {
  const first = '重庆首次认定高企奖多少';
  it('is told to be so again, in short', async () => {
    const again = await ask('那科技专员能派到我们厂里来吗', first);
    expect(again).toMatch(/已经过期/);
    expect(again.match(/已经过期/g)).toHaveLength(1);
  });
  it('comes first where it is asked whether there still is something', async () => {
    expect(await ask('重庆科技专员下企业，现在还有没有')).toMatch(/^不能再按它申报：这份文件到2025年12月31日已经过期/);
  });
});
