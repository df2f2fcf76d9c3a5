import { describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import { heldParts } from '../fakes/parts.ts';

const parts = await heldParts();
const ask = (text: string, history: readonly string[] = []) =>
  answerOnce({ id: null, text, asOf: '2026-11-27', history }, parts);
const firstOf = (text: string) => text.split('\n')[0];

describe('a sum that the message itself tells something against', () => {
  it.each([
    [
      '长沙市级小巨人，2025年认定，明年计划贷600万，18万贴息能先记应收吗',
      '还不能算：您提到的600万是打算的数',
      '18万元',
    ],
    [
      '湖南飞行汽车公司，开了一条固定航线，预计全年能飞300小时，30万现在能给吗',
      '还不能算：您提到的300小时是打算的数',
      '30万元',
    ],
    ['长沙小企业，打算明年冲一把单项冠军产品，三款一起报，300万稳吗', '还不能算：您提到的三款是打算的数', '300万元'],
  ])('is no sum yet where it rests on a plan, and is worked out by it: %s', async (text, first, sum) => {
    const reply = await ask(text);
    expect(firstOf(reply.text)).toContain(first);
    expect(reply.text).toContain(sum);
    expect(reply.text).not.toContain('算得对');
  });

  it('is told as it is where only a case is supposed that was asked for', async () => {
    const reply = await ask('要是明年飞到4000架次呢', ['湖南的热气球公司，今年飞了3000架次，能补多少']);
    expect(firstOf(reply.text)).toContain('5.25万元');
  });

  it.each([
    ['我们湖南的热气球公司跟两个同行合在一起全年飞了4200架次，能补多少', '“跟两个同行合在一起”的也给'],
    [
      '飞机是我们的，干租给外省一家公司飞，今年飞了300小时，3吨，基地长沙，60万归我们吧',
      '“干租给外省一家公司飞”的也给',
    ],
    ['租通用机场跑道训练，机场备过案，一年飞了1300小时，100万归我们航校吧，湖南的', '“租通用机场跑道”的也给'],
    ['湖南的，用eVTOL给果园打药，一年飞了500小时，50万能拿吧', '“打药”也算'],
    ['杭州省级专精特新，技改贷款1000万一年期，9月LPR是3.0%，15万对吧', '“9月LPR”也算'],
    ['湖南垂直起降的航线，我们是给他们修电机的，今年撑了360小时，能补多少', '“给他们修电机的”的也给'],
    ['长沙市级小巨人，银行余额有700万，按700万贴21万行吗', '“余额”也算'],
    ['株洲搞无人机编队表演，一年放飞4600架次，7.35万对吧', '“无人机编队”也算'],
    ['国家级小巨人是在外省评的，今年整厂迁到杭州，首次认定的奖励能拿吗', '“整厂迁到”也算'],
    ['长沙市级小巨人，走的售后回租，设备款900万，那个3%的贴息27万对吧', '“售后回租”也算'],
  ])('stands for nobody where others or another thing are in it: %s', async (text, words) => {
    const reply = await ask(text);
    expect(firstOf(reply.text)).toContain('还不能这样算');
    expect(firstOf(reply.text)).toContain(words);
    expect(reply.calculations.filter(({ verdict }) => verdict === 'eligible')).toEqual([]);
  });

  it.each([['长沙的市级小巨人，去年认的，银行那边700万合同下个月才签，21万今年能报上吗', '“下个月才签”也算']])(
    'stands for no stage that falls short right beside it: %s',
    async (text, words) => {
      expect(firstOf((await ask(text)).text)).toContain(words);
    },
  );

  it.each([
    ['长沙市级小巨人，不是售后回租，是银行贷款600万一年期，贴多少', '18万元'],
    ['长沙市级小巨人，银行贷款600万一年期，另有融资租赁400万，贴多少', '18万元'],
    ['湖南通航，主基地在长沙，3吨飞机飞了200小时，没有租给外省公司，补多少', '40万元'],
  ])('stands where that is denied, or told of a figure of its own: %s', async (text, sum) => {
    expect(firstOf((await ask(text)).text)).toContain(sum);
  });

  it('confirms no ceiling where another sum is asked for behind it', async () => {
    const { text } = await ask('研发补贴封顶50万，我们长沙市级小巨人前年领过21万，今年是不是把剩的29万补上');
    expect(firstOf(text)).not.toMatch(/^是/);
  });

  it("takes the asker's own title for no title of a firm of the family", async () => {
    const { text } = await ask('我老婆自己的公司今年贷了600万，也帮她算算能贴多少', [
      '长沙的，市级专精特新小巨人，去年评上的',
    ]);
    expect(firstOf(text)).toContain('如果是市级专精特新小巨人');
  });

  it('counts none that is not had yet, or was paid for already', async () => {
    const one = await ask('长沙小企业，去年有两个产品一起冲单项冠军产品，一个已经认定了，另一个还在评审，200万对吗');
    expect(firstOf(one.text)).toContain('不对：您提到的200万，按条款算下来是100万元');
    const other = await ask('长沙小企业，今年两款产品新认定单项冠军产品，其中一款已经领过100万，还能拿多少');
    expect(other.text).toContain('按您说的是100万元');
  });

  it.each([
    ['长沙市级小巨人，2025年认定，今年向中行贷了400万、农行贷了300万都是一年期，贴21万对吧', '算得对'],
    ['湖南通航公司，租了两架3吨的飞机，主运行基地长沙，全年飞了400小时，80万对吧', '80万元'],
    ['长沙市级小巨人，600万里有200万是股东借给公司的，银行的只有400万，一年期，能贴多少', '12万元'],
  ])('stands where nothing speaks against it: %s', async (text, said) => {
    expect((await ask(text)).text).toContain(said);
  });
});

describe('what was had of a year already', () => {
  it('leaves what is left up to the ceiling, and a sum that is put up is held against it', async () => {
    const { text } = await ask('湖南主运行基地，6吨的飞机今年飞了500小时，年中已经拿过70万，还能再拿80万吧');
    expect(firstOf(text)).toContain('不对：您提到的80万，按条款算下来是30万元');
    expect(text).toContain('今年还能领的为30万元');
  });

  it('leaves no more than that where it may be part of what was told', async () => {
    const { text } = await ask(
      '湖南通航企业，主运行基地长沙，3吨的飞机今年飞了400小时，今年已经领了70万，补助一共算下来剩多少',
    );
    expect(firstOf(text)).toContain('今年还能领的最高不超过30万元');
  });

  it('leaves nothing of a year that is paid out', async () => {
    const { text } = await ask('下半年又飞了1000小时，300万到账了，再给100万吧', ['湖南eVTOL公司，开了两条固定航线']);
    expect(text).toContain('今年已经领到上限，不再有了');
  });
});

it('answers by no help without money where a sum is told that it does not ask', async () => {
  const { text } = await ask('我们杭州的，创新型中小企业刚入库，还不是省级专精特新，技改贷款800万能贴息吗');
  expect(text).not.toContain('符合条件，可以享受');
});

describe('a firm that has moved away', () => {
  it('is told that the text does not write what becomes of it', async () => {
    const { text } = await ask('长沙评的市级小巨人，今年注册迁到湘潭去了，贷款500万，长沙那15万还给吗');
    expect(firstOf(text)).toContain('不能当成还给：这是长沙市的政策');
    expect(text).toContain('没有写迁走以后怎么办，要问市工业和信息化局');
  });

  it('is told what the clause asks to lie there', async () => {
    const { text } = await ask('主运行基地从长沙挪到江西去了，2吨的飞机飞了200小时，湖南那40万还有吗');
    expect(text).not.toContain('迁走以后');
  });
});
