import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = async (text: string, history: string[] = []): Promise<string> =>
  (await answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts)).text;

describe('whether a line is reached', () => {
  it('is told first, whatever else is still unknown', async () => {
    expect(await ask('研发费用占主营正好3%，长沙小巨人研发补贴这条线过没过')).toMatch(/^够：研发费用占比3%，达到3%/);
    expect(await ask('长沙做注塑的，上年营收1950万，够得上小升规重点培育不')).toMatch(
      /^够：上年度营业收入1950万元，达到1000万元，不超过2000万元/,
    );
  });

  it('is told where the clause leaves open what is paid', async () => {
    expect(await ask('不算土地固投14亿，头一年投了7.5亿，省里先进制造业项目能贴多少')).toMatch(
      /^够：固定资产投资14亿元，达到10亿元.*7亿元；开工首年完成投资7\.5亿元/,
    );
  });

  it('is judged by the measure that asks for the figure told, among those that are called so', async () => {
    expect(await ask('盘子一共11亿，地占1.5亿，剩下9.5亿是厂房设备，够得上那个贴息的门槛吗')).toContain(
      '固定资产投资9.5亿元，不到10亿元，还差',
    );
  });
});

describe('all or one of several conditions', () => {
  it('is told by the tree of conditions', async () => {
    const one = await ask('省里重大项目贴息，首年完成50%和8亿，是都要有还是占一样就行');
    expect(one).toMatch(/^满足其中一样就行：.*50%，或者.*8亿元/);
    expect(one).toContain('另外还要：固定资产投资达到10亿元');
    expect(await ask('固投10亿和首年50%是不是都要达到')).toMatch(/^都要满足：/);
    expect(await ask('长沙贴息，市级小巨人和贷款300万以上两个都要吗，还是有一个就成')).toMatch(/^都要满足：/);
  });
});

describe('a title that is not had', () => {
  it('is lacked by whoever says so of no title in particular', async () => {
    const each = await ask(
      '两个客户，甲：宁乡，没认定，贷款500万。乙：望城，2022年市级小巨人，贷款700万。贴息各多少？',
    );
    expect(each).toContain('没有市级专精特新小巨人');
    expect(each.match(/不符合长沙市级小巨人企业贷款贴息的条件/g)).toHaveLength(2);
  });

  it('is calculated with where it is supposed, and said to be', async () => {
    const reply = await ask('假如他明年认定上了，900万一年期还在，明年能贴多少', [
      '客户在天心区，还没认定市级小巨人，贷款900万',
    ]);
    expect(reply).toMatch(/^长沙市级小巨人企业贷款贴息：按条款每年为27万元/);
    expect(reply).toContain('没有评上就没有');
  });
});

describe('awards that are hoped for', () => {
  it('come to their ceilings together', async () => {
    expect(await ask('滨江的客户同时报国内首台套和智能工厂，都批下来一共最多能有多少钱')).toMatch(
      /^都成的话，加起来：100万元 \+ 200万元 = 最高不超过300万元/,
    );
    expect(await ask('我们在长沙，打算拿国家级小巨人、再拿单项冠军企业，两个都拿到合计多少')).toMatch(
      /^都成的话，加起来：50万元 \+ 200万元 = 最高不超过250万元/,
    );
  });
});

describe('a bare rate', () => {
  it('answers the fact last asked, whatever is told of when it was had', async () => {
    const reply = await ask('问到了，1月份挂的3.1，一年期那一档', ['杭州的，省级专精特新，扩产贷款1000万，能贴多少']);
    expect(reply).toContain('1000万元 × 3.1% × 50% = 15.5万元');
  });
});

describe('what there is at a new place', () => {
  it('is what that place has, out of force where nothing in force fits', async () => {
    const reply = await ask('厂子上个月迁到衡阳了，那边有什么能拿', ['长沙的市级小巨人，贷款500万一年期，贴息多少']);
    expect(reply).toMatch(
      /^现在没有能拿的：沾得上边的文件到2022年12月31日已经过期\[1\]。\n里面写过[^\n·]{6,}没有写给多少钱/,
    );
    expect(reply).not.toMatch(/长沙市级|重大项目/);
  });
});
