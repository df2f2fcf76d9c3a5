import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const TOWN = `天水市秦安县夜间经济扶持资金管理办法
第一条 为发展夜间经济，制定本办法。
第二条 夜间经济扶持对象是指在秦安县设立、具有独立法人资格的餐饮、零售和文化企业。
第三条 新开设的夜市街区，摊位达到40个以上的，给予运营企业12万元奖励。
第四条 引进首店的商场，按首店装修票据实际发生额给予补助，最高不超过35万元。
第五条 企业申请补助前应确定装修单位并完成装修，装修票据、首店合同由县商务局审核。
第六条 企业向所在乡镇提出申请，由乡镇初审后报县商务局。
第七条 本办法自2025年1月1日起施行，由县商务局负责解释。
`;

let parts: Services;
beforeAll(async () => {
  ({ parts } = await withIngested({ 夜间: TOWN }));
});

const ask = async (text: string): Promise<string> =>
  (await answerOnce({ id: null, text, history: [], asOf: '2026-11-27' }, parts)).text;

describe('a document that is called by its subject', () => {
  it('answers whether somebody may have what it gives, and lists nothing', async () => {
    const text = await ask('我是个体户，在秦安县卖烧烤，能申请县里的夜间经济扶持资金不？');
    expect(text).toMatch(/^不行，条文要求：.*独立法人/);
    expect(text).not.toContain('12万元');
  });

  it('answers up to when one applies by what it leaves out', async () => {
    expect(await ask('秦安县开夜宵店的，夜间经济扶持资金每年几号截止')).toMatch(/^条文没有写[^\n]*截止/);
  });
});

describe('an amount that is asked for', () => {
  it('is told by the clause that pays for what is named, where a nearer one pays nothing', async () => {
    const text = await ask('秦安县的商场引进首店，装修单位的票据审核下来一共52万，县里能给报多少');
    expect(text).toContain('35万元');
    expect(text).not.toContain('没有写明具体金额');
  });
});
