import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const HERDERS = `定西市牧业用工补助办法
第一条 为支持牧业企业用工，制定本办法。
第二条 牧业企业招用毕业3年内的兽医专业学生并缴纳社会保险费满4个月的，按每人2600元给予牧医补助。
第三条 牧业企业招用放牧工人、签订1年以上劳动合同并连续缴纳社会保险费6个月的，按放牧工人数给予放牧补助。招用5人以下的按每人700元给予补助；招用6人以上的每增加1人给予900元补助，总额最高不超过2万元。申请人应于首次签订劳动合同之日起18个月内提出。
第四条 本办法自2025年1月1日起施行，由市农业农村局负责解释。
`;

describe('a stretch of time or a day that the asker tells', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (await answerOnce({ id: null, text: question, history: [], asOf: '2026-11-26' }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ herders: HERDERS }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it.each([
    ['定西牧业公司招了3个兽医学生，社保刚交满两个月，牧医补助一共多少', /^不够：条文写的门槛是4个月/],
    [
      '定西牧业公司招了个2021年6月毕业的兽医学生，牧医补助有吗',
      /^过期限了：条文写的期限是3年[^\n]*2021年6月到现在已经超过/,
    ],
    ['定西牧业公司招的兽医学生毕业四年了，牧医补助能拿多少', /^过期限了：条文写的期限是3年[^\n]*四年已经超过/],
  ])('decides before any sum: %s', async (question, first) => {
    const text = await ask(question);
    expect(text).toMatch(first);
    expect(text).not.toMatch(/7800元/);
  });

  it.each([
    ['定西牧业公司招了3个毕业两年的兽医学生，社保交了8个月，牧医补助一共多少', /^7800元/],
    // A contract of a year runs; nothing of it has to be over.
    ['定西牧业公司放牧工人招了8个，合同都签了，社保交了半年，放牧补助一共多少', /^6200元/],
  ])('leaves the sum where it is met: %s', async (question, first) => {
    expect(await ask(question)).toMatch(first);
  });
});
