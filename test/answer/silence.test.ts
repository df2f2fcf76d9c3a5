import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string) => answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts);

describe('what a measure that is named does not say', () => {
  it.each([
    ['长沙贴息入账以后要不要缴企业所得税', /^手上的节选没有写拿到的钱要不要交税/],
    ['杭州上市奖励几号截止申报，港股也行不', /^手上的摘要没有写申报的截止时间/],
    ['省里的小巨人奖励和市里的能不能重复拿，在长沙', /^还定不了：没有收录湖南省的这类政策/],
    [
      '长沙的研发补贴跟贷款贴息能不能两样都要，还是二选一',
      /^条文没有写能不能都拿.*(?:贷款贴息.*研发补贴|研发补贴.*贷款贴息)/s,
    ],
    ['长沙市研发补助跟贷款贴息都能报吗', /^条文没有写能不能都拿.*(?:贷款贴息.*研发补贴|研发补贴.*贷款贴息)/s],
    ['升上国家级小巨人，原来的市级贴息停不停', /^手上的节选没有写升级以后还给不给.*贷款总额/s],
    ['重庆科技型中小企业头回过高企，市里有奖金没，老师说有', /^条文没有写明具体金额或比例/],
  ])('is said first: %s', async (text, first) => {
    expect((await ask(text)).text).toMatch(first);
  });

  it('is looked for in all of the document: who runs what it is called by', async () => {
    const { text } = await ask('省里集群竞赛的决赛归哪家单位管，交哪些表');
    expect(text).toMatch(/^由省工信厅负责/);
  });

  it.each([
    ['长沙的研发补贴，我们下一年继续搞研发还能再申请一次吗', '条文写的是一次性的'],
    ['长沙五金厂去年营收700万，目前算小升规重点培育对象不', '还差300万元'],
  ])('is no deed, time or other word for what the text holds: %s', async (text, says) => {
    const told = (await ask(text)).text;
    expect(told).toContain(says);
    expect(told).not.toContain('没有写您问的');
  });

  it.each(['杭州新能源汽车补贴要不要交税', '长沙知识产权质押贷款贴息什么时候到账', '杭州大学生创业贷款贴息几月份申报'])(
    'is no cover for another purpose: %s',
    async (text) => {
      expect((await ask(text)).outcome).toBe('decline');
    },
  );

  it('names both of two that are to be had together', async () => {
    const { text } = await ask('长沙的贷款贴息和研发补贴可以同时享受吗');
    expect(text).toMatch(/^条文没有写能不能都拿.*(?:贷款贴息.*研发补贴|研发补贴.*贷款贴息)/s);
  });
});

describe('a point that the clause leaves out', () => {
  const following = (before: string, text: string) =>
    answerOnce({ id: null, text, history: [before], asOf: '2026-11-25' }, parts);

  it('is told first by the words that no clause holds, with whom to ask, and then what is', async () => {
    const { text } = await ask('重庆环大学创新生态圈，入驻以后面积有没有上限');
    expect(text).toMatch(/^条文没有写您问的“面积”。\n可以问市科技局\[1\]。\n.*过期/);
  });

  it('is one of the measure that was talked of', async () => {
    const { text } = await following('杭州首台套资助有哪几档', '样机还摆在车间里行不行');
    expect(text).toMatch(/^手上的摘要没有写您问的“样机”。/);
  });

  it.each([
    ['杭州首台套，二手设备翻新的认不认', '二手设备翻新'],
    ['重庆揭榜挂帅，外资企业能参加吗，要不要交保证金', '外资企业”、“保证金'],
    ['长沙研发补贴，委外研发的费用能不能算进去，样品费呢', '委外研发”、“样品费'],
    ['通用机场那一百万，直升机停机坪算机场吗', '直升机停机坪'],
    ['杭州人才租赁房，外籍员工能申请不', '外籍员工'],
  ])('is named in a few words of the asker: %s', async (text, names) => {
    const shown = (await ask(text)).text;
    expect(shown).toMatch(new RegExp(`^(?:条文|手上的(?:节选|摘要))没有写您问的“${names}”(?:算不算)?。`));
    expect(shown).toContain('条文写的是：');
  });

  it.each([
    '湖南滑翔伞能按直升机那条走不',
    '长沙小巨人贷款贴息，刚刚好整300万算不算',
    '长沙研发补贴，44号文写起的，分公司算不算',
    '比方我们2024年才认的长沙市级小巨人，2027年的贴息还算不算',
    '咬文嚼字问一句，长沙贴息里的3年算不算认定那年',
    '能不能借兄弟公司的小巨人牌子报长沙的贷款贴息',
    '小升规培育牌子挂两家算不算，长沙的',
  ])('is named by whole nouns that the document does not hold, or by none: %s', async (text) => {
    expect((await ask(text)).text).not.toMatch(/您问的“[^。]*(?:条走|好整|文写|比方|咬文嚼字|牌子)/);
  });

  it('is not what another clause of the document is about', async () => {
    const shown = await following('湖南破零倍增行动计划里核心服务机构有后补助吗', '线上集中服务活动算不算数');
    expect(shown.text).not.toMatch(/没有写您问的“[^。]*服务活动/);
  });

  it.each(['高企培育领导小组组长是区长吗', '湖南产业集群竞赛，我们上次初赛过了没进决赛，那算省级集群吗'])(
    'is not denied where the clause surely says it in other words: %s',
    async (question) => {
      expect((await ask(question)).text).toMatch(
        /^条文是这样写的：.*(?:由区政府分管领导任组长|初赛确定一批省级产业集群培育对象)/,
      );
    },
  );

  it('is not denied where the clause alone has a letter of it, of the same thing in other words', async () => {
    const { text } = await ask('湖南的产业集群竞赛，跨县要得不');
    expect(text).not.toContain('没有写您问的');
    expect(text).toContain('跨行政区');
  });

  it('is told once', async () => {
    const { text } = await ask('常德的小饭店想注销，听说湖南双创升级版里有简易注销，几天办得完，还要登报不');
    expect(text.match(/登报/g)).toHaveLength(1);
  });

  it('shows of a sentence the part that is nearest, marked as one', async () => {
    expect((await ask('重庆揭榜挂帅，外资企业能参加吗')).text).toMatch(/条文写的是：……通过“赛马”.*项目。\[1\]/);
  });

  it.each([
    '湖南滑翔伞补贴，双人体验飞行算一个架次还是两个',
    '江苏孵化器的绩效评价看不看孵了多少高企',
    '重庆科技专员能派到企业来吗',
  ])('is not denied where all its words are held: %s', async (text) => {
    expect((await ask(text)).text).not.toMatch(/没有写您问的/);
  });

  it.each(['长沙小巨人贷款贴息几个点', '湖南通用机场每年补多少', '杭州工业用地出让起价可以打几折'])(
    'is not told where the clause writes it: %s',
    async (text) => {
      expect((await ask(text)).text).not.toMatch(/^(?:条文|手上的(?:节选|摘要))没有写您问的/);
    },
  );
});
