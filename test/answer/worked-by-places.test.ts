import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const LAMPS = `衢州市灯具产业扶持办法
第一条 为发展灯具产业，规范专项资金管理，制定本办法。
第二条 本办法所称核心灯件，是指首次取得市场业绩的灯具关键配件产品。
第三条 首批灯具整机补助按首次销售价格的25%核定，上限不超过300万元。
第四条 核心灯件给予60万元定额补助。
第五条 固定资产投资1500万元以上的灯具技改项目，按照新设备购置费用的4%给予奖励，单个项目不超过80万元。
第六条 灯具工业类项目，固定资产投资800万元及以上且亩均投资强度不低于150万元的，按固定资产投资的3%—9%给予奖励。
第七条 灯具服务类项目，固定资产投资2000万元及以上且亩均投资强度不低于150万元的，按固定资产投资的3%—9%给予奖励。
第八条 固定资产投资8亿元以上、4亿元以上到8亿元、1亿元到4亿元的灯具项目，对其审批前的主要中介服务费用（累计不超过90万元），分别给予50%、30%、10%的奖励。
第九条 对新认定的国家级、省级灯具设计平台，分别给予90万元、40万元奖励；晋级的按照以上奖励金额给予补差奖励。
第十条 年基础工艺研究投入2000万元以上的灯具企业，奖励90万元。
第十一条 本办法自2025年1月1日起施行，由市工业和信息化局负责解释。
`;

describe('the ingested clause in which what is told finds its place', () => {
  let data: string;
  let parts: Opened;
  const ask = async (question: string) =>
    (await answerOnce({ id: null, text: question, history: [], asOf: '2026-11-26' }, parts)).text;
  beforeAll(async () => {
    ({ data, parts } = await withIngested({ lamps: LAMPS }));
  });
  afterAll(() => rmSync(data, { recursive: true }));

  it.each([
    [
      'is that of which one sum reaches the line and another is what is paid on',
      '衢州老灯厂改造，总共投了2000万，里面买新机器900万，能奖几个钱',
      /^36万元：您说的900万按4%算/,
    ],
    [
      'is that of the step which a sum reaches, with a share of another sum',
      '衢州灯具项目投6个亿，办审批花的中介费70万，能补回来多少',
      /^21万元：您说的70万按30%算/,
    ],
    [
      'does not confirm a share that is put up for what is paid a fixed sum',
      '我们在衢州给灯具配的核心灯件第一次卖了900万，有人说也能按25%拿225万，对吗',
      /^还不能确认您说的225万，要按下面这句来定.*核心灯件给予60万元/s,
    ],
    [
      'pays the difference where one was had before the other',
      '我们灯具设计平台原来是省级的在衢州拿过40万，今年评上国家级了还给90万？',
      /补差50万元：90万元减去40万元/,
    ],
  ])('%s', async (_, question, first) => {
    expect(await ask(question)).toMatch(first);
  });

  it.each([
    ['a line that a sum misses', '衢州老灯厂改造，总共投了1200万，里面买新机器900万，能奖几个钱', /^[^\n]*36万元/],
    [
      'one of two kinds of projects of which one alone is reached',
      '衢州灯具项目固投1500万，亩均投资180万，投资奖励多少',
      /^不够/,
    ],
    ['research of any kind for one kind of it', '衢州灯具企业研发投入3000万，能拿90万吗', /^(?:是，)?90万元/],
  ])('decides nothing by %s', async (_, question, wrong) => {
    expect(await ask(question)).not.toMatch(wrong);
  });
});
