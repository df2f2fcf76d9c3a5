import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const LANTERNS = `自贡市彩灯产业扶持办法
第一条 为发展彩灯产业，制定本办法。
第二条 彩灯企业聘请非遗灯匠驻厂授艺的，每名补助2500元；每家企业每年不超过4名。
第三条 彩灯企业新招学徒的，城镇学徒每人奖励700元，库区移民学徒每人奖励1300元，每家每年最高6万元。
第四条 彩灯企业购置扎灯设备的，按设备购置额的6%给予补助，最高90万元；属于出口示范企业的按9%给予补助，最高150万元。
第五条 彩灯企业租用云渲染服务的，按合同金额的35%给予补助，每家每年最高45万元。
第六条 彩灯企业建设低碳窑炉的，按改造投资的15%给予补助，最高120万元。
企业环境信用评价为红标的，补助比例降为8%。
第七条 本办法自2025年3月1日起施行，由市彩灯产业局负责解释。
`;

const FERRIES = `自贡市轮渡运营扶持办法
第一条 为发展轮渡运营，制定本办法。
第二条 轮渡公司更换电动轮渡的，按购船款的12%给予补助，最高200万元。
第三条 本办法自2025年4月1日起施行，由市交通运输局负责解释。
`;

describe('a sum by an ingested clause', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string, ...history: string[]) =>
    (await answerOnce({ id: null, text: question, history, asOf: '2026-11-26' }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ lanterns: LANTERNS, ferries: FERRIES }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it('counts no more than the clause lets count', async () => {
    const reply = await ask('自贡彩灯企业请了7名非遗灯匠驻厂授艺，补助多少');
    expect(reply).toMatch(/^1万元：您说的7名里最多4名能算/);
    expect(reply).toContain('每家企业每年不超过4名');
  });

  it('is not told where another sentence speaks of what the message tells and the sum leaves out', async () => {
    const before = '想问《自贡市彩灯产业扶持办法》';
    const plain = await ask('低碳窑炉改造投资300万，补多少', before);
    expect(plain).toMatch(/^45万元：/);
    const reply = await ask(
      '煤窑换成低碳窑炉花了300万，占地2600平方，雇了40人，偏偏企业环境信用评价为红标，这下还剩多少补的',
      before,
    );
    expect(reply.split('\n')[0]).not.toMatch(/45万元：/);
    expect(reply).toContain('补助比例降为8%');
  });

  it('counts all that are told where there are no more', async () => {
    expect(await ask('自贡彩灯企业请了3名非遗灯匠驻厂授艺，补助多少')).toMatch(/^7500元：您说的3名/);
  });

  it('is not told of one of two numbers that are paid otherwise', async () => {
    const reply = await ask('自贡彩灯企业新招城镇学徒20人、库区移民学徒8人，奖励多少');
    expect(reply.split('\n')[0]).not.toMatch(/元：您说的/);
    expect(reply).toContain('库区移民学徒每人奖励1300元');
  });

  it('is not told by one rate where the message speaks of the other', async () => {
    const reply = await ask('自贡彩灯企业是出口示范企业，购置扎灯设备花了300万，补助多少');
    expect(reply).not.toMatch(/18万元/);
  });

  it('is no ceiling where what the ceiling is of is told', async () => {
    const reply = await ask('自贡彩灯企业租云渲染签了一年80万，给多少');
    expect(reply.split('\n')[0]).not.toMatch(/^最高不超过45万元/);
  });

  it('is not told by a document of which the talk is not', async () => {
    const reply = await ask('买船款花了500万，能补多少', '想问《自贡市彩灯产业扶持办法》');
    expect(reply.split('\n')[0]).not.toMatch(/60万元/);
  });
});
