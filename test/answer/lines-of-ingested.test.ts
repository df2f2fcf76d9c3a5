import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const LANTERNS = `自贡市彩灯产业扶持办法
第一章 奖励
第一条 彩灯新工艺开发项目投产后，年销售额达到600万元及以上的，按其研发实际发生额的20%给予企业奖励，最高奖励不超过70万元。
第二条 彩灯街区使用面积超过3万平方米、入驻彩灯商户达到12家的，每新入驻1家彩灯商户，给予街区2万元，最多给予90万元。
第三条 彩灯出口企业年出口额300万美元以上的，给予30万元扶持资金。
第四条 彩灯企业在境外交易所上市的，给予企业240万元奖励。
第五条 对新取得彩灯安全备案的企业，每个备案给予8万元奖励。
第六条 总投资9亿元以上、4亿元以上到9亿元的彩灯重点项目，对其中介服务费用分别给予40%、20%的奖励。
第二章 兑现
第七条 奖励按厂房封顶、竣工验收和投产满半年3个阶段，分别按应奖励额的20%、30%和50%对企业兑现。
第八条 本办法自2025年1月1日起施行，有效期至2027年6月30日。
`;

const DESIGNS = `巢湖市渔具设计扶持办法
第一条 为发展渔具设计，制定本办法。
第二条 渔具企业向设计企业购买外观设计服务，单个合同金额11万元以上的，按实际支付金额的30%补贴，每年最高60万元。
第三条 本办法自2025年1月1日起施行，有效期至2027年6月30日。
`;

describe('what a sum by an ingested clause rests on', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (await answerOnce({ id: null, text: question, history: [], asOf: '2026-11-26' }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ lanterns: LANTERNS, designs: DESIGNS }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it('is the line of the sentence that pays, which another figure misses', async () => {
    const short = '自贡彩灯新工艺开发项目，研发花了250万，年销售额450万，能拿多少';
    expect(await ask(short)).toMatch(/^不够：条文写的门槛是600万元.*您说的是450万/);
    const reached = '自贡彩灯新工艺开发项目，研发花了250万，年销售额750万，能拿多少';
    expect(await ask(reached)).toMatch(/^50万元/);
    const named = '自贡彩灯新工艺开发项目，年销售额750万，研发花了250万，其中设备费90万，能拿多少';
    expect(await ask(named)).toMatch(/^50万元/);
    const years = '自贡彩灯新工艺开发项目，研发花了250万，年销售额去年750万今年450万，能拿多少';
    expect(await ask(years)).not.toMatch(/^(?:50万元|不够)/);
  });

  it.each([
    ['the others miss the line', '自贡彩灯街区4万平方米，原来只有5家商户，今年新入驻3家，给街区多少', '6万元'],
    ['none is told as new', '自贡彩灯街区，服务商户30家，给街区多少', '60万元'],
    ['only fewer of them meet it', '自贡彩灯企业新取得7个安全备案，符合条件的只有4个，奖励多少', '56万元'],
    ['only fewer of them were granted', '自贡彩灯企业申请了6个安全备案，通过3个，奖励多少', '48万元'],
  ])('is no count where %s', async (_, question, sum) => {
    expect(await ask(question)).not.toContain(sum);
  });

  it('misses no line of steps of which another is reached', async () => {
    const stepped = '自贡彩灯重点项目总投资6亿，中介服务费花了70万，能奖多少';
    expect(await ask(stepped)).not.toMatch(/^不够/);
  });

  it('misses no line for all by the one of several that is less', async () => {
    const several = '巢湖渔具厂请设计公司做外观设计，两份合同一份28万一份8万，人家说36万全按三成返，实际返几多';
    expect(await ask(several)).not.toMatch(/^不够/);
    expect(await ask('巢湖渔具厂请设计公司做外观设计，合同8万，实际返几多')).toMatch(/^不够：条文写的门槛是11万元/);
  });

  it('misses no line of all by those alone that have newly come', async () => {
    const years = '自贡彩灯街区，去年新入驻9家商户，今年新入驻10家商户，给街区多少';
    expect(await ask(years)).not.toMatch(/^不够/);
  });

  it('is no step that only a part of what is told may reach', async () => {
    const part = '自贡彩灯出口企业，年出口额400万美元，其中彩灯只有120万美元，能拿多少';
    expect(await ask(part)).not.toMatch(/^30万元：|您说的400万美元/);
  });

  it('is not held against what several years come to', async () => {
    const years = '自贡彩灯街区每年新入驻15家商户，三年一共90万对吧';
    expect(await ask(years)).not.toContain('不是您说的90万');
  });

  it.each([
    ['an investment', '自贡彩灯项目投资4000万，奖励是一次给清还是分着给', '800万元'],
    ['a sum of which some was had', '自贡彩灯项目奖励200万已经领过一笔，剩下的分几次给', '40万元'],
    ['a sum that another clause pays', '自贡彩灯企业境外上市奖励240万，是分几次给', '48万元'],
  ])('splits not %s part by part', async (_, question, part) => {
    expect(await ask(question)).not.toContain(part);
  });

  it('splits what is due part by part', async () => {
    expect(await ask('自贡彩灯项目应得奖励200万，是分几次给')).toMatch(
      /^分几次给：您说的200万依次是40万元、60万元、100万元/,
    );
  });
});
