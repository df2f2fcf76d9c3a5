import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string, ...history: string[]) =>
  (await answerOnce({ id: null, text, history, asOf: '2026-11-26' }, parts)).text;

describe('what would be asked next', () => {
  it.each([
    [
      'a number with its unit and no word for it',
      '主基地在衡阳的通航企业，去年飞了900小时，全是1吨以下，补多少',
      /45万元/,
    ],
    [
      'an option that other words show',
      '杭州的，省级专精特新，为了expand产线借了1000万，1月LPR是3.1%，最多贴多少',
      /15\.5万元/,
    ],
    ['a truth that its contrary shows', '想在景区建临时起降点拉游客，每年100万的运行补助我们能拿到吧', /^不符合/],
    ['the level of a title, told apart from it', '我们是市里的小巨人嘛，主营2000万研发80万，够线不，补几多', /8万元/],
    ['what is asked for a friend', '帮朋友问的，他在东安搞热气球，今年飞了3900来个架次，能拿多少', /约4\.9万元/],
  ])('is found in what was told: %s', async (_, text, told) => {
    const reply = await ask(text);
    expect(reply).toMatch(told);
    expect(reply).not.toContain('请问：');
  });

  it.each([
    ['a tier of the clause', '湖南通航企业，1吨以下的一小时补多少'],
    ['the figure of somebody else', '我们在衡阳搞热气球，隔壁老王去年飞了3100架次，我们能补多少'],
    ['what is asked', '我们是小巨人，研发80万主营2000万，是市级的才有吗，还是国家的'],
  ])('is not taken from %s', async (_, text) => {
    expect(await ask(text)).not.toMatch(/按条款(?:每年)?为?约?\d/);
  });

  it.each([
    ['the government that would pay', '宁乡做水泵的，今年银行贷款620万，市里能给点什么政策'],
    ['the title of a product', '望城做锂电隔膜的小企业，有三个国家级制造业单项冠军产品，市里一共能奖多少'],
  ])('is no title that nobody told of: %s', async (_, text) => {
    expect(await ask(text)).not.toMatch(/(?:贷款贴息|冠军企业奖励)：按条款/);
  });

  it.each([
    ['of clients', '滨江区做财税代理的，服务的多数是省级专精特新企业，我们这类中介自身能申请什么'],
    ['that is to be applied for next', '滨江区做检测仪器，创新型中小企业刚评上，接下来报省级专精特新，能享受什么'],
  ])('is no title %s', async (_, text) => {
    expect(await ask(text)).not.toMatch(/能拿的是|称号够了/);
  });

  it('is a sum that was told before, told again', async () => {
    const before = '我们在余杭，国家级小巨人，银行贷款1200万，借来上新产线的';
    expect(await ask('它这1200万今年顶多能贴多少？1月份一年期LPR我按3.0%记的', before)).toContain('18万元');
  });
});

it('a year that is told does not make a sum of the sum before', async () => {
  const before = '雨花区市级小巨人，今年银行贷款总额700万，都是满一年的，能贴多少';
  expect(await ask('认定年份2025', before)).toMatch(/每年为21万元/);
});

it('what is asked after an answer in context is still asked of what was talked of', async () => {
  expect(await ask('要哪些材料', '市级小巨人研发补贴', '怎么报')).toMatch(/^手上的节选没有写要交什么材料/);
});

it.each([
  ['株洲建个铝箔厂，一共投6亿，厂房设备占5亿，这种规模够什么补助'],
  ['长沙开福区开火锅店，6个员工，一年流水一百五十万，有什么政策能沾上'],
])('where much is told of a firm, help of no kind in particular is a list: %s', async (text) => {
  expect(await ask(text)).toMatch(/主管部门审定为准/);
});

it('takes workers, who are counted as anything is, for no products of a title', async () => {
  expect(await ask('浏阳做陶瓷的，四十多个工人，什么牌子都没有，想问问有什么扶持')).not.toMatch(/\d{4}万元/);
});
