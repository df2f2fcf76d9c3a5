import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const WALNUTS = `陇南市核桃产业扶持办法
第一条 为支持核桃企业，制定本办法。
第二条 对纳入核桃储备名录的企业，给予补助23万元。
第三条 对本办法施行后新获得核桃地理标志的企业，每个标志给予19万元奖励。
第四条 对2025年以来获评核桃示范园的企业，给予最高70万元奖励。
第五条 对购买非关联方核桃苗木的企业，按合同额的8%给予补助，最高不超过60万元。
第六条 核桃培训基地根据两年共培训农户的数量，按150元/人的标准给予补助，总额最高不超过5万元。
第七条 核桃油企业年销售额600万元（含）至2000万元（不含）的，给予补助11万元；2000万元（含）以上的，给予补助28万元。
第八条 本办法自2026年3月1日起施行，有效期至2028年6月30日，由市农业农村局负责解释。
`;

describe('what is told of a case, held against the words of an ingested clause', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (await answerOnce({ id: null, text: question, history: [], asOf: '2026-11-26' }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ walnuts: WALNUTS }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it.each([
    ['陇南核桃企业没进过储备名录，那23万补助能拿吗', /^不行，条文要求/],
    [
      '陇南核桃企业的地理标志是2025年11月下来的，奖励能拿多少',
      /^不算：[^\n]*自2026年3月1日起施行[^\n]*2025年11月在那之前/,
    ],
    ['陇南企业2024年评上的核桃示范园，70万奖励能拿吗', /^不算：条文只算2025年以来新得的/],
    ['陇南企业从自家关联公司买了200万的核桃苗木，能补多少', /^不行，条文把这种情形排除在外/],
    ['陇南核桃培训基地头一年培训130人，第二年培训150人，一共补多少', /^4\.2万元：您说的130人加您说的150人/],
  ])('decides first: %s', async (question, first) => {
    expect(await ask(question)).toMatch(first);
  });

  it('holds what comes on top against no line by itself', async () => {
    const text = await ask('陇南核桃油企业年销售额1900万，补助能给多少？要是再多卖100万是不是就高一档？');
    expect(text).not.toMatch(/不够/);
  });

  it('is read for no lack where the word only begins like one', async () => {
    expect(await ask('陇南核桃企业紧缺人手，纳入了储备名录，补助给多少')).not.toMatch(/^不行/);
  });

  it('is told that no part of the document speaks of what is asked', async () => {
    expect(await ask('陇南市核桃产业扶持办法里每平米补多少房租')).not.toMatch(/^(?:最高不超过)?\d+万元/);
  });
});
