import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const body = async (text: string): Promise<string> => {
  const reply = await answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts);
  return reply.text.split('\n\n依据：')[0] ?? '';
};

describe('per what a figure is', () => {
  it.each([
    ['热气球那个五十万是一个球五十万还是整个公司五十万', /^按整个企业算.*\n.*单个企业每年补助最高不超过50万元/],
    ['单项冠军产品100万是一个产品100万还是整个企业就100万', /^分开算，不是整个企业合着算.*\n.*不同产品可以累计/],
    ['杭州智能工厂的200万是一个工厂200万还是整个公司最多200万', /^条文没有写这个数是按整个企业算还是分开算/],
    ['长沙小巨人贴息50万封顶是三年加起来50 还是一年50', /^是每年的数，不是几年加起来的/],
    ['机场那个100万是一次性补助还是每年给', /^是每年的数/],
    ['长沙研发补贴50万是每年还是一辈子就一次', /^是一次性的，不是按年给/],
    ['长沙的研发补贴每年都能拿一次，对吗', /^是一次性的，不是按年给/],
    ['杭州链主工厂500万是分期给还是一次给', /^是一次性的/],
    ['湖南低空的钱是省里出还是市里出', /^条文写的是：补助所需资金由省财政预算安排/],
    ['国家级小巨人批下来那50万是长沙市里给还是省里给', /^是长沙市的政策给的，条文没有写钱由哪级财政出/],
    ['飞艇那个补贴是省财政出还是市里出', /^条文写的是：补贴所需资金由省财政预算安排/],
    ['eVTOL的封顶跟直升机那个100万是一个盘子里的吗', /^条文是分开写的：.*100万元.*300万元/],
    ['通航飞满一百小时以后是从第101个小时才开始给，还是头一个小时就算', /^条文没有写只算超过的部分/],
    ['热气球补贴是2500架次以后才算还是头一次就开始算', /^只算超过的部分，不从头算：.*超出部分补贴35元/],
    ['市里每年1000万买服务那个钱,摊到一个厂头上能有多少啊', /^最高不超过1000万元，是总的资金安排，不是单个企业的额度/],
    ['湖南先进制造业高地那个贴息到底按LPR的百分之几贴', /^条文没有写具体比例，只写了最高不超过1000万元/],
    ['杭州科研成果产业化按百分之几支持', /^条文没有写具体比例.*\n.*按一定比例给予支持/],
  ])('is told first: %s', async (text, told) => {
    expect(await body(text)).toMatch(told);
  });

  it.each([
    '长沙贴息贴几个点',
    '300万是讲一笔就要到300万，还是几笔拢总加起来？长沙的贴息',
    '研发占比要百分之几才能拿长沙研发补贴',
    '长沙小巨人我们贷了500万能贴多少',
  ])('is not told where a rate or a sum is asked for that the clause has: %s', async (text) => {
    expect(await body(text)).not.toMatch(/没有写|分开|合着/);
  });
});
