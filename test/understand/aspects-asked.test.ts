import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/language/normalise.ts';
import { aspectsAsked, aspectsMeant } from '../../src/understand/aspects.ts';
import { held } from '../fakes/knowledge.ts';

const aspectsOf = (text: string) =>
  aspectsMeant(aspectsAsked(normalise(text), held.language)).map(({ aspect }) => aspect);

describe('whether a text still counts', () => {
  it.each([
    '渝府办发56号还管不管用',
    '这文现在还作数不',
    '管到哪年,过期没',
    '都2026年了,还算数吗',
    '2019年那份管见习基地的文件现在还能用吗',
  ])('%s: asked of the text', (text) => {
    expect(aspectsOf(text)).toContain('status');
  });

  it.each([
    '他在厂里扛包六十多天,岁数大了还算数不',
    '去年9月拿的国际奖,现在才想起来,还算数么',
    '我家机器是去年买的,那张老票还作数不',
    '上个月忘了去办,工程早验收过的,作废没有',
    '是北交所,不是主板,那300万还作数吗',
  ])('%s: asked of something of the asker', (text) => {
    expect(aspectsOf(text)).not.toContain('status');
  });
});

describe('what a question wants to know', () => {
  it.each([
    ['这份文件的文号是多少', 'number'],
    ['什么时候印发的', 'issued'],
    ['是哪一年的文', 'issued'],
    ['现在管不管用', 'status'],
    ['从什么时候开始施行', 'effective'],
    ['从哪天开始算', 'effective'],
    ['这个政策过期了吗', 'status'],
    ['文件的有效期到什么时候', 'period'],
    ['贴息归哪个部门管', 'office'],
    ['这件事谁负责', 'office'],
    ['怎么申请贴息', 'how-to-apply'],
    ['要准备什么材料', 'materials'],
    ['申报截止到几号', 'deadline'],
    ['咨询电话多少', 'phone'],
    ['贴息能拿多少', 'amount'],
    ['规上企业有多少家', 'count'],
    ['长沙有哪些扶持政策', 'list'],
    ['写在哪个文件里', 'which-document'],
    ['小巨人能不能贴息', 'whether'],
  ])('%s: %s', (text, aspect) => {
    expect(aspectsOf(text)).toContain(aspect);
  });

  it.each([
    ['截至9月底飞了2900趟,能补多少', 'deadline'],
    ['这个棚子是自己掏钱搭的,能不能算场地', 'self-raised-first'],
    ['名单上周公示完了,奖励是多少', 'publicity'],
    ['我们能报不?先掏钱后报销那种', 'fees'],
  ])('%s: nothing of %s, which is told and not asked', (text, aspect) => {
    expect(aspectsOf(text)).not.toContain(aspect);
  });

  it.each([
    ['评上了有没有钱,材料清单发我一份', 'materials'],
    ['归哪个局管,电话有没得', 'phone'],
    ['窗口期、材料清单,贴息能拿多少', 'materials'],
    ['领过30万,还能再领不,多少钱', 'again-next-year'],
  ])('%s: %s, which is requested or asked beside', (text, aspect) => {
    expect(aspectsOf(text)).toContain(aspect);
  });

  it('takes points of a rate for no count', () => {
    expect(aspectsOf('贴息几个点')).toEqual(['amount']);
  });

  it('is nothing in particular where no sign tells', () => {
    expect(aspectsOf('贷款贴息')).toEqual([]);
  });

  it('can be several things at once', () => {
    expect(aspectsOf('贴息最高多少，归哪个部门管')).toEqual(expect.arrayContaining(['amount', 'office']));
  });
});
