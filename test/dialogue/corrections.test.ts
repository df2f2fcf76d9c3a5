import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, history: readonly string[] = []): Promise<Reply> =>
  answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts);

describe('one of several items', () => {
  const LOANS = ['长沙的市级小巨人，2025年认定', '今年中行500万一年期，招行200万半年，贴息多少'];
  const CRAFT = '基地在衡阳，两架直升机，起飞重量都是2.2吨，一架飞了200小时，另一架140小时，能补多少';

  it.each([
    ['招行那笔不是200，是260，期限不变，重算一下', LOANS, /^[^。]*18\.9万元/],
    ['再加一笔，交行300万4个月', LOANS, /^[^。]*21万元/],
    ['第一笔改成450万', LOANS, /^[^。]*16\.5万元/],
    [
      '还漏了一笔，长沙银行200万6个月',
      ['长沙的市级小巨人，2025年认定，今年贷款500万一年期，贴息多少'],
      /^[^。]*18万元/,
    ],
    [
      '分两次放的，2月放了300万，10月放了200万，年底都没还，怎么折',
      ['长沙望城市级小巨人，24年认定', '贷款500万，贴息多少'],
      /^[^。]*9\.75万元/,
    ],
    ['更正：第二架不是140，是40小时', [CRAFT], /^[^。]*48万元/],
    ['第一架其实飞了260小时', [CRAFT], /^[^。]*80万元/],
    [
      '错了错了 是23年认定的 贷款也不是700 是760 重算',
      ['长沙雨花区 市小巨人 25年认的', '今年贷款700万 贴息多少'],
      /^不符合/,
    ],
  ])('is calculated anew with the others: %s', async (text, before, said) => {
    expect((await ask(text, before)).text).toMatch(said);
  });

  it('is paid by the rate of its own term, as far as it counts', async () => {
    const loans = (one: string, other: string) =>
      ask(
        `杭州的国家级小巨人，扩产贷了两笔，一笔${one}一年期，一笔${other}五年期，1月LPR一年期3.0%五年期3.5%，最高贴多少`,
      );
    expect((await loans('600万', '1000万')).text).toMatch(/^[^。]*26\.5万元/);
    expect((await loans('1200万', '1000万')).text).toMatch(/^[^。]*32\.5万元/);
  });
});

describe('another place', () => {
  it.each([
    [
      '公司上个月搬到株洲了，还有什么能拿的',
      ['长沙开福区的，市级小巨人，24年认定', '贷款500万贴息多少'],
      /长沙市级小巨人企业贷款贴息/,
      /湖南/,
    ],
    [
      '说错了，他家是绍兴的，不是杭州的',
      ['有个客户在杭州，省级专精特新，评上数字化车间能拿多少'],
      /可以看的有/,
      /没有收录绍兴市的政策/,
    ],
    [
      '搞错了，厂在长沙不在杭州',
      ['我在杭州的厂，国家级小巨人，扩产贷款1000万，LPR3.0，贴多少'],
      /可以看的有：杭州/,
      /只给杭州市的企业，不再适用/,
    ],
    ['不对是长沙的，不是宁波，贷款500万，贴息多少', ['我们在宁波，市级小巨人'], /宁波市的企业/, /15万元/],
    ['信息更正下，注册地今年9月从南京江宁迁到镇江了', [], /江宁/, /^改好了：所在地（镇江市）/],
  ])('takes the place of the one that was left: %s', async (text, before, not, said) => {
    const reply = (await ask(text, before)).text;
    expect(reply).toMatch(said);
    expect(reply).not.toMatch(not);
  });

  it('is none where the firm only may move', async () => {
    expect(
      (await ask('我们打算明年搬到杭州，贴息多少', ['我们长沙的市级小巨人，2025年认定，贷款500万'])).text,
    ).not.toMatch(/^改好了/);
  });
});

describe('what is told behind a complaint', () => {
  it.each([
    ['贷款400万呢', ['唉气死了你们这个系统，我们岳麓区的市级小巨人，2024年认定'], /12万元/],
    ['今年贷款600万一整年，贴息多少', ['烦死了每次都要从头讲！！长沙雨花 模具厂 市小巨人 22年认的'], /^不符合/],
  ])('is used: %s', async (text, before, said) => {
    const reply = (await ask(text, before)).text;
    expect(reply).toMatch(said);
    expect(reply).not.toContain('请问');
  });
});

