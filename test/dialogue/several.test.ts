import { beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/contract/reply.ts';
import { STRANGER } from '../../src/dialogue/clients.ts';
import { answerOnce, respond } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { normalise } from '../../src/language/normalise.ts';
import { clientsIn } from '../../src/understand/listed/clients-in.ts';
import { questionsIn } from '../../src/understand/questions-in.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string): Promise<Reply> => answerOnce({ id: null, text, history: [], asOf: '2025-06-01' }, parts);

describe('the questions of a message', () => {
  it.each([
    ['1、长沙贴息多少？2、研发补贴呢？', ['长沙贴息多少？', '研发补贴呢？']],
    ['杭州上市奖多少，另外智能工厂补多少', ['杭州上市奖多少', '智能工厂补多少']],
    ['长沙规上企业多少户，重庆高企多少家', ['长沙规上企业多少户', '重庆高企多少家']],
    ['湖南通航跟eVTOL的补贴各是多少', ['湖南通航的补贴是多少', '湖南eVTOL的补贴是多少']],
    ['长沙小巨人贴息和湖南制造业贴息,上限各是多少', ['长沙小巨人贴息,上限是多少', '湖南制造业贴息,上限是多少']],
    ['破零倍增建几个平台，这个计划现在还在执行吗', ['破零倍增建几个平台', '这个计划现在还在执行吗']],
    ['1、长沙贴息几个点 2、研发补贴多少 3、归谁管', ['长沙贴息几个点', '研发补贴多少', '归谁管']],
    ['一、长沙贴息几个点，二、研发补贴多少', ['长沙贴息几个点', '研发补贴多少']],
    ['我们在长沙。贴息几个点？归谁管？', ['我们在长沙，贴息几个点？', '归谁管？']],
  ])('are told apart: %s', (text, questions) => {
    expect(questionsIn(text, parts.knowledge.language).map((q) => q.text)).toEqual(questions);
  });

  it.each([
    '长沙贴息5个点，对吗？是吗？',
    '长沙贴息到手了要不要交税？条文里有没有规定？',
    '贴息怎么算？我们是长沙市级小巨人，贷款800万',
    '长沙和杭州哪个奖得多',
    '江苏和重庆的目标各是多少',
    '我们是长沙市级小巨人。年贷款800万。贴息多少？',
  ])('are one: %s', (text) => {
    expect(questionsIn(text, parts.knowledge.language)).toHaveLength(1);
  });
});

describe('a reply to several questions', () => {
  it('answers each under its own words, with one list of sources', async () => {
    const { text, citations } = await ask('长沙单项冠军企业奖励多少？杭州上市奖励多少？湖南滑翔伞每架次补多少？');
    expect(text.match(/您问的“/g)).toHaveLength(3);
    expect(text).toMatch(/200万元.*300万元.*35元\/架次/s);
    expect(citations.map((c) => c.n)).toEqual([1, 2, 3]);
  });

  it('carries the place and the facts from one to the next', async () => {
    const { text } = await ask(
      '我们是长沙市级小巨人，年贷款600万，贴息多少？主营收入5000万研发费用200万，研发补贴多少？',
    );
    expect(text).toContain('按条款每年为18万元');
    expect(text).toContain('按条款为20万元');
  });

  it('says of which place nothing is held', async () => {
    const { text, outcome } = await ask('长沙国家级小巨人奖多少？上海呢？');
    expect(outcome).toBe('answer');
    expect(text).toMatch(/50万元.*没有收录上海市/s);
  });

  it('of one text are each answered in short', async () => {
    expect((await ask('长沙贴息几个点？研发补贴最高多少？归谁管？')).text).toMatch(
      /年度贷款总额的3%[\s\S]*年度研发费用的10%[\s\S]*由市工业和信息化局负责/,
    );
  });
});

describe('several enterprises of one message', () => {
  const texts = (text: string) =>
    clientsIn(normalise(text), parts.knowledge.language).map((c) => [...c.ofAll, c.text].join('，'));
  it.each([
    [
      '客户A在长沙，市级小巨人；客户B在杭州，智能工厂。各奖多少',
      ['客户A在长沙,市级小巨人，奖多少', '客户B在杭州,智能工厂，奖多少'],
    ],
    [
      '甲公司是长沙的，贷款600万。乙公司是株洲的，贷款300万。分别能贴多少？',
      ['甲公司是长沙的,贷款600万，能贴多少?', '乙公司是株洲的,贷款300万，能贴多少?'],
    ],
    [
      'A：长沙国家级小巨人，B：杭州国家级小巨人，奖励分别多少',
      ['A:长沙国家级小巨人，奖励多少', 'B:杭州国家级小巨人，奖励多少'],
    ],
    [
      '帮两家问，一家是长沙的小巨人，一家是杭州的智能工厂，各奖多少',
      ['帮问，一家是长沙的小巨人，奖多少', '帮问，一家是杭州的智能工厂，奖多少'],
    ],
    [
      '都在长沙：客户甲，单项冠军企业；客户乙，国家级小巨人。各奖多少',
      ['都在长沙，客户甲,单项冠军企业，奖多少', '都在长沙，客户乙,国家级小巨人，奖多少'],
    ],
    [
      '长沙两家：A贷款900万元，B贷款200万元，都是去年认定的市级小巨人，分别能贴多少',
      [
        '长沙，都是去年认定的市级小巨人，A贷款900万元，能贴多少',
        '长沙，都是去年认定的市级小巨人，B贷款200万元，能贴多少',
      ],
    ],
    [
      '长沙两家市级小巨人，贷款都是一年期：甲410万乙2600万，各贴多少',
      ['长沙市级小巨人，贷款都是一年期，甲410万，贴多少', '长沙市级小巨人，贷款都是一年期，乙2600万，贴多少'],
    ],
  ])('are told apart: %s', (text, each) => expect(texts(text)).toEqual(each));
  it.each([
    '我们是一家长沙的小巨人，贷款500万贴多少',
    'A线飞了300小时，B线飞了60小时，补多少',
    '客户A在长沙，贷款500万，贴多少',
    '去年公司贷款500万，子公司贷款300万，贴多少',
    '长沙做甲醇的贷款300万，乙烯那条线200万，贴多少',
  ])('are not there in %s', (text) => expect(texts(text)).toEqual([]));

  it.each([
    [
      '庚公司主营收入6000万、研发210万；辛公司主营4000万、研发900万。都是长沙市级小巨人，研发补贴各多少，辛公司要不要封顶',
      /庚公司.*为21万元.*辛公司.*为50万元/s,
    ],
    [
      '东风厂贷款800万，新华厂贷款1500万，都是长沙市级小巨人、一年期，分别贴多少',
      /东风厂.*为24万元.*新华厂.*为45万元/s,
    ],
    ['老大厂里贷款400万，老二厂里贷款1000万，都是长沙市级小巨人一年期，各贴多少', /老大.*为12万元.*老二.*为30万元/s],
    ['甲厂贷款260万，乙厂700万，两家都是长沙市级小巨人、贷满一年的，各贴多少', /甲厂.*还差40万元.*乙厂.*为21万元/s],
  ])('are never added up, and a firm below the line is told so: %s', async (text, said) => {
    const reply = await answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts);
    expect(reply.text).toMatch(said);
    expect(reply.text).not.toMatch(/没有查到能回答|1110万元|2300万元|1400万元/);
  });

  it('are each calculated for themselves, by the same measure too, and kept apart under their names', async () => {
    const message = { id: null, history: [], asOf: '2026-11-25' };
    const text = '客户A，长沙市级小巨人，贷款800万；客户B，长沙市级小巨人，贷款250万。分别能贴多少';
    const { reply, state } = await respond({ ...message, text }, STRANGER, parts);
    expect(reply.text).toMatch(/客户A.*为24万元.*客户B.*还差50万元/s);
    expect(reply.text).not.toMatch(/34\.5万元|31\.5万元/);
    expect(reply.calculations.map((c) => c.verdict)).toEqual(['eligible', 'ineligible']);
    expect(state.client).toBe('');
    expect([...(state.memories.get('')?.facts ?? [])]).toEqual([]);
    expect(state.memories.get('客户B')?.facts.get('年度贷款总额')).toBe('2500000');
  });
});

