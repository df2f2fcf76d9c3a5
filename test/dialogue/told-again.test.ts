import { beforeAll, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

/** What is said to the last of several messages. */
async function said(...messages: readonly string[]): Promise<string> {
  const text = messages.at(-1) ?? '';
  const message = { id: null, text, history: messages.slice(0, -1), asOf: '2026-11-26' };
  return (await answerOnce(message, { ...parts, models: null })).text;
}

const LOANS = '长沙做无纺布的，市级小巨人，25年认的，今年贷了800万，其中300万是10月1号才放的，其他都满一年，贴息多少';
const CRAFT = '湘潭做通航的，两架1.5吨的，每架一年飞100小时，还有一架6吨的飞100小时，能补多少';
const ROUTES = '准备在株洲开三条eVTOL航线，每条一年飞300小时，能补多少';

it.each([
  ['a part of a sum has a time of its own', [LOANS], /17\.25万元/],
  ['one part is told with another time', [LOANS, '300万那笔是7月1号放的，我记错了'], /每年为19\.5万元/],
  ['one more is told on top', [LOANS, '还有一笔100万，5月初借的，到年底'], /500万元用了1年，100万元用了8个月/],
  [
    'a part is told later',
    ['长沙市级小巨人，固定资产投资的事先不说，今年贷了620万，贴息多少', '620万里头有200万是9月1号才贷的'],
    /420万元用了1年/,
  ],
  [
    'land is told later',
    ['湖南重大项目，固投12个亿，头一年投了8.5亿，能贴息吗', '哦，12亿里头有两亿三是买地的'],
    /9\.7亿元，不到10亿元/,
  ],
  ['several alike are several', [CRAFT], /20万元 \+ 20万元 \+ 30万元 = 70万元/],
  ['one of several is told anew by its size', [CRAFT, '6吨那架其实飞了80小时'], /每年为64万元/],
  [
    'one of several is told anew by its bank',
    ['长沙市级小巨人，建行400万满一年，农行200万6个月，贴息多少', '农行那笔是260万'],
    /15\.9万元/,
  ],
  ['some of several are told anew', [ROUTES, '其中一条只飞90小时'], /30万元 \+ 30万元 = 60万元/],
  ['all of several are supposed', [ROUTES, '打个比方，要是三条都飞400小时呢'], /120万元/],
  [
    'what is supposed is dropped',
    [ROUTES, '打个比方，要是三条都飞400小时呢', '那按我们现在的能拿多少钱'],
    /每年为90万元/,
  ],
  [
    'what was said is denied',
    ['长沙市级小巨人，研发费420万，主营1.1亿，研发补贴多少', '哦研发费不是420，是320'],
    /320万元，不到330万元/,
  ],
  ['a year takes the place of a year', ['长沙，市级小巨人，前年认定的', '不对，是去年'], /自2025年起/],
  ['a sum after a rate is a sum', ['杭州省级专精特新，技改贷了1200万，LPR按3.0，能贴多少', '要是2500万呢'], /30万元/],
  [
    'the next of two craft adds nothing up',
    [
      '株洲通航公司，基地在株洲，3架贝尔407（最大起飞重量2.27吨）合计飞了240小时，2架R44（1.134吨）合计100小时，能补多少',
    ],
    /48万元 \+ 20万元 = 68万元/,
  ],
  [
    'a title is got that was lacked',
    ['长沙做玩具，研发费300万，主营8000万，没评过，研发补贴多少', '评上了，刚拿到市级小巨人'],
    /研发补贴：按条款为30万元/,
  ],
  [
    'a level is told in a clause of its own',
    ['宁乡做陶瓷的，问下小巨人贴息，我们市级的，贷款500万，贴多少'],
    /每年为15万元/,
  ],
  [
    'another size is supposed',
    ['株洲通航，基地在株洲，一架直升机1.8吨，飞了120小时，能补多少', '要是换成5.5吨的呢'],
    /36万元/,
  ],
])('%s', async (_, messages, told) => {
  expect(await said(...messages)).toMatch(told);
});

it('keeps each client of one message apart, and what is corrected of one', async () => {
  const all = '帮三家问～A：长沙做模具，市级小巨人，贷款1000万；B：长沙做灯具，市级小巨人，贷款280万；贴息各多少';
  expect(await said(all)).toMatch(/30万元[\s\S]*还差20万元/);
  expect(await said(all, 'A写错了，是1100万')).toMatch(/每年为33万元/);
  expect(await said(all, 'B又贷了50万')).toMatch(/每年为9\.9万元/);
});

it('takes no title for held that was only made public or is planned', async () => {
  expect(await said('长沙的，市级小巨人刚公示，贷款500万，贴息多少')).not.toMatch(/按条款每年为15万元/);
  expect(await said('国家级小巨人我们打算27年才申，在长沙')).not.toMatch(/认定称号（国家级/);
});
