import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string): Promise<Reply> => answerOnce({ id: null, text, history: [], asOf: '2025-06-01' }, parts);

it('tells what is held above a place that has no texts of its own, and names measures there', async () => {
  const { outcome, text } = await ask('株洲开餐饮店有什么补贴');
  expect(outcome).toBe('decline');
  expect(text).toMatch(/^没有收录专门给.*的政策/);
  expect(text).toMatch(/株洲市/);
});

it('tells that a place and all above it have no texts', async () => {
  expect((await ask('沈阳开餐饮店有什么补贴')).text).toMatch(/^没有收录沈阳市的政策/);
});

it('tells which places are held where none is named', async () => {
  expect((await ask('养老院床位有补贴吗')).text).toMatch(/收录的是.*长沙市.*的政策/);
});

it.each(['株洲开餐饮店有什么补贴', '养老院床位有补贴吗', '沈阳开餐饮店有什么补贴'])(
  'tells nobody who asks for support that policies are all it answers: %s',
  async (text) => {
    expect((await ask(text)).text).not.toContain('我只回答');
  },
);

it('tells what it answers to whoever asks of something else', async () => {
  expect((await ask('我妈的退休金明年涨多少')).text).toContain('我只回答惠企政策方面的问题');
});

it('finds a clause of the province from a place in it', async () => {
  const { citations } = await ask('湘西的热气球有没有补贴');
  expect(citations[0]?.clause).toBe('hunan-low-altitude-2024#1.p2');
});

it.each([
  ['株洲的通航公司飞行小时怎么补', /没有收录株洲市自己的政策，以上是上级地区的文件/],
  ['宁波的厂能不能申请杭州的智能工厂补助，补多少', /没有收录宁波市的政策，以上是别处的文件/],
])('calls a text of the level above that, and no other: %s', async (question, expected) => {
  expect((await ask(question)).text).toMatch(expected);
});

it('tells that the text on what is asked is held by its title alone', async () => {
  const { outcome, text, citations } = await ask('长沙的担保费补贴怎么写的');
  expect(outcome).toBe('decline');
  expect(text).toMatch(/^手上的节选看不到：.*债权融资支持力度”，正文没有收录/);
  expect(text).not.toContain('没有：');
  expect(citations[0]?.clause).toBe('changsha-sme-2022#2.1');
  expect((await ask('长沙的保险费补贴怎么写的')).text).toMatch(/^没有：/);
});

describe('what is declined', () => {
  const further = (text: string, ...history: string[]): Promise<Reply> =>
    answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts);

  it('names nothing near that the place could not have', async () => {
    const reply = await further('大学生租房补贴有没有', '我们在杭州余杭');
    expect(reply.outcome).toBe('decline');
    expect(reply.text).not.toContain('江苏');
  });

  it('tells what another place alone has as that place’s', async () => {
    const reply = await further('那人才租房有没有', '长沙的小巨人贷款贴息怎么算');
    expect(reply.outcome).toBe('decline');
    expect(reply.text).toContain('只给杭州市的企业');
    expect(reply.text).not.toContain('最接近的是');
  });

  it.each([
    ['我们在常德，有没有稳岗补贴', /请向常德市的人力资源社会保障部门咨询/],
    ['出口信用保险的保费有没有补的', /请向当地商务部门咨询/],
    ['苏州姑苏领军人才计划你们收录了没有', /没有收录.*人力资源社会保障部门/s],
  ])('is sent to the office of its trade: %s', async (text, says) => {
    const { outcome, text: said } = await further(text);
    expect(outcome).toBe('decline');
    expect(said).toMatch(says);
  });

  it('is told to be unwritten where any help might say it', async () => {
    expect((await further('在杭州拿的奖以后会不会要吐出来', '我们在杭州')).text).toMatch(
      /^收录的杭州市的政策没有写什么情况要退回/,
    );
  });
});

it('asks a firm of no place where it is before all else', async () => {
  const { outcome, text } = await ask('我们做环保设备，40来人，高企证前年拿的，能领点啥');
  expect(outcome).toBe('ask');
  expect(text).toMatch(/在哪个省、哪个市/);
});

it('tells by which purse a subsidy is paid', async () => {
  expect((await ask('湖南通航运营补贴，钱是省级财政还是市县财政掏')).text).toMatch(/^补助所需资金由省财政预算安排/);
});

it.each(['长沙新入规项目库，企业进了能拿多少钱', '江苏高企培育任务分解，完成了奖励企业多少钱'])(
  'calls what offices have to do no money for firms: %s',
  async (text) => {
    expect((await ask(text)).text).toMatch(/^手上的节选没有写给企业多少钱，写的是政府部门要做的工作/);
  },
);

it('says that the part asked for is cut off where its heading alone is held', async () => {
  expect((await ask('长沙中小微意见里债权融资的风险补偿给多少')).text).toMatch(
    /^手上的节选看不到：.*只收录到标题“加大中小微企业债权融资支持力度”/,
  );
});

it('names the help that no text of the place speaks of, and no first word of a longer name', async () => {
  expect((await ask('重庆有通勤补贴吗')).text).toMatch(/^没有：收录的重庆市的政策没有写您问的“通勤”这种补贴/);
  expect((await ask('重庆通勤大巴防滑垫翻修有补贴吗')).text).not.toContain('“通勤”');
  expect((await ask('杭州新能源汽车补贴要不要交税')).text).toContain('没有写您问的“新能源汽车”');
});
