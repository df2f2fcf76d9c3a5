import { beforeAll, describe, expect, it } from 'vitest';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { heldParts } from '../fakes/parts.ts';

let parts: Services;
beforeAll(async () => {
  parts = await heldParts();
});

const ask = (text: string) => answerOnce({ id: null, text, history: [], asOf: '2026-11-25' }, parts);

describe('a clause is not recited without a word to what was asked', () => {
  it.each([
    ['杭州专精特新企业买工业用地，中介说地价打七折，靠谱吗', /^不完全对：条文写的70%是下限/],
    ['杭州专精特新买工业用地，按旁边成交价七折算对吗', /^不是按您说的“成交价”算。\n条文写的70%是下限/],
    ['湖南中小企业评职称的绿色通道，是不是随便哪家厂的人都能走', /^不能这么说：条文没有写您说的“随便哪家厂的人都能走”/],
    ['平江小厂的技术员想走职称绿色通道，他算不算', /^条文只写了要“符合条件”，没有写是哪些条件/],
    ['简易注销在湖南要跑几个窗口', /^手上的节选没有写您问的“几个窗口”/],
    ['长沙塑料厂去年营收1500万，是小升规重点培育对象，奖多少钱', /^符合条件，但没有写给多少钱，可以享受：/],
    ['湖南破零倍增行动过了期，前年拿的发明专利还能不能补报', /^不能再按它申报：这份文件到2022年12月31日已经过期/],
    ['重庆科技型中小企业头一回过高企，市里给好多奖励', /^条文没有写明具体金额或比例/],
  ])('%s', async (text, first) => {
    expect((await ask(text)).text).toMatch(first);
  });

  it('and a figure that the clause has is still told as before', async () => {
    const { text } = await ask('长沙新评上国家级小巨人奖多少');
    expect(text).toMatch(/^长沙新认定国家级小巨人企业奖励：按条款为50万元/);
  });
});
