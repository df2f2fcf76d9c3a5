import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string): Promise<Reply> => answerOnce({ id: null, text, history: [], asOf: '2026-03-01' }, parts);

describe('a total that is asked for', () => {
  it('adds up measures of several clauses and cites each', async () => {
    const reply = await ask('长沙市级小巨人，年贷款520万，主营收入5000万，研发费用200万，贴息和研发补贴一共多少');
    expect(reply.text).toMatch(/20万元 \+ 15\.6万元 = 35\.6万元\[1\]\[2\]/);
    expect(reply.text).toContain('没有写明这几项能不能同时享受');
    expect(reply.calculations.flatMap((c) => c.steps).map((s) => s.say)).toContain('20万元 + 15.6万元 = 35.6万元');
  });

  it('comes first, with the word that no text says that all are had, where one clause grants them all', async () => {
    const { text } = await ask('长沙中小企业，新认定国家级单项冠军企业和1个国家级单项冠军产品，总共多少');
    expect(text).toMatch(/^条款没有写明这几项能不能同时享受，只把各项相加：.*= 300万元\[1\]。/);
  });

  it('stays a ceiling where one of its parts is one', async () => {
    const reply = await ask('杭州企业首次认定省级专精特新，又评上数字化车间，两项加起来多少');
    expect(reply.text).toMatch(/= 最高不超过100万元/);
  });

  it('takes years that are alike together, and no more of them than the clause grants', async () => {
    expect((await ask('长沙市级小巨人，每年贷款450万，两年总共贴多少')).text).toContain('13.5万元 × 2年 = 27万元');
    expect((await ask('长沙市级小巨人，每年贷款450万，五年总共贴多少')).text).toContain('13.5万元 × 3年 = 40.5万元');
  });

  it('takes each year for itself, within its own cap, where each has its figure', async () => {
    const named = await ask(
      '长沙市级小巨人2023年认定，2023年贷款400万，2024年贷款600万，2025年贷款2000万，三年一共贴多少',
    );
    expect(named.text).toContain(
      '2023年12万元，2024年18万元，2025年50万元（超过每年50万元上限，按50万元计），合计80万元',
    );
    const inTurn = await ask('长沙市级小巨人连续两年贷款分别是300万和280万，总共贴多少');
    expect(inTurn.text).toContain('依次9万元，不符合条件，合计9万元');
  });

  it('takes each of several loans with its own time', async () => {
    const { text } = await ask('长沙市级小巨人，一笔贷款300万用了一年，一笔200万用了半年，能贴多少');
    expect(text).toContain('12万元');
  });

  it.each([
    '长沙市级小巨人，年贷款400万，三年期贷款，总共贴多少',
    '长沙市级小巨人，两年前认定的，年贷款400万，一共贴多少',
    '成立5年的长沙市级小巨人，年贷款400万，总共贴多少',
  ])('takes no other years for those that are added up: %s', async (text) => {
    const { text: said } = await ask(text);
    expect(said).toContain('12万元');
    expect(said).not.toMatch(/× \d年 =/);
  });

  it.each([
    ['nobody asked for it', '长沙市级小巨人，年贷款520万，主营收入5000万，研发费用200万，贴息和研发补贴分别多少'],
  ])('is not given where %s', async (_, text) => {
    const { calculations } = await ask(text);
    expect(calculations.length).toBeGreaterThan(1);
    expect(calculations.flatMap((c) => c.steps).some((s) => / = .*[+]| [+] /.test(s.say))).toBe(false);
  });
});

describe('how much it takes to get the most', () => {
  it.each([
    ['还差多少架次才到顶', ['我们是郴州的滑翔伞基地', '去年飞了5200架次，能补多少'], /^还差11586架次，现在是9\.45万元/],
    ['还要飞多少小时才能拿满', ['主运行基地在长沙，一架2吨的直升机飞了310小时，能补多少'], /^还差190小时/],
    ['离封顶还差多少研发费用', ['长沙的市级小巨人，研发费用300万，主营6000万，研发补贴多少'], /^还差200万元/],
    ['封顶五十万要飞好多趟才封得到顶', [], /^年飞行架次要到16786架次/],
    ['eVTOL航线飞多少小时才能拿到300万的顶', [], /加起来要到3000小时/],
    ['小巨人贴息一年50万，折算的贷款大概到多少就顶格了', [], /要到约1667万元/],
  ])('comes first, of the case where one is told: %s', async (text, history, said) => {
    const reply = await answerOnce({ id: null, text, history, asOf: '2026-11-25' }, parts);
    expect(reply.text).toMatch(said);
  });
});

describe('a case that is told', () => {
  it.each([
    ['我们只有省级小巨人，没有市里的小巨人，3%贴息能不能套得上', /^不符合长沙市级小巨人企业贷款贴息/],
    ['长沙的，研发占比2.6%，小巨人研发补贴这条够得上吗', /^不符合/],
    ['长沙市级小巨人，贷款才260万，贴息这事有没有门', /^不符合/],
    ['2021年认定的市级小巨人，今年贷款500万，还轮得到贴息不', /^不符合长沙/],
    ['长沙的厂，交行130万、兴业90万，都是一年期，合计220万，小巨人贴息还有没有戏', /^不符合长沙[\s\S]*还差80万元/],
    ['杭州省级专精特新，流动资金贷款500万，LPR3.1，能贴多少', /^条文没有列您说的这种贷款用途/],
    ['动力伞一年差不多五千架次，能有多少', /^[^。]*约8\.75万元/],
  ])('is judged first: %s', async (text, said) => {
    expect((await answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts)).text).toMatch(said);
  });
});
