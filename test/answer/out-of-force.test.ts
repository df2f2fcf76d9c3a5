import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const lines = async (text: string) =>
  (await answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts)).text.split('\n');
const STATUS = /^（这份文件到.*已经过期，内容只供参考\[1\]。）$/;

describe('that a text is out of force', () => {
  it.each(['重庆科技型中小企业搞揭榜挂帅有啥支持', '江苏的高企上市绿色通道是什么意思', '重庆中试熟化平台归哪个部门管'])(
    'is told once, after what answers: %s',
    async (text) => {
      const said = await lines(text);
      expect(said[0]).not.toMatch(/过期/);
      expect(said.findIndex((line) => STATUS.test(line))).toBe(1);
      expect(said.filter((line) => STATUS.test(line))).toHaveLength(1);
    },
  );

  it('stands below a list, not in it', async () => {
    const said = await lines('江苏的科技型小企业怎么评上高企');
    const last = said.findLastIndex((line) => line.startsWith('· '));
    if (last >= 0) expect(said[last + 1]).toMatch(/^（这份文件到/);
  });
});

it.each([
  '岳阳转发的破零倍增现在去报还赶得上么',
  '江苏小升高，儿子讲升上去奖钱，我们现在去弄还来得及伐，奖多少',
  '把湖南破零倍增计划的文号给我，现在还认么',
])('is said before all else where it is asked whether one may still apply: %s', async (text) => {
  const said = await lines(text);
  expect(said[0]).toMatch(/^不能再按它申报：这份文件到20\d\d年12月31日已经过期/);
  expect(said.filter((line) => line.includes('已经过期'))).toHaveLength(1);
});

it.each(['湖南破零奖好多钱', '重庆首次过高企奖多少'])(
  'is said after what is asked where money is that the text does not name: %s',
  async (text) => {
    const [first, second] = await lines(text);
    expect(first).toMatch(/没有写/);
    expect(second).toMatch(/^（这份文件到20\d\d年12月31日已经过期/);
  },
);
