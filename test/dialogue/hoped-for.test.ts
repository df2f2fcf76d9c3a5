import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const told = async (text: string, ...history: string[]) => {
  const { outcome, calculations, text: all } = await answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts);
  const body = all.split('\n\n依据：')[0] ?? '';
  return { outcome, calculations, body, first: body.split('\n')[0] ?? '' };
};

describe('a total', () => {
  it.each([
    ['杭州四家客户都是第一次评上省专精特新，四家一共封顶多少', '最高不超过20万元 × 4家 = 最高不超过80万元'],
    ['杭州手上五十家客户，其中六家首次评上国家级小巨人，六家加起来最多多少', '× 6家 = 最高不超过600万元'],
  ])('is told over several enterprises: %s', async (text, sum) => {
    expect((await told(text)).first).toContain(sum);
  });

  it('is told over things of several kinds', async () => {
    const { first } = await told('我们是杭州的专精特新企业，两台国内首台套，一台国际首台套，一共多少');
    expect(first).toContain('国际首台套200万元 × 1台 + 国内首台套100万元 × 2台 = 400万元');
  });

  it('is told of what is hoped for, as a ceiling, each and together', async () => {
    const { first, body } = await told('杭州企业，要是数字化车间评上了，又评上省专精特新，后面再上市，加起来最多多少');
    expect(first).toMatch(/^都成的话，加起来：.*= 最高不超过400万元/);
    expect(body).toContain('能不能都拿，条文没有写');
  });
});

describe('how much it takes to get the most', () => {
  it.each([
    ['长沙的，主营8000万，研发200万，市级小巨人，研发要花到多少才够拿满50万', '年度研发费用要到500万元才拿得满50万元'],
    ['湖南热气球，要飞多少架次才能拿满50万', '年飞行架次要到16786架次才拿得满50万元'],
    ['eVTOL航线补贴，要飞多少小时能到300万封顶', '年飞行小时加起来要到3000小时才拿得满300万元'],
  ])('is worked out from the cap: %s', async (text, expected) => {
    expect((await told(text)).body).toContain(expected);
  });

  it('rests on a calculation that the reply hands on', async () => {
    const { calculations } = await told('湖南热气球，要飞多少架次才能拿满50万');
    expect(calculations.flatMap((c) => c.steps.map((s) => s.say)).join()).toContain('16786架次');
  });
});

describe('what a line of a rule counts', () => {
  it.each([
    ['湖南热气球超过2500架次以后，全部按35还是只算多的', /^只算超过的部分，不从头算：.*2500架次/],
    [
      '株洲直升机补助，100小时是每架都要飞到，还是整个公司加一起算',
      /^条文没有直接写明，这里按这样理解：是否达到100小时看企业全部航空器/,
    ],
  ])('is told first: %s', async (text, expected) => {
    expect((await told(text)).first).toMatch(expected);
  });

  it('is not the asker’s case', async () => {
    const { body } = await told('带客双人伞飞一趟，算一架次还是两架次', '湖南滑翔伞的架次补贴');
    expect(body).not.toContain('不符合');
  });
});

describe('what is known of a case', () => {
  it('is told to lack one number', async () => {
    const { first } = await told('省级专精特新，技改贷款1500万，一年期，贴多少', '我们在杭州滨江');
    expect(first).toContain('只差LPR这个数');
  });

  it('is told in full where a range lies across a line', async () => {
    const { outcome, first } = await told('今年贷款在二百九到三百二之间，会不会拿不到贴息', '长沙市级小巨人，去年认定');
    expect(outcome).toBe('answer');
    expect(first).toContain('不到300万元的没有，达到300万元的，按您说的数是约9万元到9.6万元');
  });

  it('is calculated with while a condition is open', async () => {
    const { outcome, body } = await told('LPR估3.0到3.3，技改贷款1000万，上限多少', '杭州专精特新贷款贴息');
    expect(outcome).toBe('ask');
    expect(body).toContain('1000万元 × 约3%到3.3% × 50% = 约15万元到16.5万元');
  });

  it('takes 小巨人 for the one level that the place knows', async () => {
    const { outcome, body } = await told(
      '扩产贷了800万，一年期，今年1月LPR3.1，贴多少',
      '我们在余杭，做软件的，小巨人',
    );
    expect(outcome).toBe('answer');
    expect(body).toContain('最高不超过12.4万元');
  });

  it('gives way to what is told anew', async () => {
    const before = '湖南重大项目贴息，固定资产投资10.5亿，第一年能完成七成，够条件吗';
    const { first, body } = await told('假如追加到13亿，头一年只投5亿，还贴不贴', before);
    expect(first).toMatch(/^不符合/);
    expect(body).toContain('固定资产投资13亿元 × 50% = 6.5亿元');
  });

  it('is never told as 否', async () => {
    const { body } = await told('eVTOL还在试飞，没有商业运营，能拿多少', '我们在湘潭');
    expect(body).toContain('条款要求“新型航空器商业飞行”，贵公司还不符合');
    expect(body).not.toContain('否');
  });
});
