import { describe, expect, it } from 'vitest';
import { listMarks } from '../../src/language/list-marks.ts';
import { listedIn } from '../../src/understand/listed/listed-in.ts';
import { held } from '../fakes/knowledge.ts';

const inShort = (text: string) =>
  listedIn(text, held.language).map(
    ({ label, ofAll, text: own }) => `${label}：${[...ofAll, own].join('，').replaceAll(',', '，')}`,
  );

describe('the running numbers of a list', () => {
  it.each([
    ['1、贴息 2、研发', ['1', '2']],
    ['①贴息②研发③落户', ['①', '②', '③']],
    ['一、贴息多少？二、研发多少？', ['一', '二']],
    ['第一 贴息给不给 第二 研发呢', ['第一', '第二']],
    ['问下1归谁管2补多少3要啥材料', ['1', '2', '3']],
  ])('are found in %s', (text, labels) => expect(listMarks(text).map((m) => m.label)).toEqual(labels));

  it.each(['贷款1.2亿，投了2.5亿', '1年期的贷款2笔，3家银行', '第一年补多少，第二年呢', '2024年评的，1月贷的'])(
    'are none in %s',
    (text) => expect(listMarks(text)).toEqual([]),
  );
});

describe('the things that a message lists', () => {
  it.each([
    [
      '都是株洲的，帮问：1、复审要交什么 2、贴息找谁',
      ['1：都是株洲的，帮问，复审要交什么', '2：都是株洲的，帮问，贴息找谁'],
    ],
    ['判断对错：①贴息每年最高80万 ②研发补贴一次给清', ['①：贴息每年最高80万，对不对', '②：研发补贴一次给清，对不对']],
    [
      '张总：贷了900万；李会计：我们400。两家都是去年评的，各能贴多少',
      ['张总：都是去年评的，贷了900万，能贴多少', '李会计：都是去年评的，我们400万，能贴多少'],
    ],
    ['填一下：上市奖__万|智能工厂__万', ['上市奖：填一下，上市奖多少万', '智能工厂：填一下，智能工厂多少万']],
    ['城市|高企目标\n重庆|__\n江苏|__', ['重庆：重庆高企目标是多少', '江苏：江苏高企目标是多少']],
    [
      '重庆那份给我列个清单：高企数/上市数/研发占比',
      ['高企数：重庆那份，高企数是多少', '上市数：重庆那份，上市数是多少', '研发占比：重庆那份，研发占比是多少'],
    ],
    [
      '两家看哪家够条件：900万的模具厂、1200万的家具厂',
      ['900万的模具厂：900万的模具厂，够条件吗', '1200万的家具厂：1200万的家具厂，够条件吗'],
    ],
    [
      '热气球补贴：我飞了2600架次，我表弟3100，各补多少',
      ['我：热气球补贴，我们飞了2600架次，补多少', '我表弟：热气球补贴，我们3100架次，补多少'],
    ],
  ])('are told apart: %s', (text, each) => expect(inShort(text)).toEqual(each));

  it.each([
    '所在地：长沙 称号：市级小巨人 贷款：500万',
    '问题：贴息怎么算？',
    '我去年贷了500万，今年能贴多少',
    '我表哥说有3%，是真的吗',
    '贷款500万/年，能贴多少',
  ])('are none in %s', (text) => expect(inShort(text)).toEqual([]));
});
