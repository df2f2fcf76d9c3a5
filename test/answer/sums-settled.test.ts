import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const TEA = `黄冈市茶叶加工产业扶持办法
第一条 为发展茶叶加工产业，制定本办法。
第二条 茶叶企业购置杀青机的，按购机款的10%给予补助，每台最高3万元，每家企业每年最高50万元。
第三条 茶叶企业建设清洁化厂房的，按改造投资的15%给予补助，最高120万元。
企业环境信用评价为红标的，补助比例降为8%。
第四条 新开茶叶连锁品牌，在本市直营店达到5家的，一次性奖励10万元。
第五条 茶叶企业年加工产值首次达到1亿元的，奖励12万元。
第六条 本办法自2025年3月1日起施行，由市农业农村局负责解释。
`;

describe('what a figure comes to by a text alone', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (
      await answerOnce(
        { id: null, text: question, history: ['想问《黄冈市茶叶加工产业扶持办法》'], asOf: '2026-11-26' },
        parts,
      )
    ).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ tea: TEA }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it('is so much for each of several things, each cut to what is paid for one', async () => {
    expect(await ask('买了4台杀青机，每台20万，补多少')).toMatch(/^8万元：您说的20万按10%算，每台是2万元，乘您说的4台/);
    expect(await ask('买了4台杀青机，每台40万，补多少')).toMatch(/^最高不超过12万元：/);
  });

  it('is a share by the sentence that decides', async () => {
    expect(await ask('清洁化厂房改造投资300万，补多少')).toMatch(/^45万元：/);
    expect(await ask('清洁化厂房改造投资300万，企业环境信用评价是红标，补多少')).toMatch(/^24万元：您说的300万按8%算/);
  });

  it('misses no line by a part, nor by what the text pays', async () => {
    expect(await ask('茶叶连锁品牌自己开了3家，还有4家是加盟的，凑一凑够不够')).not.toMatch(/^不够：/);
    expect(await ask('今年加工产值一亿零五百万，那12万该发了吧')).not.toMatch(/不够：.*12万/);
  });
});
