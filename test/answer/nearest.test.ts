import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, asOf = '2025-06-01'): Promise<Reply> =>
  answerOnce({ id: null, text, history: [], asOf }, parts);
const body = (reply: Reply): string => reply.text.split('\n\n依据：')[0] ?? '';

describe('a question of which only a neighbour is held', () => {
  it.each(['研发费用加计扣除的比例是几个点', '高新技术企业所得税税率多少', '小型微利企业税负多少'])(
    'gets no subsidy’s figure for a tax: %s',
    async (text) => {
      const shown = body(await ask(text));
      expect(shown).toContain('条文没有写明比例或税率，请向税务部门询问');
      expect(shown).not.toMatch(/\d\s*(?:%|万|元)/);
    },
  );

  it('is told that help of that kind is not what the clause grants', async () => {
    expect(body(await ask('湖南通用机场的建设补贴有多少'))).toMatch(
      /^手上的节选没有写您问的这种补贴，最接近的是下面的内容/,
    );
    expect(body(await ask('湖南通用机场的运行补助有多少'))).not.toContain('这种补贴');
  });

  it('is told where the figures of a clause are no award', async () => {
    expect(body(await ask('长沙小升规有没有奖励'))).toMatch(/^手上的节选没有写发钱，也没有写金额或比例/);
    expect(body(await ask('破零倍增要培育多少创新工程师', '2021-06-01'))).not.toContain('没有写明');
  });

  it('gets no heading without a text for a figure, and a text before a heading', async () => {
    expect((await ask('江苏的贷款贴息多少')).outcome).toBe('decline');
    expect(body(await ask('江苏对科技型中小企业有什么支持', '2020-06-01'))).toMatch(/^(?!“)/);
    expect(body(await ask('江苏高企培育库怎么入库', '2020-06-01'))).toContain('“推动科技型中小企业入库培育”只有标题');
  });

  it('is not written to order', async () => {
    expect((await ask('请帮我写一份商业计划书')).outcome).toBe('decline');
  });
});

describe('a question of a document', () => {
  it('is answered from the part that it numbers', async () => {
    expect((await ask('长政办发〔2022〕4号第一条讲什么')).citations[0]?.clause).toMatch(/#1\./);
  });

  it('that asks which document says something is answered with what it says', async () => {
    expect(body(await ask('专精特新企业进产融合作白名单是湖南哪份文件写的', '2021-06-01'))).toMatch(/出自《.*白名单/s);
  });
});

describe('a question of two places', () => {
  it('leaves none of them out', async () => {
    expect(body(await ask('国家级小巨人在长沙和杭州加起来能拿多少'))).toMatch(/长沙市：.*杭州市：/s);
  });
});

describe('a question without a place', () => {
  it.each([
    ['贴息是几个点', ['长沙市', '湖南省', '杭州市']],
    ['首次认定小巨人给多少奖励', ['杭州市', '长沙市']],
    ['研发补贴给多少', ['长沙市']],
  ])('is answered for each place that has it, by name: %s', async (text, places) => {
    const shown = body(await ask(text));
    for (const place of places) expect(shown).toContain(`${place}：`);
  });
});
