import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';

const COLD_STORES = `兰州市冷链仓库建设补助资金管理办法
第一章 总则
第一条 为支持冷链仓库建设，制定本办法。
第二章 补助标准
第二条 冷链仓库建设补助按以下标准给予：
（一）占地15亩以上的，给予20万元补助；
（二）占地50亩以上的，给予45万元补助。
第三条 冷链仓库上年度营业额达到400万元以上的，给予6万元补助；上年度营业额达到900万元以上的，给予15万元补助；上年度营业额达到2000万元以上的，给予40万元补助。
第三章 申报和审核
第四条 申请冷链仓库建设补助的企业应当具备以下条件：
（一）在本市依法登记注册；
（二）冷链仓库已经投入使用满一年；
（三）没有欠缴税款。
第五条 申报企业应当向县区商务局提交下列材料：
（一）补助资金申请表；
（二）营业执照复印件；
（三）冷链仓库验收报告。
第六条 申报企业于每年9月15日前提出申请，由县区商务局受理。
第四章 资金拨付
第七条 市商务局审核后，补助资金在六个月内分两次拨付企业。
第五章 附则
第八条 企业不得兼得本办法和其他市级补助。
第九条 冷链仓库改造补助按改造费用的30%给予，最高不超过5万元。申领方式：登录兰州商务云平台提交改造合同。
第十条 本办法自印发之日起施行，由市商务局负责解释。
`;

let data: string;
let parts: Opened;
beforeAll(async () => {
  ({ data, parts } = await withIngested({ COLD_STORES, TEA_HOUSES }));
});
const TEA_HOUSES = `武威市茶馆评选奖励措施
一、对评为星级茶馆的经营者，一次性奖励2万元。由市文旅局负责评审。
二、对茶馆改造给予补助，每家最高3万元，应在动工前，向街道提出申请。
三、附则
本措施与本市其他奖励有重叠的，按照就高原则执行。
本措施由市商务局负责解释。
`;

afterAll(() => rmSync(data, { recursive: true, force: true }));

const ask = (text: string): Promise<Reply> => answerOnce({ id: null, text, history: [], asOf: '2026-05-04' }, parts);

describe('what a document lists', () => {
  it.each([
    ['申请兰州冷链仓库补助要交哪些材料', ['补助资金申请表', '营业执照复印件', '冷链仓库验收报告']],
    ['兰州冷链仓库补助申报要满足什么条件', ['依法登记注册', '投入使用满一年', '没有欠缴税款']],
  ])('is told with its lead-in and every item: %s', async (text, items) => {
    const reply = await ask(text);
    for (const item of items) expect(reply.text).toContain(item);
    expect(reply.text).toMatch(/^[^\n]*(?:材料|条件)：\n· /);
    expect(reply.citations).toHaveLength(1);
    for (const item of items) expect(reply.citations[0]?.text).toContain(item);
  });

  it.each([
    ['兰州冷链仓库补助几月份之前申请', '9月15日前'],
    ['兰州冷链仓库补助什么时候兑现', '六个月内分两次'],
    ['兰州冷链仓库补助和市里别的补助能同时拿吗', '不得兼得'],
    ['兰州冷链仓库补助找哪个局申请', '县区商务局'],
    ['兰州冷链仓库改造补助怎么申领', '登录兰州商务云平台'],
    ['兰州冷链仓库补助最晚几号前申请', '9月15日前'],
  ])('is looked for in the whole document: %s', async (text, says) => {
    const reply = await ask(text);
    expect(reply.text).toContain(says);
    expect(reply.text).not.toContain('条文没有写');
  });
});

describe('what another provision of the document says for all', () => {
  it('is told before a clause is called silent', async () => {
    const { text } = await ask('武威星级茶馆拿过市里别的奖励，这个还能再领一次吗');
    expect(text).toContain('本措施与本市其他奖励有重叠的，按照就高原则执行');
    expect(text).not.toContain('条文没有写');
  });

  it('is told where it sets by when to apply', async () => {
    const { text } = await ask('武威茶馆改造补助，墙都拆了再去申请来得及吗');
    expect(text).toContain('应在动工前，向街道提出申请');
    expect(text).not.toContain('条文没有写');
  });
});

describe('who only explains a text', () => {
  it('is not told as the office that is in charge', async () => {
    const { text } = await ask('兰州冷链仓库改造补助归哪个部门负责解释以外的事');
    expect(text).not.toMatch(/^由市商务局负责\[/);
  });
});

describe("the asker's own figure on a scale that no measure computes", () => {
  it('picks the step that it reaches, and no other', async () => {
    const { text } = await ask('我们在兰州开冷链仓库，去年营业额1200万，能补多少');
    expect(text).toMatch(/^15万元：按您说的1200万算\[1\]。\n[^\n]*900万元以上的，给予15万元/);
    expect(text).not.toContain('40万元');
  });

  it('picks the item of a list that it reaches', async () => {
    const { text } = await ask('我们在兰州新建冷链仓库，占地30亩，能补多少');
    expect(text).toMatch(/^20万元：按您说的30亩算\[1\]。\n占地15亩以上的，给予20万元补助/);
    expect(text).not.toContain('45万元');
  });

  it('is told to lie under the least', async () => {
    const { text } = await ask('兰州冷链仓库营业额只有260万，有补助吗');
    expect(text).toMatch(/^不够：条文写的门槛是400万元\[1\]，您说的是260万。/);
  });
});

describe('when a text holds that gives no date', () => {
  it('is told in its own words', async () => {
    expect((await ask('兰州市冷链仓库建设补助资金管理办法还有效吗')).text).toContain('本办法自印发之日起施行');
  });
});
