import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const COUNTY = `徽县银杏产业扶持办法
第一条 为支持银杏产业，制定本办法。
第二条 银杏加工企业年度设备投入达到200万元的，按投入的6%给予一次性补助。
第三条 新增的银杏民宿，给予7万元奖励。
第四条 在徽县首次就业并连续缴纳社会保险满6个月的银杏技工，给予本人3000元奖励。
第五条 本办法自2025年1月1日起施行，由徽县林业局负责解释。
`;

let parts: Services;
beforeAll(async () => {
  ({ parts } = await withIngested({ 银杏: COUNTY }));
});

const ask = async (text: string): Promise<string> =>
  (await answerOnce({ id: null, text, history: [], asOf: '2026-11-27' }, parts)).text;

describe('a place of which only an ingested text is held', () => {
  it('is asked about though it is told of somebody else, and the place around it is named too', async () => {
    const reply = await ask('表哥在徽县做银杏茶，去年评上了陇南的专精特新，设备添了220万，能补多少');
    expect(reply).not.toContain('没有收录陇南市的政策');
    expect(reply).toMatch(/6%|13\.2万/);
  });

  it('is said of no trade to have nothing: nobody knows which trades its text is for', async () => {
    expect(await ask('徽县开养老院的，下个月有个护理班要考，学费能不能报')).not.toContain('没有收录专门给');
  });
});
