import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Opened } from '../../src/app/open-services.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { withIngested } from '../fakes/with-ingested.ts';
import {
  AMENDING,
  BOUNDED,
  CONDITIONS,
  EXPLAINED,
  EXPLANATION,
  EXTENDING,
  IN_DOLLARS,
  IN_TABLES,
  NEW,
  OLD,
  SCALES,
  SERVED,
  STEPS,
} from './ingested-texts.ts';

let data: string;
let parts: Opened;
beforeAll(async () => {
  ({ data, parts } = await withIngested({
    OLD,
    NEW,
    EXPLAINED,
    EXPLANATION,
    STEPS,
    BOUNDED,
    EXTENDING,
    AMENDING,
    SERVED,
    SCALES,
    CONDITIONS,
    IN_DOLLARS,
    IN_TABLES,
  }));
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

const ask = (text: string, asOf = '2026-05-04'): Promise<Reply> =>
  answerOnce({ id: null, text, history: [], asOf }, parts);

describe('what there is in a place of which texts alone are held', () => {
  it('is what they grant to such a firm, told by their own words', async () => {
    const { text, outcome } = await ask('我们是兰州的种植合作社，能拿什么补贴');
    expect(outcome).toBe('answer');
    expect(text).toMatch(/^收录的文本里，和您说的对得上的是/);
    expect(text).toMatch(/· [^\n]*最高不超过9万元/);
    expect(text).not.toMatch(/每亩补助320元/);
  });

  it('begins with what is for the very thing that the asker names, and gives nothing to it that is for whoever serves it', async () => {
    const { text } = await ask('我们是酒泉种百合的合作社，能拿什么补贴');
    expect(text.split('\n')[1]).toMatch(/^· .*百合/);
    expect(text).not.toMatch(/6万元/);
  });

  it('goes on with what was not told yet', async () => {
    const before = '我们是酒泉种百合的合作社，能拿什么补贴';
    const told = (await ask(before)).text;
    const { text } = await answerOnce({ id: null, text: '更多', history: [before], asOf: '2026-05-04' }, parts);
    expect(told).toMatch(/回复“更多”/);
    expect(text).toMatch(/^文本里还有这些/);
    for (const [sum] of told.matchAll(/\d+万?元/g)) expect(text).not.toContain(sum);
  });

  it('is nothing of another trade', async () => {
    expect((await ask('兰州开饭店的有什么补贴')).text).toMatch(/^没有收录专门给餐饮/);
  });
});

describe('a document that has only been ingested', () => {
  it('answers, though nobody wrote what people ask for its clauses', async () => {
    const { outcome, text } = await ask('兰州种百合一亩补多少钱');
    expect(outcome).not.toBe('decline');
    expect(text).toContain('510元');
  });

  it('answers nothing about another thing', async () => {
    expect((await ask('兰州养老院床位补贴多少')).outcome).toBe('decline');
  });
});

describe('a document that another puts out of force', () => {
  it('gives no figure beside the newer one', async () => {
    expect((await ask('兰州种百合一亩补多少钱')).text).not.toContain('320元');
  });

  it('is said to be, with the document and the day', async () => {
    expect((await ask('兰财农〔2020〕14号现在还有效吗')).text).toMatch(/自2025年3月1日起已经废止.*兰财农〔2025〕8号/);
  });

  it('is in force before that day', async () => {
    expect((await ask('兰财农〔2020〕14号现在还有效吗', '2024-06-01')).text).not.toContain('废止');
  });
});

describe('a document that goes on, and is changed, by others', () => {
  it('is in force to the new end, and the one that says so is named', async () => {
    const { text, citations } = await ask('兰州市沼气池补助办法还有效吗');
    expect(text).toMatch(/^有效：.*到2028年2月28日/);
    expect(text).toContain('兰财农〔2024〕2号');
    expect(citations.map((c) => c.document.number)).toContain('兰财农〔2024〕2号');
  });

  it('answers with the document that changes it beside it, from that day on', async () => {
    const changed = await ask('兰州新建沼气池一座补多少');
    expect(changed.citations.map((c) => c.document.number)).toContain('兰财农〔2025〕30号');
    expect(
      changed.citations.find((c) => c.document.number === '兰财农〔2021〕9号')?.document.status ?? 'in-force',
    ).toBe('in-force');
    expect((await ask('兰州市沼气池补助办法还有效吗', '2024-06-01')).text).not.toContain('修改');
  });
});

describe('a word with part of it in brackets', () => {
  it('is met without them', async () => {
    expect((await ask('兰州买旋耕机具最高补多少')).text).toContain('9万元');
  });

  it('and the office that carries the document out is named', async () => {
    expect((await ask('兰州旋耕机具补助归哪个局管')).text).toContain('市农业农村局');
  });
});

describe('what explains a policy', () => {
  it('does not stand for it', async () => {
    const { citations } = await ask('兰州买旋耕机具能补多少钱');
    expect(citations[0]?.document.title).toBe('兰州市旋耕机（具）购置补助办法');
  });

  it('tells its status where its policy is named', async () => {
    expect((await ask('兰州市旋耕机具购置补助办法还有效吗')).text).toMatch(/2025年1月1日/);
  });

  it('answers what the policy leaves out', async () => {
    const { text, citations } = await ask('兰州旋耕机具补助什么时候申请');
    expect(text).toContain('每年4月');
    expect(text).toMatch(/是对《兰州市旋耕机（具）购置补助办法》的解读/);
    expect(citations.map((c) => c.document.status)).not.toContain('unknown');
  });
});

describe('the sentences of an award', () => {
  it('are not left out while one without a figure stays', async () => {
    const { text } = await ask('我在兰州办的农民专业合作社新建了冷库，产地冷库补助能拿多少');
    expect(text).toContain('180元');
    expect(text).toMatch(/260元.*46万元/);
  });
});

describe("the asker's own figure", () => {
  it.each([
    ['武威，肉羊屠宰线投资了800万，能奖多少', /^56万元：您说的800万按7%算\[1\]。/],
    ['武威建肉羊屠宰线投资2000万，奖多少', /^最高不超过90万元：您说的2000万按7%算是140万元，超过上限\[1\]。/],
    ['武威肉羊屠宰线投了1000万，是不是能拿100万', /^不是您说的100万，是70万元：/],
    ['我们在武威做肉羊加工，去年产值头一回做到5亿，奖多少', /^35万元：按您说的5亿算/],
    ['武威肉羊加工厂送了50个职工去技能培训，能补多少', /^3\.5万元：您说的50个按700元的标准算/],
    [
      '武威肉羊加工厂，职工一共100个，50个参加技能培训拿了证，都能补吗',
      /^不能都算：您说的50个里最多40个能算，按700元的标准是2\.8万元/,
    ],
    ['武威肉羊加工厂培训期满留用了4个学员，能补多少', /^1\.04万元：您说的4个按每人2600元的标准算/],
    ['武威我们种羊场从市级核心场升到省级，补多少', /^补差19万元：25万元减去6万元/],
    ['武威种羊场评上省级核心场奖多少', /^25万元\[1\]。/],
    ['武威肉羊出口额50万美元，奖多少', /^9万元：按您说的50万美元算/],
    ['武威肉羊出口额20万美元，能奖吗', /^不够：条文写的门槛是30万美元\[1\]，您说的是20万美元/],
  ])('is put through the clause: %s', async (question, first) => {
    const { text, figures } = await ask(question);
    expect(text).toMatch(first);
    for (const { origin, ref } of figures.filter((f) => f.origin === 'calculation'))
      expect([origin, ref]).toEqual(['calculation', expect.stringMatching(/#\d/)]);
  });

  it.each([
    ['武威肉羊冷链改造花了33万，补多少', /^33万元：您说的33万没有超过上限，按实际发生的算/],
    ['武威肉羊冷链改造花了70万，补多少', /^最高不超过40万元：您说的70万超过上限/],
    ['我们在武威做肉羊加工，公司设立刚1年，能申请扶持吗', /^不够：条文写的门槛是2年\[1\]，您说的是1年/],
    ['我们是外地企业在武威的分公司，做肉羊加工，能申请扶持吗', /^不行，条文要求：.*独立法人资格/],
    [
      '武威肉羊加工扶持要交什么材料，我们报25万的',
      /^您说的25万对应的是：申请金额在20万元以上的，提供专项审计报告；\[1\]\n/,
    ],
  ])('decides, or points at its item of a list: %s', async (question, first) => {
    expect((await ask(question)).text).toMatch(first);
  });

  it('goes through no share beside which a sum stands that nothing reads', async () => {
    expect((await ask('武威肉羊加工，冷藏券用了600万，补多少')).text).not.toContain('600万元');
  });

  it.each([
    ['定西，我们马铃薯加工装备单机首台卖了90万，能补多少', /^不够：条文写的门槛是120万元\[1\]，您说的是90万/],
    ['定西新建马铃薯淀粉线，设备投资了300万，补多少', /^不够：条文写的门槛是400万元\[1\]，您说的是300万/],
    ['定西做马铃薯主食，租冷库租金50万，营业收入才200万，补多少', /^不够：条文写的门槛是500万元\[1\]，您说的是200万/],
    ['定西，马铃薯加工装备成套的首套卖了300万，能补多少', /^不够：条文写的门槛是800万元\[1\]，您说的是300万/],
    ['定西，马铃薯加工装备首套卖了1000万，补多少', /^150万元：您说的1000万按15%算\[1\]/],
    ['定西租冷库租金90万、做马铃薯主食，营业收入900万，补多少', /^18万元：您说的90万按20%算\[1\]/],
    ['定西做马铃薯主食，公司设立刚1年，租冷库租金50万，补多少', /^不够：条文写的门槛是3年\[1\]，您说的是1年/],
    ['定西做马铃薯主食，租冷库租金50万，补多少', /^符合条件的话是10万元：您说的50万按20%算[^\n]*\n还要看：.*500万元/],
  ])('is held against what another article asks for: %s', async (question, first) => {
    expect((await ask(question)).text).toMatch(first);
  });

  it('finds an article by its number', async () => {
    expect((await ask('武威肉羊加工扶持办法第六条写的啥')).text).toContain('30万美元');
  });

  it('is no share of what is called a fee as well', async () => {
    const { text } = await ask('武威做肉羊加工，请中介写材料的服务费花了90万，投资奖励给多少');
    expect(text).not.toContain('6.3万元');
  });

  it('does not make up for what the clause leaves out', async () => {
    const before = '武威做肉羊加工，租场地有补贴吗';
    const { text } = await answerOnce(
      { id: null, text: '那场地就是我自己名下的，行吗', history: [before], asOf: '2026-05-04' },
      parts,
    );
    expect(text).toMatch(/^不行，条文把这种情形排除在外：.*非本人名下/);
  });

  it('is no share of what it is not of', async () => {
    const { text } = await ask('武威，我们一年营业收入3000万，建肉羊屠宰线奖多少');
    expect(text).not.toContain('210万元');
  });
});

describe('money of two kinds, terms, titles and instalments', () => {
  it.each([
    [
      '张掖种子展示中心经营两年了，去年交易额200万美元，能补多少',
      /^10万美元：您说的200万美元按5%算\[1\]。\n另有上限30万元，币种不同，条文没有写按什么汇率折算/,
    ],
    ['张掖种子企业出口额1500万人民币，能拿多少奖励', /^定不了够哪一档：条文写的门槛是300万美元\[1\]，您说的是1500万/],
    ['张掖种子展示中心开业半年，卖了100万美元，能补多少', /^不够：条文写的门槛是1年\[1\]，您说的是半年/],
    ['张掖种子基地评上国家级专精特新小巨人奖多少', /^(?!50万元)/],
    ['张掖种子出口奖励资金怎么分批给', /分两次拨付：审核后拨付60%，考核后拨付40%/],
  ])('are told as the clause has them: %s', async (question, first) => {
    expect((await ask(question)).text).toMatch(first);
  });
});

describe('the rows of a table', () => {
  it.each([
    ['平凉星级民宿评上省级奖多少', /^30万元\[1\]。\n级别为省级：奖励金额为30万元。\[1\]/],
    ['平凉星级民宿市级奖10万对吗', /^(?!不)[\s\S]*级别为市级：奖励金额为10万元/],
    ['平凉星级民宿省级的是不是奖50万', /^不是，(?![\s\S]*\n50万元\[1\])/],
    ['平凉民宿企业上年度营业收入800万，奖多少', /^12万元：按您说的800万算/],
    ['我们在平凉做民宿，上年度营业收入800万，有什么奖励', /^(?![\s\S]*奖励金额为5万元)[\s\S]*12万元/],
  ])('answer as clauses do: %s', async (question, first) => {
    expect((await ask(question)).text).toMatch(first);
  });
});
