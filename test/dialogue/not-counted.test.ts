import { describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { titlesIn } from '../../src/knowledge/condition.ts';
import { regionName } from '../../src/language/region.ts';
import { heldParts } from '../fakes/parts.ts';

const parts = await heldParts();
const ask = (text: string, history: readonly string[] = []) =>
  answerOnce({ id: null, text, asOf: '2026-11-27', history }, parts);
const firstOf = (text: string) => text.split('\n')[0];

describe('what is told of somebody else, applied for, wished or supposed', () => {
  it.each([
    ['我们在长沙，市级小巨人，下游经销商今年贷了700万，这笔能算我们的贴息吗', '不能算：您提到的700万不是贵公司自己的'],
    [
      '隔壁厂评上了国家级小巨人，我们在长沙给他代工，那50万我们能不能分一点',
      '不能：您说的国家级专精特新小巨人是别家的',
    ],
    ['我们给一家智能工厂做配套，公司在杭州，智能工厂的200万我们能沾多少', '不能：您说的智能工厂是别家的'],
    ['我们是杭州的专精特新，国内首台套还在公示，100万能先领吗', '还不能：国内首台套还没有认定下来'],
    ['我爱人的公司贷了900万，我这边公司是长沙市级小巨人，能合起来算吗', '不能算：您提到的900万不是贵公司自己的'],
    ['老板个人名下贷了500万给厂里用，厂子是长沙市级小巨人，这500万能贴息吗', '不能算：您提到的500万不是贵公司自己的'],
    ['我们给长沙一家国家级单项冠军企业做配套，那200万里有没有我们一份', '国家级制造业单项冠军企业是别家的'],
    ['长沙做零件的，专供一家国家级小巨人，他们那50万奖励我们有份吗', '国家级专精特新小巨人是别家的'],
    ['同行评了数字化车间，我们杭州的也用一样的系统，能不能也领80万', '不能：您说的数字化车间是别家的'],
    ['我们打算后年上市，杭州专精特新，300万能提前领吗', '还不能：条款要的是“已成功上市”'],
    ['一直想把公司做成国家级小巨人，我们在长沙，50万今年能不能提前领', '还不能：国家级专精特新小巨人要认定以后才有'],
    ['假如我们评上两个国家级单项冠军产品，长沙的小企业，现在能先报200万吗', '现在还不能：您说的还是设想'],
  ])('is concluded from first, and nothing is paid: %s', async (text, first) => {
    const reply = await ask(text);
    expect(firstOf(reply.text)).toContain(first);
  });

  it.each([
    ['我们在长沙，市级小巨人，自己贷了500万，供应商贷了700万，我们能贴多少', '15万元'],
    ['我们是长沙的，2026年评上国家级小巨人，隔壁厂评上了单项冠军企业，我们能拿多少', '50万元'],
    ['我们和隔壁厂都是长沙市级小巨人，我们贷了600万，能贴多少', '18万元'],
  ])('leaves what the firm has itself to be worked out: %s', async (text, sum) => {
    const reply = await ask(text);
    expect(reply.text).toContain(sum);
    expect(reply.text).not.toContain('别家的');
  });

  it.each([
    '供应商要什么条件才能申请',
    '我姐夫的公司是国家级小巨人，在杭州，我来打听他们员工能不能评高层次人才',
    '我表弟的厂在长沙，是市级小巨人，贷了700万，他能贴多少',
  ])('shuts nobody out who asks in general or for that firm: %s', async (text) => {
    const reply = await ask(text);
    expect(reply.text).not.toMatch(/别家的|不是贵公司自己的/);
  });
});

describe('a title of a neighbour', () => {
  const wanting = [...parts.knowledge.book.rules.values()].filter(
    ({ conditions, scope, award }) => titlesIn(conditions).length > 0 && scope?.region && 'promise' in award,
  );
  it.each(wanting.map((rule) => [rule.title, rule] as const))('neither pays nor is asked back: %s', async (_, rule) => {
    const [title] = titlesIn(rule.conditions);
    const reply = await ask(
      `我们公司在${regionName(String(rule.scope?.region))}，隔壁厂是${title}，${rule.keywords[0]}我们能不能也拿`,
    );
    expect(reply.text).not.toContain(`有没有被认定为${title}`);
    const paid = reply.calculations?.filter((c) => c.rule === rule.id && c.verdict === 'eligible') ?? [];
    expect(paid).toEqual([]);
  });
});

describe('a condition that surely fails', () => {
  it('decides though another figure could not be made out', async () => {
    const { text } = await ask('2023年认定的长沙市级小巨人，23、24、25三年都贴过息，今年又新贷了600万，是18万吧');
    expect(firstOf(text)).toContain('不符合');
    expect(text).not.toContain('没分清');
  });

  it('decides a sum that is asked for by itself, of a title told before', async () => {
    const { text } = await ask('50万去哪里领', ['我们今年评上国家级小巨人，公司在长沙', '我们是大型企业']);
    expect(firstOf(text)).toContain('不符合');
  });
});

describe('a loan of last year', () => {
  it('is none of this year', async () => {
    const { text } = await ask('去年贷款900万，今年一分钱没贷，长沙市级小巨人2025年认定，今年贴息有吗');
    expect(firstOf(text)).toContain('不符合');
    expect(text).not.toContain('27万');
  });
});

describe('a firm that has moved away', () => {
  it.each([
    ['公司去年从长沙整体搬到湘潭了，长沙的贷款贴息还能申请吗', '不能当成还给：这是长沙市的政策'],
    ['主运行基地上个月从长沙迁到江西南昌了，2吨的飞机在湖南飞了150小时，30万还能补吗', '不符合'],
    ['我表弟在绍兴做轴承，评上了国家级小巨人，杭州那个一百万他申请得到吗', '不能：这是杭州市的政策'],
  ])('stands where it stands now: %s', async (text, first) => {
    expect(firstOf((await ask(text)).text)).toContain(first);
  });
});

describe('what the firm no longer has', () => {
  it.each([
    '我们杭州的，专精特新称号先丢了，隔年才上市，300万给不',
    '要是我们杭州公司的专精特新先被取消，后来才上市，300万还给吗',
  ])('pays nothing: %s', async (text) => {
    expect(firstOf((await ask(text)).text)).toContain('不符合');
  });

  it('neither does a place pay that it has moved away from', async () => {
    const reply = await ask('长沙评的市级小巨人，春节后把注册地迁到株洲去了，今年贷款600万还能贴息吗');
    expect(firstOf(reply.text)).toContain('不能当成还给：这是长沙市的政策');
  });
});
