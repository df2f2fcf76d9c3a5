import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string, ...history: string[]): Promise<string> =>
  (await answerOnce({ id: null, text, history, asOf: '2026-11-28' }, parts)).text;

describe('what was told of the firm', () => {
  it('is not asked again: what the routes are flown with', async () => {
    const text = await ask('今年开了一条固定线卖票，飞了260个小时，能拿啥', '我们在郴州', '用的是垂直起降的eVTOL');
    expect(text).toMatch(/260小时 × 1000元\/小时 = 26万元/);
  });

  it('is taken as supposed where a thing is only supposed to move', async () => {
    const text = await ask(
      '要是他把主基地挪回株洲，两架6吨的直升机一年飞700小时，能补多少',
      '有家通航客户执照在株洲，主基地也报的南昌',
    );
    expect(text).toContain('主运行基地真正设过去以后才有');
  });

  it('is told with the years that a sum is paid for', async () => {
    expect(await ask('长沙市级小巨人，前年认定的，今年贷款600万，能贴多少')).toContain('自2024年起连续3年');
  });

  it('is asked for where it means to go', async () => {
    expect(await ask('在武汉做锂电隔膜，想到湘潭建新厂，投15亿不算地，去了能拿什么')).toContain('重大项目');
    expect(await ask('武汉做激光器的，省级专精特新，考虑整体搬到长沙，搬了以后能拿啥')).toContain('长沙市级小巨人');
  });

  it('leaves out what was had where it is asked what else there is', async () => {
    const text = await ask('钱塘做元件的，23年国家小巨人奖励拿过了，今年复核刚过，明年想上市，还能拿啥');
    expect(text).not.toMatch(/没有写能不能都拿/);
    expect(text).toContain('您说已经领过的，不再算：杭州首次认定专精特新小巨人企业奖励');
  });
});