describe('firms that are told by their places', () => {
  it('are each answered for itself, and no heading is left without what it announces', async () => {
    const { text } = await ask(
      '两个客户一起问：长沙雨花一家市级小巨人（2024年认定）贷款1000万；杭州余杭一家刚首次评上省级专精特新。各能拿啥',
    );
    expect(text).toMatch(/^长沙那家：[\s\S]*为30万元[\s\S]*\n杭州余杭那家：[\s\S]*不超过20万元/);
    expect(text.split('\n\n')[0]).not.toMatch(/：\n(?!·)/);
  });
});

describe('several questions that one clause answers', () => {
  it('are answered one after another, and the clause is told once', async () => {
    const { text } = await ask('杭州智能工厂补多少？谁来评？要交哪些表？');
    expect(text).toMatch(/^[^\n]*不超过200万元.*没有写怎么评审.*没有写要交什么材料/s);
    expect(text.match(/评定为“智能工厂”的/g)).toHaveLength(1);
  });
});

describe('several questions that two excerpts answer', () => {
  it('are told of each text that it is one', async () => {
    const { text } = await ask('一、长沙小巨人贷款贴息封顶多少；二、湖南先进制造业重大项目贴息封顶多少');
    expect(text).toMatch(/提示：.*\[1\]只收录了节选.*\[2\]只收录了节选/);
  });
});
