import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const told = async (text: string, ...history: string[]) => {
  const { outcome, text: all, citations } = await answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts);
  return { outcome, first: all.split('\n')[0] ?? '', all, clauses: citations.map(({ clause }) => clause) };
};

const UNSAID = /^条文没有写能不能都拿，也没有写不能/;

describe('asked whether several may be had together', () => {
  it.each([
    '长沙的贷款贴息和研发补贴能不能同时拿',
    '我们长沙的，已经享受过贷款贴息还能不能报研发补贴',
    '长沙的，贴息跟研发那笔钱会打架不',
  ])('says that no text says it, then each with what it pays, and the office: %s', async (text) => {
    const { first, all, clauses } = await told(text);
    expect(first).toMatch(UNSAID);
    expect(all).toMatch(/· 长沙市级小巨人企业贷款贴息：每年最高不超过50万元/);
    expect(all).toMatch(/· 长沙市级小巨人企业研发补贴：最高不超过50万元/);
    expect(all).toContain('申报前请问市工业和信息化局');
    expect(clauses).toEqual(['changsha-sme-2022#1.1', 'changsha-sme-2022#1.2']);
  });

  it('never mixes the measures of two places: the place is asked, and its answer goes on', async () => {
    const { outcome, clauses } = await told('小巨人奖励和贷款贴息能不能同时拿');
    expect([outcome, clauses]).toEqual(['ask', []]);
    const after = await told('杭州', '小巨人奖励和贷款贴息能不能同时拿');
    expect(after.first).toMatch(UNSAID);
    expect(after.clauses.every((id) => id.startsWith('hangzhou'))).toBe(true);
  });

  it('takes what was talked of for the second', async () => {
    const { first, all } = await told('跟研发补贴能一起拿吗', '长沙市级小巨人贷款贴息多少');
    expect(first).toMatch(UNSAID);
    expect(all).toMatch(/贷款贴息：[\s\S]*研发补贴：/);
  });

  it('says that measures of two places are for two enterprises', async () => {
    expect((await told('杭州的小巨人奖励和长沙的贷款贴息能不能同时拿')).first).toContain('各管各的地方');
  });

  it('finds them by their governments, their titles, their trades and the steps of a scale', async () => {
    const ofLevels = await told('省里的项目贴息领过了，长沙市里这个贴息还能领吗');
    expect(ofLevels.clauses).toEqual(['hunan-manufacturing-finance-2022#2.1.1', 'changsha-sme-2022#1.1']);
    const ofTitles = await told('杭州的，省级专精特新奖励到手了，再评上国家级小巨人，两份都拿得到吗');
    expect(ofTitles.all).toMatch(/省级专精特新中小企业奖励：最高不超过20万元[\s\S]*小巨人企业奖励：最高不超过100万元/);
    const ofTrades = await told('公司有直升机，也飞eVTOL，两边的钱能都领吗');
    expect(ofTrades.clauses).toEqual(['hunan-low-altitude-2024#1', 'hunan-low-altitude-2024#2']);
    const ofSteps = await told('首台套省内认过一次，国内这次也认了，能叠吗');
    expect(ofSteps.all).toMatch(/· 省内首台套：50万元[\s\S]*· 国内首台套：100万元/);
  });

  it('says that no text takes off what was had, for the titles that are held', async () => {
    const { first, all } = await told(
      '这次要扣掉上次领的吗',
      '杭州的，去年首次评上省级专精特新',
      '今年首次评上国家级小巨人',
    );
    expect(first).toMatch(/^条文没有写要不要扣掉前面拿的，也没有写只补差额/);
    expect(all).toMatch(/最高不超过20万元[\s\S]*最高不超过100万元|最高不超过100万元[\s\S]*最高不超过20万元/);
  });

  it('holds a total that is put up against their ceilings, and promises none', async () => {
    const { first, all } = await told('杭州的，链主工厂跟智能工厂都过了，合计700万对吧');
    expect(first).toMatch(/^不一定能拿到您提到的700万：那是各项的上限相加，条文没有写能不能都拿/);
    expect(all).toContain('= 最高不超过700万元');
    const other = await told('杭州的，链主工厂跟智能工厂都过了，合计800万对吧');
    expect(other.first).toMatch(/^不能按您提到的800万算/);
    expect(other.all).not.toContain('= 最高不超过');
    const asked = await told('长沙中小企业，刚评上国家级小巨人，还有一个单项冠军产品，一共能奖多少');
    expect(asked.first).toBe('都成的话，加起来：50万元 + 100万元 = 最高不超过150万元[1]。');
  });

  it('works out what is told of one alone, and nothing where several ask for it', async () => {
    const apart = '长沙市级小巨人，今年贷款800万，研发费用200万，主营收入5000万，贴息和研发补贴能都拿吗';
    expect((await told(apart)).all).toMatch(/20万元[\s\S]*24万元/);
    const shared = '基地在长沙，直升机飞了200小时，eVTOL那条固定航线300小时，两边都能拿吗';
    expect((await told(shared)).all).not.toMatch(/按您说的/);
  });

  it('goes by the whole message where one question of it asks of two others', async () => {
    const { all } = await told('杭州智能工厂给多少？数字化车间给多少？两个能叠着拿吗');
    expect(all).toMatch(/没有写能不能都拿/);
  });

  it('reads a title as had or gained only by the words of its own clause', async () => {
    const { all } = await told('杭州的，省级专精特新，今年首次评上国家级小巨人，还有国内首台套，能叠着拿吗');
    expect(all).toContain('小巨人企业奖励：最高不超过100万元');
    expect(all).not.toContain('20万元');
  });

  it('adds nothing up where the total of a loan is told', async () => {
    const { all } = await told('长沙市认定的专精特新小巨人，年度贷款总额三百二十万，贴息是多少');
    expect(all).not.toContain('加起来');
  });

  it('adds nothing up where fewer are recognised than are told to be had, and says so', async () => {
    const { all } = await told('杭州的，智能工厂和数字化车间，连同去年那个，这三样加起来能叠着拿多少');
    expect(all).not.toContain('加起来：');
    expect(all).toContain('没认出');
  });

  it('takes the measure that pays the sum said behind its name, and no such sum for a figure of the case', async () => {
    const { first, all } = await told('国家级小巨人那50万和小巨人贷款贴息能同时享受吗');
    expect(first).toMatch(UNSAID);
    expect(all).toContain('长沙新认定国家级小巨人企业奖励：50万元');
    const paid = await told('长沙贴息和研发那个50万能一起要吗');
    expect(paid.all).not.toContain('按您说的');
  });

  it('answers questions of the same supports once', async () => {
    const { all } = await told('长沙贴息领了是不是研发补贴就没有了？还是两样都能拿');
    expect(all).toMatch(UNSAID);
    expect(all).not.toContain('您问的');
  });

  it('takes what pays a share of each figure that is told, where none is named', async () => {
    const { first, all } = await told(
      '长沙市级小巨人，一年期贷款1000万，研发费用300万，主营收入8000万，两样能一起报吗',
    );
    expect(first).toMatch(UNSAID);
    expect(all).toMatch(/贷款贴息[\s\S]*研发补贴|研发补贴[\s\S]*贷款贴息/);
  });

  it('quotes the sentence that lets one measure be had several times', async () => {
    const { first } = await told('长沙单项冠军产品奖励能重复享受吗，我们有几个产品');
    expect(first).toContain('能累计拿：“');
  });

  it.each([
    ['我们在长沙，市里贴息拿了省里贴息还能拿吗', UNSAID],
    ['我们在杭州，市里贴息拿了省里贴息还能拿吗', /^还定不了：没有收录浙江省的这类政策/],
    ['长沙岳麓区的，区里给过奖了还能报市里的吗', /^还定不了：没有收录岳麓区的/],
    ['我们在长沙，省里和市里都能报吗', /^文件都没有写省里的和市里的能不能都拿/],
  ])('sets what two governments grant side by side, the verdict first: %s', async (text, verdict) => {
    expect((await told(text)).first).toMatch(verdict);
  });

  it('asks for the place where two governments are asked about and none is known, and goes on', async () => {
    expect((await told('省里和市里都能报吗')).outcome).toBe('ask');
    expect((await told('长沙', '省里和市里都能报吗')).first).toMatch(/^文件都没有写/);
  });

  it('tells the ceiling of each where nothing counts them together', async () => {
    const { first, all } = await told('eVTOL的封顶跟直升机那个100万是一个盘子里的吗');
    expect(first).toMatch(/^条文是分开写的，各有各的上限，没有写合在一起封顶/);
    expect(all).toMatch(/300万元[\s\S]*100万元/);
    expect(all).not.toContain('可以同时');
  });

  it('fills up what is counted with what a figure tells, and adds up what all are worth', async () => {
    const { all } = await told(
      '桐庐的厂，省级专精特新今年首次评上，又评上了智能工厂，还为技改贷了1200万，LPR按3%，三样一起最多能拿多少',
    );
    expect(all).not.toContain('没认出');
    expect(all).toMatch(/贷款贴息：按您说的每年是最高不超过18万元/);
    expect(all).toContain('20万元 + 200万元 + 18万元 = 最高不超过238万元');
  });

  it('reckons each of several enterprises for itself', async () => {
    const { all } = await told(
      '手上杭州两个客户：A前阵子首次认定国家级小巨人，B刚评上数字化车间。两家最多各能拿多少？',
    );
    expect(all).toMatch(/A：[\s\S]*100万元[\s\S]*B：[\s\S]*80万元/);
    expect(all).not.toContain('合计');
  });
});
