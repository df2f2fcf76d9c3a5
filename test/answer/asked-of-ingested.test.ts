import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const CHEESE = `白银市奶酪产业奖励办法
第一条 为支持奶酪企业，制定本办法。
第二条 对新建奶酪车间的企业，给予一次性奖励34万元。
第三条 对开设奶酪体验馆的企业，按上年度营业额的6%给予奖励，累计奖励不超过4次。
第四条 境外主板上市且融资700万美元以上的奶酪企业，奖励90万元。
第五条 奶酪企业向所在乡镇提出申请，由市农业农村局审核。
第六条 奖励资金由市财政局直接拨付企业。
第七条 本办法自2024年1月1日起施行，有效期至2027年6月30日，由市农业农村局负责解释。
`;

describe('what is asked of a document that was ingested', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string, asOf = '2026-11-26') =>
    (await answerOnce({ id: null, text: question, history: [], asOf }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ cheese: CHEESE }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it('is answered on the day to come that it names', async () => {
    expect(await ask('白银市奶酪产业奖励办法，拖到明年9月再报行吗')).toMatch(/^不行，到那时已经过期/);
    expect(await ask('白银市奶酪产业奖励办法，拖到明年3月再报行吗')).toMatch(/^那时还在期限之内/);
  });

  it.each([
    ['白银市奶酪产业奖励办法能用到2027年年底吗', /^不行，到那时已经过期/],
    ['白银市奶酪产业奖励办法能用到2027年7月底吗', /^不行，到那时已经过期/],
    ['白银市奶酪产业奖励办法能用到2027年吗', /^要看那时是哪一天：/],
    ['白银市奶酪产业奖励办法能用到2027年6月底吗', /^那时还在期限之内/],
  ])('is held against a time that is told by its year or month alone as far as that goes: %s', async (text, words) => {
    expect(await ask(text)).toMatch(words);
  });

  it('is whether a document of years ago still serves, before anything else', async () => {
    expect(await ask('白银2024年那个奶酪奖励，我们还能照着去申请吗', '2028-03-01')).toMatch(/^已经过期/);
  });

  it('is whether it pays every year', async () => {
    expect(await ask('白银新建奶酪车间的奖励是不是每年都能领')).toMatch(/^条文写的是一次性给，没有写每年都给/);
    expect(await ask('白银开奶酪体验馆的奖励可以年年拿吗')).toMatch(/不能一直拿：条文写的是不超过4次/);
  });

  it('is to whom one applies, and who pays out, wherever the document says so', async () => {
    const text = await ask('白银奶酪奖励的材料先交到哪里，最后钱谁拨给我们');
    expect(text).toContain('向所在乡镇提出申请');
    expect(text).toContain('由市财政局直接拨付企业');
    expect(text).not.toMatch(/没有写/);
  });

  it('is not of the place where the firm is listed', async () => {
    const text = await ask('白银市做奶酪的企业在香港主板上市，融到500万美元，奖励90万能拿吗');
    expect(text).toMatch(/^不够：条文写的门槛是700万美元/);
    expect(text).not.toContain('香港特别行政区');
  });
});
