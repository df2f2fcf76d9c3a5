import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string, ...history: string[]): Promise<Reply> =>
  answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts);

describe('what one place gives, asked for in another', () => {
  it.each([
    '岳阳企业能不能去报长沙的研发补贴',
    '绍兴没有首台套奖励的话，杭州的能不能蹭一下',
    '长沙那个规上工业倍增的方案，我们在岳阳也是工业企业，能不能沾上',
  ])('is not had: %s', async (text) => {
    expect((await ask(text)).text).toMatch(/^不能：这是(?:长沙|杭州)市的政策/);
  });
});

describe('a place that is only told of on the way', () => {
  it.each([
    ['要是明年把工厂搬到贵阳，之前拿的重庆的支持要退回去不', '我们在重庆渝北，做检测设备的科技型中小企业', '贵阳'],
    ['母公司在武汉，长沙这家也是市级小巨人，子公司的贷款贴息能单独报吗', '', '武汉'],
    ['投的项目里有两家注册在贵州，重庆那个投早期企业的奖励能算进去不', '', '贵州'],
    ['安徽的国家级小巨人整体搬到长沙，长沙那50万还给不给', '', '安徽'],
  ])('is not the place that is asked about: %s', async (text, before, aside) => {
    const reply = await ask(text, ...(before ? [before] : []));
    expect(reply.text).not.toContain(aside);
  });

  it('is the place that is asked about where texts of it are asked for', async () => {
    expect((await ask('成都这边有没有同类的文件', '我们在重庆')).text).toMatch(/^没有收录成都市的政策/);
    expect((await ask('武汉有没有类似长沙小巨人的奖励')).text).toMatch(/^没有收录武汉市的政策/);
  });
});

describe('an enterprise of another place', () => {
  it.each([
    '株洲这边企业问一下，长沙市级小巨人研发补贴10%我们能不能报',
    '我表哥在湘潭开厂，也是小巨人，长沙那个贷款贴息他能拿吗',
    '我们厂在绍兴，今年首次评上省级专精特新了，杭州给奖励不',
  ])('hears first that the clause is not for it: %s', async (text) => {
    expect((await ask(text)).text).toMatch(/^不能：这是.*市的政策，给那里的企业/);
  });

  it('is not calculated for', async () => {
    const reply = await ask('那照长沙的算，我贷500万一年能贴多少', '无锡做传感器的，长沙小巨人贴息能申请吗');
    expect(reply.text).toMatch(/^不适用：这是长沙市的政策/);
    expect(reply.calculations).toEqual([]);
  });

  it('hears whose measure it points at', async () => {
    const { outcome, text } = await ask('我公司在岳阳。请问“小巨人”贷款贴息3%这条，岳阳企业是否适用？');
    expect(outcome).toBe('decline');
    expect(text).toMatch(/^不适用：您问的写在长沙市的.*只给长沙市的企业/);
  });
});

it('keeps to the place whose clauses were talked of where none is named', async () => {
  const { text } = await ask(
    '钱大概几月份到，打到哪个账户',
    '我做天使投资，投了几家初创期科技公司，重庆的文件有奖励吗',
  );
  expect(text).toMatch(/没有写钱多久到账/);
  expect(text).not.toMatch(/湖南|发展改革委/);
});

it('does not take a parent’s place and title for the asker’s', async () => {
  const { text } = await ask(
    '明年去杭州开家全资子公司做传感器，苏州母公司早就是国家级小巨人了，杭州的政策子公司能享受什么',
  );
  expect(text).not.toContain('江苏');
  expect(text).not.toMatch(/^按您说的情况，能拿的是/);
});

it('compares places by all that they give where nothing in particular is compared', async () => {
  const { outcome, text } = await ask('我们广州做电机的想搬厂，长沙和重庆哪边给得多');
  expect(outcome).toBe('answer');
  expect(text).toMatch(/长沙市：.*50万元.*重庆市：/s);
});

it('leaves the subject before for one of its own', async () => {
  const { text } = await ask('土地那个七折是成交价打七折吗', '我萧山做涤纶长丝的，杭州专精特新贷款贴息怎么算');
  expect(text).toContain('70%');
  expect(text).not.toContain('2000万');
});

it('takes nothing down for the asker of what is told of another’s firm', async () => {
  const told = '我堂弟在长沙有家厂，是市级小巨人，去年贷了700万';
  const { text } = await ask('长沙市级小巨人贴息我们能贴多少', told);
  expect(text).not.toContain('700万');
});

describe('where no place is told', () => {
  it.each([
    [
      '今年只贷了二百六十万，贴息那个三百万的杠杠差一截，还有戏没',
      /^不符合长沙市级小巨人企业贷款贴息的条件.*\n.*还差40万元/,
    ],
    ['车间固投9.2亿，贷款想蹭省里那个贴息，够不够', /湖南先进制造业重大项目新增贷款贴息[\s\S]*(?:还差|不到10亿元)/],
  ])(
    'the measure is meant whose clause has the figure that is named, or whose government is: %s',
    async (text, says) => {
      expect((await ask(text)).text.split('\n\n依据：')[0]).toMatch(says);
    },
  );
});
