import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const told = async (text: string, ...history: string[]) => {
  const { outcome, text: all, citations } = await answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts);
  return { outcome, first: all.split('\n')[0] ?? '', all, clauses: citations.map(({ clause }) => clause) };
};

describe('asked how much at most', () => {
  it('tells what is sure apart from what may be, each with its clause, and what no text says', async () => {
    const firm = '我们在长沙，市级小巨人，2024年认定，今年贷款800万，研发费用400万，主营收入5000万';
    const { first, all } = await told('怎么搭配最划算', firm);
    expect(first).toMatch(/^能定下来的合计40万元，另外最多还可能24万元，都成的话最多64万元（上限，不是承诺）/);
    expect(all).toMatch(/能定下来的是：\n· 长沙市级小巨人企业研发补贴：.*40万元/);
    expect(all).toMatch(/文件没有写能不能同时拿：长沙市级小巨人企业研发补贴.*和长沙市级小巨人企业贷款贴息/);
    expect(all).toMatch(/评上称号或者做成了才有：长沙新认定国家级小巨人企业奖励/);
  });

  it('combines all that fits, and asks the one question that moves most money', async () => {
    const { first, all, clauses } = await told('我们省级专精特新,在杭州萧山,最多能拿多少钱怎么搭配最划算');
    expect(first).toMatch(/^还没有能定下来的钱，都成的话合计最多可能520万元（上限，不是承诺）/);
    expect(all).toContain('没有定数：杭州省级以上专精特新中小企业贷款贴息');
    expect(all.match(/请问：/g)).toHaveLength(1);
    expect(all).toContain('请问：贵公司是不是已经成功上市');
    expect(clauses.every((id) => id.startsWith('hangzhou'))).toBe(true);
  });

  it('counts nothing that takes a title nobody told of, where something is surely due', async () => {
    const { first, all } = await told('浏阳小企业，今年两个产品新认定国家级单项冠军产品，总共能拿多少钱怎么搭配');
    expect(first).toMatch(/^能定下来的合计200万元\[1\]/);
    expect(all).toMatch(/还没有算进来，评上称号或者做成了才有：/);
  });

  it('adds the aid for a title had for the first time to that for a product of the province', async () => {
    const { first } = await told('临平的厂，机器去年省里认了首台套，厂子今年头回评上省专精特新，两样加一起有几多钱');
    expect(first).toMatch(/能定下来的合计50万元，另外最多还可能20万元/);
  });

  it('adds up all that is told, whatever words the clauses lead to', async () => {
    const firm = '长沙经开区的厂，市级小巨人和国家级小巨人都是今年新认定，银行借款2500万，研发600万，主营收入9000万';
    const { first } = await told(`${firm}。全部加起来头一年最多多少`);
    expect(first).toMatch(/都成的话最多150万元/);
  });

  it('never counts what is for another trade', async () => {
    const { all } = await told('长沙机械加工厂，一共能拿多少钱');
    expect(all).toContain('合计最多可能');
    expect(all).not.toMatch(/机场|飞行|航空|重大项目/);
  });

  it('asks for the place, and goes on with its answer', async () => {
    expect((await told('最多能拿多少')).outcome).toBe('ask');
    expect((await told('长沙', '最多能拿多少')).first).toContain('合计最多可能');
  });

  it('leaves a measure that is named to itself', async () => {
    expect((await told('长沙贷款贴息最多能拿多少')).first).toMatch(/^每年最高不超过50万元/);
  });
});
