import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const KITES = `汕尾市风筝产业扶持办法
第一条 风筝农场类项目，固定资产投资600万元及以上至3000万元、3000万元以上至8000万元的，参照其年度地方财政贡献的60%和70%给予企业奖励。
第二条 对初次认定为国家级和省级企业风筝（设计）中心的，分别给予企业90万元和20万元奖励。
第三条 风筝创业者合伙借款的，最高不超过个人借款额度上限（20万元）之和的120%。
第四条 企业支持非营利性风筝研究机构用于安全检测的支出，按照实际发生额在税前扣除，并可按照100%在税前加计扣除。
第五条 风筝设计师到海岛乡镇企业就业的，按首席每人9000元、骨干每人6000元、其他每人3000元标准给予补贴。
第六条 企业使用风洞测试服务产生的费用，按照企业实际支付额的40%给予补助，每家企业每年最高补助70万元。
第七条 对初次认定为风筝安全示范企业的，给予企业15万元奖励。
第八条 本办法自2025年1月1日起施行，有效期至2027年6月30日。
`;

describe('sums that a message gives no ground for', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (await answerOnce({ id: null, text: question, history: [], asOf: '2026-11-26' }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ kites: KITES }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it.each([
    [
      'a sum of another kind that reaches the steps',
      '汕尾风筝农场项目，地方财政贡献从400万增长到1700万，奖多少',
      /240万|1020万/,
    ],
    ['a name of another title', '汕尾国家级风筝协会会员单位重新认定，给多少', /^90万元/],
    ['what is for the first time alone', '汕尾风筝安全示范企业重新认定给多少钱', /^(?:是，)?15万元/],
    [
      'a number of people of whom some fail',
      '汕尾五个风筝创业者合伙借款，有两个人资格不够，个人借款额度上限最多多少',
      /120万/,
    ],
    ['the staff of a firm', '汕尾风筝公司20人，借款额度最多多少', /480万/],
    ['a place that is not told', '汕尾风筝设计师是骨干，在市区上班，补贴多少', /^每人6000元/],
    ['what came back', '汕尾企业风洞测试服务去年花了150万，后来退了60万，费用补多少', /您说的150万/],
    ['what is agreed on and not paid', '汕尾企业风洞测试服务合同150万，付了50万，费用补多少', /您说的150万|^60万元/],
  ])('is none of %s', async (_, question, sum) => {
    expect(await ask(question)).not.toMatch(sum);
  });

  it('deducts nothing that is given for another purpose', async () => {
    expect(await ask('汕尾企业给风筝研究机构捐了80万盖安全大楼，税前一共能扣多少')).not.toContain('160万元');
  });

  it('deducts nothing that is not yet paid', async () => {
    const reply = await ask('汕尾公司答应给风筝研究机构捐80万做安全检测，还没付，算所得税时一共能扣多少');
    expect(reply).toMatch(/^付给条文写的对象、.*按您说的还不能认定/);
  });

  it('is a share of what was paid', async () => {
    expect(await ask('汕尾企业风洞测试服务合同150万，付了50万，费用补多少')).toMatch(/^20万元：您说的50万/);
  });
});
