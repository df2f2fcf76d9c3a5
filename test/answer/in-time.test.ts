import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const TEXT = `天水市核桃加工奖补办法
天政办发〔2026〕9号
天水市人民政府办公室
2026年2月3日
第一条 为支持本市核桃加工企业，制定本办法。
第二条 新建核桃加工生产线的企业，按设备投资的10%给予补助，最高60万元。补助应当自生产线投产之日起9个月内提出申请。
第三条 骗取补助的，追回资金，三年内不予受理其申请。
第四条 申请由县区农业农村局受理，每年4月1日至4月30日、10月8日至10月31日集中受理。
第五条 本办法自2026年3月1日起施行，有效期三年。
`;

let data: string;
let parts: Opened;
beforeAll(async () => {
  ({ data, parts } = await withIngested({ TEXT }));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const ask = async (text: string, asOf: string): Promise<string> =>
  (await answerOnce({ id: null, text, history: [], asOf }, parts)).text;

describe('whether there is still time', () => {
  it.each([
    [
      '天水新建核桃加工生产线的补助，去年9月投产的，今天才想起来，还来得及吗',
      '2026-11-28',
      /^来不及：条文写的是9个月[\s\S]*您说的9月/,
    ],
    [
      '天水新建核桃加工生产线的补助，今年8月投产的，忙忘了，现在申请还来得及吗',
      '2026-11-28',
      /^时间上来得及：条文写的是9个月/,
    ],
    [
      '天水新建核桃加工生产线的补助，今年8月投产的，明年7月再去申请来得及吗',
      '2026-11-28',
      /^来不及：[\s\S]*到您说的7月/,
    ],
  ])('is told by how long ago it came about: %s', async (message, asOf, first) => {
    expect(await ask(message, asOf)).toMatch(first);
  });

  it.each(['今年2月', '12月5号'])('is not told where the day as told leaves it open: %s', async (day) => {
    const text = await ask(`天水新建核桃加工生产线的补助，${day}投产的，今天才想起来，还来得及吗`, '2026-11-28');
    expect(text).not.toMatch(/来不及：|时间上来得及：/);
  });

  it.each([
    ['2026-11-28', /^今天不在受理的时间里：条文写的是4月1日到4月30日、10月8日到10月31日/],
    ['2026-10-20', /^今天在受理的时间里/],
  ])('is told by the days on which it is taken: %s', async (asOf, first) => {
    expect(await ask('天水核桃加工补助，县里现在还收不收材料', asOf)).toMatch(first);
  });
});
