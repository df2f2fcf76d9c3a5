import { describe, expect, it } from 'vitest';
import { draftsFrom, measureOf } from './made-drafts.ts';

describe('what the format says of', () => {
  it.each([
    [
      'a scale in foreign money',
      '对跨境电商年进出口额200万美元以上的企业，给予10万元扶持资金；年进出口额500万美元以上的企业，给予20万元扶持资金。',
      {
        tiers: {
          by: '跨境电商年进出口额',
          bands: [
            { below: '200万美元', fixed: '0元' },
            { min: '200万美元', below: '500万美元', fixed: '10万元' },
            { min: '500万美元', fixed: '20万元' },
          ],
        },
      },
      undefined,
    ],
    [
      'a scale by lines side by side',
      '对年度工业总产值首次超过60亿元、40亿元、10亿元的企业，分别奖励100万元、50万元、20万元。',
      {
        tiers: {
          by: '年度工业总产值',
          bands: [
            { max: '10亿元', fixed: '0元' },
            { above: '10亿元', max: '40亿元', fixed: '20万元' },
            { above: '40亿元', max: '60亿元', fixed: '50万元' },
            { above: '60亿元', fixed: '100万元' },
          ],
        },
      },
      undefined,
    ],
    [
      'a share of what lies beyond a line',
      '对检测企业年产值同比增长超过900万元的，给予企业超出额0.5%的奖励，最高不超过20万元。',
      { of: '年产值同比增长', excess: '900万元', rate: '0.5%' },
      '20万元',
    ],
    [
      'what it really cost',
      '对境内挂牌企业，按照经审核后的挂牌费用实际发生额给予补贴，补贴额度最高不超过150万元。',
      { actual: '挂牌费用实际发生额' },
      '150万元',
    ],
    [
      'a ceiling for each beside one for all',
      '对首次应用的新材料产品予以奖励，单个产品最高50万元，每家企业年度奖励最高200万元。',
      { each: '50万元', per: '首次应用的新材料产品数量' },
      '200万元',
    ],
  ])('%s', (_, text, amount, cap) => {
    const [draft] = draftsFrom(text);
    expect(draft?.unsure).toEqual([]);
    expect(measureOf(draft).award).toMatchObject({ amount, ...(cap && { cap }) });
  });

  it('a rate with a ceiling for each beside one for all, with examples of both', () => {
    const [draft] = draftsFrom(
      '对引进新药品种的企业，按照销售金额的5%给予奖励，单个品种奖励金额最高不超过300万元，单个企业年度奖励金额最高不超过1000万元。',
    );
    expect(draft?.unsure).toEqual([]);
    const { award, examples } = measureOf(draft);
    expect(award).toMatchObject({ capEach: { cap: '300万元', per: '引进新药品种数量' }, cap: '1000万元' });
    expect(examples.map((e) => e.expect.amount)).toEqual(expect.arrayContaining(['300万元', '1000万元']));
  });

  it('a range, instalments, and a ceiling of all years', () => {
    const [range] = draftsFrom('对检测平台，按固定资产投资的5%—20%给予奖励。');
    expect(measureOf(range).award).toMatchObject({ promise: 'up-to', amount: { rate: '20%' }, from: '5%' });
    const [parts] = draftsFrom('对检测平台，给予12万元奖励（第一年奖励6万元，第二年奖励4万元，第三年奖励2万元）。');
    expect(measureOf(parts).award).toMatchObject({
      amount: { fixed: '12万元' },
      paid: [
        { when: '第一年', sum: '6万元' },
        { when: '第二年', sum: '4万元' },
        { when: '第三年', sum: '2万元' },
      ],
    });
    const [years] = draftsFrom('对检测平台，按设备投资额的10%给予奖励，每年最高50万元，累计不超过100万元。');
    expect(measureOf(years).award).toMatchObject({ cap: '50万元', capAll: '100万元' });
    expect([range, parts, years].flatMap((d) => d?.unsure)).toEqual([]);
  });

  it('whose sum it is, where another project has one too', () => {
    const [draft] = draftsFrom('对服务业项目固定资产投资3000万元以上的，按固定资产投资的5%给予奖励。');
    expect(measureOf(draft).award.amount).toMatchObject({ of: '服务业项目固定资产投资' });
  });

  it('a sum with what brackets say of it in the question', () => {
    const [draft] = draftsFrom('对累计销售额（不含税）达到2000万元以上的企业，给予30万元奖励。');
    expect(draft?.facts).toContain('累计销售额（不含税）是多少？');
  });

  it('a line that counts itself', () => {
    const [draft] = draftsFrom('对上年度产值突破1亿元（含）的制造业企业，一次性奖励50万元。');
    expect(measureOf(draft).conditions?.all).toContainEqual({ fact: '上年度产值', min: '1亿元' });
  });
});
