import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const BAMBOO = `丽水市竹编产业扶持办法
第一条 为支持竹编产业，制定本办法。
第二条 竹编企业年工艺研究投入达到或超过900万元的，给予一次性补助60万元；300万元（含）至900万元（不含）的，给予一次性补助25万元。
第三条 企业向高校捐赠用于竹编工艺研究的支出，在计算应纳税所得额时按照实际发生额扣除，并可按照100%加计扣除。
第四条 竹编企业租用检测设备的，按实际支付额的40%给予补助，每家企业每年最高80万元。
第五条 对新上的竹材加工项目（不含毛竹砍伐），固定资产投资700万元及以上的，按固定资产投资的3%—12%给予奖励。
第六条 竹编单品种销售收入超过1500万元的，给予企业15万元奖励。
第七条 申报单位向所在县业务主管部门提出申请，由后者初审后报市林业局评审；市直企业直接向市林业局申请。
第八条 申报企业应报送如下材料：
（一）申请报告；
（二）上年度审计报告。
第九条 本办法由市林业局负责解释，自2025年1月1日起施行。
`;

describe('which clause of an ingested document is told', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (await answerOnce({ id: null, text: question, history: [], asOf: '2026-11-26' }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ bamboo: BAMBOO }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it('is the one that is nearest and tells a rate itself, not another into which the sum happens to fall', async () => {
    const donated = await ask('丽水竹编企业给高校捐赠了400万做工艺研究，税前能扣多少');
    expect(donated).toContain('100%加计扣除');
    expect(donated).not.toMatch(/25万元|160万元/);
    const built = await ask('在丽水新上一个竹材加工项目，投了1600万，能拿那个固定资产投资奖吗');
    expect(built).toContain('3%—12%');
    expect(built).not.toContain('15万元');
  });

  it('is no other for its ceiling, which the sum of the asker equals', async () => {
    expect(await ask('丽水竹编厂给大学捐了80万做工艺研究，税上能扣多少')).toContain('100%加计扣除');
  });

  it('is another where the nearest tells no sum, or draws only lines that the asker misses', async () => {
    expect(await ask('丽水竹编企业租检测设备付了150万，能补多少')).toMatch(/^60万元/);
  });

  it.each([
    '丽水竹编扶持的材料直接送市林业局收不收',
    '申请丽水竹编扶持，材料送到县里还是市里',
    '想报丽水竹编扶持，材料往哪交',
    '报丽水竹编扶持，材料送到哪，是直接跑市里吗',
  ])('is that of whom one applies to where it is asked to whom papers go: %s', async (question) => {
    const text = await ask(question);
    expect(text).toMatch(/^(?:不是直接交[^\n]*\n)?申报单位向所在县业务主管部门提出申请/);
    expect(text).not.toMatch(/没有写|审计报告/);
  });

  it('is the list too where it is asked which papers', async () => {
    const text = await ask('想报丽水竹编扶持，要交哪几样材料，交到哪');
    expect(text).toContain('审计报告');
    expect(text).toContain('向所在县业务主管部门提出申请');
  });

  it('is that of whom one applies to where the document writes nothing of when, unless it is asked of one measure', async () => {
    const whole = await ask('丽水竹编产业扶持每年几月份开始受理，几号截止');
    expect(whole).toMatch(/^条文没有写[^\n]*截止时间/);
    expect(whole).toContain('向所在县业务主管部门提出申请');
    expect(await ask('丽水竹编租用检测设备的补助几号截止')).toContain('40%');
  });
});
