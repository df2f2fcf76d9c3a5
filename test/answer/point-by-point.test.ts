import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const said = async (text: string): Promise<string> =>
  (await answerOnce({ id: null, text, history: [], asOf: '2026-03-01' }, parts)).text;

describe('a comparison', () => {
  it('begins with why neither is higher as it stands, and with what would make each so', async () => {
    const text = await said('杭州和长沙的小巨人奖励哪个多');
    expect(text).toMatch(/^不能直接说哪边高：杭州市只写最高100万元\[\d\].*长沙市写明50万元\[\d\]。/);
    expect(text).toMatch(/拿到的比50万元多，才是杭州市\[\d\]高；不到，就是长沙市\[\d\]高/);
    expect(text.split('\n依据：')[0]?.length).toBeLessThanOrEqual(350);
  });

  it('holds the measures of two places against each other point by point, what both ask once', async () => {
    const text = await said('国家级小巨人，长沙和杭州的奖励哪边高');
    for (const point of ['金额：', '条件：', '期限：', '状态：']) expect(text).toContain(point);
    expect(text).toMatch(/杭州首次认定专精特新小巨人企业奖励：最高不超过100万元/);
    expect(text).toMatch(/长沙新认定国家级小巨人企业奖励：50万元/);
    expect(text).toMatch(/条件：都要是国家级专精特新小巨人，新认定；长沙市还要中小微企业/);
  });

  it('says what one place has and the other has not, in a line', async () => {
    const text = await said('小巨人的支持，杭州和长沙对比一下');
    expect(text.match(/另有：/g)).toHaveLength(1);
    expect(text).toMatch(/另有：.*贷款贴息/);
  });

  it('compares no sums of different titles', async () => {
    expect(await said('贷款贴息，长沙和杭州哪边多')).toMatch(/^不能直接说哪边高：各自要的称号不一样/);
  });

  it('holds two measures of a place against each other', async () => {
    const text = await said('杭州链主工厂和智能工厂哪个补得多');
    expect(text).toMatch(/^不能直接说哪边高：.*只写最高500万元\[\d\].*只写最高\d+万元/);
  });

  it('tells of places at large what each pays, and first of one that states no sum just that', async () => {
    const text = await said('准备建第二个厂，长沙跟重庆哪边给得多');
    expect(text).toMatch(/^不能说哪边给得多：重庆市\[\d\]没有写数额/);
  });

  it('says first of a place without such a clause that none is held', async () => {
    expect(await said('宁波和杭州的省级专精特新奖励哪个高')).toMatch(/^比不了：没有收录宁波市这方面的条款/);
  });
});
