import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const SILK = `嵊泗县渔村民宿与海钓产业扶持办法
第一条 为发展海钓产业，制定本办法。
第二条 本办法适用于在本县登记、从事海钓经营的企业。个体工商户从事海钓满两年的，可以申报第三条奖励。
第三条 新购海钓船的，按照购置金额的11%给予补助，单个企业每年最高32万元。购置二手船的，不予补助。船由关联企业转让的，不计入购置金额。
第四条 举办全国性海钓比赛的，每场给予7万元奖励。比赛应当在举办前30日向县文化和旅游局备案，未备案的不予奖励。
第五条 已领取补助的企业三年内迁出本县的，应当全额退回补助资金；因不可抗力停业的，不要求退回。
第六条 申请人于每年五月向县文化和旅游局提出申请，逾期不予受理。
第七条 本办法自2025年3月1日起施行，有效期四年。
`;

let data: string;
let parts: Opened;
beforeAll(async () => {
  ({ data, parts } = await withIngested({ SILK }));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const ask = async (question: string): Promise<string> => {
  const history = ['我们是嵊泗的，想问《嵊泗县渔村民宿与海钓产业扶持办法》'];
  const { text } = await answerOnce({ id: null, text: question, history, asOf: '2026-05-04' }, parts);
  return text.split('\n\n依据')[0] ?? '';
};

describe('what a sentence of an ingested document says to a question of yes or no', () => {
  it.each([
    ['比赛办完了才去备案，奖励还能领吗', /^不能，条文写的是：[^\n]*未备案的不予奖励/],
    ['船是从我哥的关联公司转过来的，这部分算不算', /^不算，条文写的是：[^\n]*不计入购置金额/],
    ['拿了补助第二年就搬去舟山，补助要退吗', /^(?:要|会)，条文写的是：[^\n]*应当全额退回/],
  ])('comes first, in the words that it asks with: %s', async (question, first) => {
    expect(await ask(question)).toMatch(first);
  });

  it('is not said where nothing is asked of yes or no', async () => {
    expect(await ask('海钓船补助最高能拿多少')).not.toMatch(/^(?:不能|可以|不算|有|要)，/);
  });
});
