import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const LACQUER = `天水市漆器产业扶持办法
第一条 为支持漆器产业，制定本办法。
第二条 新建漆器项目，自投产年度起参照其年度地方财政贡献给予企业连续6年奖励，即：前3年给予地方财政贡献90%的奖励，后3年给予地方财政贡献40%的奖励，每年最高不超过600万元。
第三条 新认定的漆器大师工作室，给予一次性奖励14万元。
第四条 本办法自2025年1月1日起施行，由市工业和信息化局负责解释。
`;

describe('shares that change from year to year', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (await answerOnce({ id: null, text: question, history: [], asOf: '2026-11-26' }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ lacquer: LACQUER }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it.each([
    [
      'each of the sum of its year',
      '天水新建的漆器项目，地方财政贡献第一年200万、第二年300万、第三年400万、第四年500万，前四年一共奖多少',
      /^1010万元：您说的200万按90%是180万元，您说的300万按90%是270万元，您说的400万按90%是360万元，您说的500万按40%是200万元/,
    ],
    [
      'of the sum of the year that is asked',
      '天水新建的漆器项目，地方财政贡献第一年200万、第五年400万，第五年奖多少',
      /^您说的400万按40%是160万元/,
    ],
    [
      'of one year, where all are asked',
      '天水新建的漆器项目，地方财政贡献第二年200万，六年一共奖多少',
      /^您说的200万按90%是180万元/,
    ],
  ])('are paid %s', async (_, question, first) => {
    expect(await ask(question)).toMatch(first);
  });

  it.each([
    ['a year past the last one', '天水新建的漆器项目，每年地方财政贡献300万，第七年奖多少', /1170万元|270万元|120万元/],
    ['a year of which no sum is told', '天水新建的漆器项目，地方财政贡献第一年200万，第五年奖多少', /180万元|80万元/],
  ])('come to nothing for %s', async (_, question, wrong) => {
    expect(await ask(question)).not.toMatch(wrong);
  });
});