describe('a correction', () => {
  const LOAN = '我们长沙的，市级小巨人去年评的，今年贷款600万一年期，贴息多少';
  const AIRCRAFT =
    '湖南的通航公司，基地在衡阳，两架罗宾逊R44（1.1吨）一年飞260小时，一架空客H125（2.3吨）飞150小时，能补多少';
  const THREE = '我们在长沙，市级小巨人去年认定，贷了三笔：建行200万、中行150万、农行180万，都是一年期，贴息多少';

  it.each([
    ['唉搞错了，600万里有200万是股东借给公司的，银行的只有400万', LOAN, /^[^。]*12万元/],
    ['讲岔了，600万里面有200万是老板个人借的', LOAN, /^[^。]*12万元/],
    ['哎呀算错咯，不是600，是560', LOAN, /^[^。]*16\.8万元/],
    ['多写了个零，是60万不是600万', LOAN, /^不符合/],
    ['今年贷款是四百万，六百万是前年的', LOAN, /^[^。]*12万元/],
    [
      '刚刚多打了个零，固定资产投资是2.3亿不是23亿',
      '我们在株洲，打算建个23亿的厂，听说省里有贷款贴息，最高能拿多少',
      /^不符合.*还差7\.7亿元/s,
    ],
    ['要是后年飞到一万五千次呢', '我们热气球营地今年飞了4300架次，能补多少', /^[^。]*43\.75万元/],
    ['刚才报错了，是500', LOAN, /^[^。]*15万元/],
    ['哎不是600，600是两年的，今年的只有350万', LOAN, /^[^。]*10\.5万元/],
    ['600万当中有150万是给关联公司借的，不能算', LOAN, /^[^。]*13\.5万元/],
    ['我们不是市级的，是国家级的，搞混了', LOAN, /^不符合/],
    ['H125那架今年卖掉了，不能算我们的，重新算', AIRCRAFT, /^[^。]*52万元/],
    ['农行那笔去掉，那是老板个人借的', THREE, /^[^。]*10\.5万元/],
    [
      '会计说报错了，研发费改成160万',
      '长沙市级小巨人，主营收入5000万，研发费用210万，研发补贴能拿多少',
      /^[^。]*16万元/,
    ],
    [
      '前面说的认定年份不对，是2021年的',
      '我们是长沙的，市级小巨人，2023年认定，今年贷款900万一年期，贴多少',
      /^不符合/,
    ],
    ['B线停了，不算', 'eVTOL公司，湖南的，已经商业飞行，A线飞了150小时、B线飞了120小时，补多少', /^[^。]*15万元/],
    [
      'R44飞了280，260是去年的数',
      '湖南的通航公司，基地在衡阳，一架罗宾逊R44（1.1吨）一年飞260小时，一架空客H125（2.3吨）飞150小时，能补多少',
      /./,
    ],
    ['讲岔了，我们是省级的，不是国家级', '我们是长沙的国家级小巨人，刚认定的，有奖励不', /^不符合/],
    [
      '更正一下，11亿里面有2.5亿是买地的',
      '湘财企10号文的重大项目贴息，我们在株洲，固定资产投资11亿，一年内完成60%，新增贷款2亿，有戏吗',
      /^不符合/,
    ],
  ])('gives the verdict anew, first: %s', async (text, before, said) => {
    expect((await ask(text, [before])).text).toMatch(said);
  });

  it.each([
    ['不对，打错了，是在杭州', ['我们公司在长沙'], /^改好了：所在地（杭州市）/],
    ['说反了，公司在株洲，长沙的是分公司', ['我们公司在长沙，市级小巨人'], /^改好了：所在地（株洲市）/],
    ['上次讲早了，高企还没批下来', ['我们在重庆，高企今年过的'], /^改好了：[^。]*没有高新技术企业/],
    ['刚营收报错了，7800不是8700', ['我们在重庆，去年营收8700万，研发620万'], /^改好了：[^。]*7800/],
  ])('where nothing is calculated is said to be made: %s', async (text, history, said) => {
    expect((await ask(text, history)).text).toMatch(said);
  });

  it.each([
    ['填错了能改吗', /改好了/],
    ['农行那笔算不算年度贷款总额', /改好了|10\.5万元/],
  ])('is none where it asks: %s', async (text, never) => {
    expect((await ask(text, [THREE])).text).not.toMatch(never);
  });
});

it('an inexact figure makes no ceiling of the end of its range', async () => {
  const { text } = await ask('打算弄小鹏的机子跑一条常德到桃源的固定航线，收票的，一年估摸飞160小时，能补多少');
  expect(text).toContain('约16万元');
  expect(text).not.toContain('17.6万元');
});
