import { beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const said = async (text: string): Promise<string> =>
  (await answer({ id: null, text, history: [], asOf: '2026-03-01' }, parts)).text;

describe('a comparison', () => {
  it('holds the measures of two places against each other point by point, and never says which is higher', async () => {
    const text = await said('国家级小巨人，长沙和杭州的奖励哪边高');
    for (const point of ['金额：', '条件：', '期限：', '状态：']) expect(text).toContain(point);
    expect(text).toMatch(/杭州首次认定专精特新小巨人企业奖励：最高不超过100万元/);
    expect(text).toMatch(/长沙新认定国家级小巨人企业奖励：50万元/);
    expect(text).toMatch(/不能只看数说哪边高/);
  });

  it('says what one place has and the other has not', async () => {
    const text = await said('小巨人的支持，杭州和长沙对比一下');
    expect(text).toMatch(/长沙市另有：.*贷款贴息/);
  });

  it('tells of places at large what each pays, and of one that states no sum just that', async () => {
    const text = await said('准备建第二个厂，长沙跟重庆哪边给得多');
    expect(text).toMatch(/重庆市.*没有写数额/);
    expect(text).toMatch(/不能说哪边给得多/);
  });

  it('says of a place without such a clause that none is held', async () => {
    expect(await said('宁波和杭州的省级专精特新奖励哪个高')).toMatch(/宁波市：没有收录这方面的条款/);
  });
});
