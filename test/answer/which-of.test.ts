import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const body = async (text: string): Promise<string> => {
  const reply = await answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts);
  return reply.text.split('\n\n依据：')[0] ?? '';
};

describe('of two alternatives', () => {
  it.each([
    ['轻型运动航空器那个补贴是按架次还是按小时算', '架次', '小时'],
    ['长沙小巨人研发补贴的基数是加计扣除的研发费用还是账上研发投入？', '加计扣除的研发费用', '账上研发投入'],
    ['杭州首台套的钱是给专精特新企业的还是给采购单位的', '专精特新企业', '采购单位'],
    ['集群竞赛决赛定下来的是培育对象还是省级集群', '省级集群', '培育对象'],
    ['小升规那个重点培育对象是发奖金，还是只是帮扶', '帮扶', '发奖金'],
    ['杭州的节能诊断是收费的还是公益的', '公益', '收费'],
    ['杭州贴息看的LPR是1月还是放款当月', '1月', '放款当月'],
    ['重庆首次过高企的是每家都给钱还是择优', '择优', '每家都给钱'],
    ['长沙单项冠军那200万是企业的还是产品的', '企业', '产品'],
  ])('the one that the clause says is told first: %s', async (text, held, not) => {
    expect(await body(text)).toMatch(new RegExp(`^条文写的是您说的“${held}”，没有写您说的“${not}”。`));
  });

  it('an office is not said by one of another level', async () => {
    expect(await body('湖南给机场的运行补助，钱到底是市财政出还是机场自己出')).not.toContain('条文写的是您说的');
    expect(await body('湖南给机场的运行补助，钱到底是省财政出还是机场自己出')).toContain('条文写的是您说的“省财政出”');
  });

  it.each([
    '贴息款打到基本户还是贷款户',
    '长沙小巨人贴息我们还是没搞懂',
    '湖南的起降场在民航局备案就行还是必须取证',
    '小升规培育企业要进市里的库还是区里的库',
    '长沙有家厂出了三个单项冠军产品，是奖100还是300',
  ])('none is told where the clause says neither, or none are put: %s', async (text) => {
    expect(await body(text)).not.toContain('条文写的是您说的');
  });
});

it('of two sums is the one of which the clause says what is asked', async () => {
  expect(await body('杭州首台套，国内的给多少，是100还是200')).toMatch(/^您说的情形是100万元/);
  expect(await body('长沙单项冠军产品我手里有俩，是奖100还是200')).not.toContain('您说的情形');
});

describe('a target', () => {
  it.each([
    ['破零倍增里每年300家，是有300家拿得到钱的意思吗', '300家'],
    ['江苏高企15万件发明专利，是每个高企都要有的指标吗', '15万件'],
    ['长沙倍增方案说到2026年4500户，这是每个区的任务还是全市的', '4500户'],
  ])('is told from what is paid or put upon somebody: %s', async (text, figure) => {
    expect(await body(text)).toMatch(new RegExp(`^您提到的${figure}是文件定的目标数，不是给企业的钱`));
  });
});

it('says that a line is left open where it is asked whether a figure is enough', async () => {
  expect(await body('重庆知识价值信用贷款，加计扣除备案200万够不够上调授信')).toMatch(/^条文没有写要到多少才够/);
});

describe('what something stands for', () => {
  it('is told of each figure in its own sentence', async () => {
    const told = await body('破零倍增的100家和10家是指啥');
    expect(told).toMatch(/您提到的100家：[^\n]*核心服务机构100家/);
    expect(told).toMatch(/您提到的10家：[^\n]*服务平台10家/);
  });

  it('is told once of figures that stand in one sentence', async () => {
    const told = await body('杭州五大行动里面2500、100、240都是啥数');
    expect(told).toMatch(/^您提到的2500、100、240：到2025年/);
  });

  it('is told in the sentence that defines a term', async () => {
    expect(await body('先进制造业集群怎么定义的')).toMatch(/^先进制造业集群是一种产业组织网络/);
  });
});

describe('who issued a document', () => {
  it('is told whole where one of two bodies is asked for', async () => {
    const text = await body('湖南先进制造业高地那份文件是哪个厅发的，财政厅还是工信厅');
    expect(text).toMatch(/发文机关是湖南省财政厅、湖南省工业和信息化厅/);
    expect(text).not.toContain('没有写');
  });
});

describe('the last year of a measure', () => {
  it.each([
    ['长沙小巨人2025年认定的，贴息能拿到哪一年', /^长沙市级小巨人企业贷款贴息，自2025年起连续3年，到2027年为止/],
    ['我们2022年拿的长沙小巨人，2024年是不是贴息的最后一年', /^是：/],
    ['我们2023年拿的长沙小巨人，2026年是不是贴息的最后一年', /^不是：/],
  ])('%s', async (text, said) => {
    expect(await body(text)).toMatch(said);
  });
});

describe('a policy of a place', () => {
  it('is not for an enterprise that tells of another place', async () => {
    expect(await body('我们在江西赣州飞直升机，湖南的通航运行补助能申请吗')).toMatch(/^不能：这是湖南省的政策/);
  });

  it('may be for one that has what counts there', async () => {
    expect(await body('公司注册在广州，主运行基地在长沙，通航补助能拿吗')).not.toMatch(/^不能/);
  });
});

it.each([
  ['报告里写长沙规上工业企业现已达到4500户，这样写行不行', '4500户'],
  ['江苏高企总数早已超过3万家，对吧', '3万家'],
])('is no count of what was reached where the text only aims at it: %s', async (text, figure) => {
  expect(await body(text)).toMatch(new RegExp(`^不能这么说：您提到的${figure}是文件定的目标数，不是完成数`));
});

it('is said of what is counted, though a line stands beside it', async () => {
  expect(await body('长沙研发补贴那个3%，按报表上的研发支出算还是按加计扣除的数算')).toMatch(
    /^条文写的是您说的“加计扣除的数”，没有写您说的“报表上的研发支出”/,
  );
});

it('is not told by a word that stands for little of one side', async () => {
  expect(await body('湖南通航补助的100小时是每台飞机都要飞够还是公司合着算')).not.toMatch(/^条文写的是您说的“每台飞机/);
});
