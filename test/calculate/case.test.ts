import { describe, expect, it } from 'vitest';
import { readGiven } from '../../src/calculate/value/case.ts';
import { InputError } from '../../src/errors.ts';
import { book } from './held.ts';

const read = (facts: unknown) => readGiven(facts, book.facts).values;
const amount = (raw: unknown) => {
  const value = read({ 年度贷款总额: raw }).get('年度贷款总额');
  return value?.type === 'number' ? value.value.toFixed() : null;
};

describe('facts as a caller writes them', () => {
  it.each([
    [5000000, '5000000'],
    ['500万元', '5000000'],
    ['500万', '5000000'],
    ['五百万', '5000000'],
    ['3.5百万', '3500000'],
    ['450w', '4500000'],
    ['0.5亿', '50000000'],
    ['1,200,000元', '1200000'],
    ['5000000', '5000000'],
    ['１６６６万元', '16660000'],
    [0, '0'],
    [0.1, '0.1'],
  ])('%j is %s yuan', (raw, yuan) => expect(amount(raw)).toBe(yuan));

  it('months stand for parts of a year', () => {
    const value = read({ 贷款年数: '6个月' }).get('贷款年数');
    expect(value?.type === 'number' && value.value.toFixed()).toBe('0.5');
  });

  it('a recognition may go by another name, and a higher one holds the wider ones', () => {
    const value = read({ 认定称号: ['国家级小巨人'] }).get('认定称号');
    expect(value).toMatchObject({ stated: ['国家级专精特新小巨人'], lacks: null });
    expect(value?.type === 'names' && value.has.has('省级以上专精特新中小企业')).toBe(true);
  });

  it('who lacks a wider recognition lacks each that would hold it', () => {
    const value = read({ 认定称号: { lacks: ['省级以上专精特新中小企业'] } }).get('认定称号');
    expect(value?.type === 'names' && value.lacks?.has('国家级专精特新小巨人')).toBe(true);
    expect(value?.type === 'names' && value.lacks?.has('市级专精特新小巨人')).toBe(false);
  });

  it.each([
    ['长沙', '430100'],
    ['430100', '430100'],
    [430100, '430100'],
    ['湖南省', '430000'],
  ])('the place %j is %s', (raw, value) => expect(read({ 所在地: raw }).get('所在地')).toMatchObject({ value }));

  it('a fact that is null is as good as not given', () => expect(read({ 年度贷款总额: null }).size).toBe(0));
});

describe('hostile or foolish facts are refused by name, with no number made of them', () => {
  it.each([
    ['a negative loan', { 年度贷款总额: -5000000 }, /负数/],
    ['a negative loan in words', { 年度贷款总额: '-500万元' }, /负数/],
    ['a negative weight in a fleet', { 机队: [{ 最大起飞重量: -2, 年飞行小时: 200 }] }, /负数/],
    ['10^15', { 年度贷款总额: 1e15 }, /不合常理/],
    ['a rate beyond sense', { LPR: '80%' }, /不合常理/],
    ['NaN', { 年度贷款总额: Number.NaN }, /不是一个数/],
    ['infinity', { 年度贷款总额: Number.POSITIVE_INFINITY }, /不是一个数/],
    ['a truth for an amount', { 年度贷款总额: true }, /应当是数字/],
    ['words for an amount', { 年度贷款总额: '很多' }, /不明确/],
    ['a vague amount', { 年度贷款总额: '两千来万' }, /不明确/],
    ['two amounts', { 年度贷款总额: '300万到500万' }, /不明确/],
    ['hours for an amount', { 年度贷款总额: '300小时' }, /单位/],
    ['dollars for an amount', { 年度贷款总额: '100万美元' }, /单位/],
    ['half a product', { 单项冠军产品数: 1.5 }, /整数/],
    ['a word for a truth', { 中小微企业: '是' }, /true/],
    ['a lone name for a list', { 认定称号: '市级专精特新小巨人' }, /列表/],
    ['a number for a list of names', { 认定称号: 5 }, /列表/],
    ['a recognition that nobody gives', { 认定称号: ['宇宙级小巨人'] }, /其中之一/],
    ['an answer that is none', { 贷款用途: '买彩票' }, /其中之一/],
    ['a fact that nobody knows', { 老板身高: 180 }, /没有“老板身高”/],
    ['a field that the list has not', { 机队: [{ 颜色: '红' }] }, /没有“颜色”/],
    ['an object for a list', { 机队: { 最大起飞重量: 2 } }, /列表/],
    ['a year of two digits', { 申报年度: 26 }, /年份/],
    ['a place that is none', { 所在地: '火星' }, /省、市/],
    ['a prototype for a fact', JSON.parse('{"__proto__": 1}'), /没有“__proto__”/],
    ['no object', [], /对象/],
    ['nothing', null, /对象/],
  ])('%s', (_, facts, message) => {
    expect(() => read(facts)).toThrow(InputError);
    expect(() => read(facts)).toThrow(message);
  });
});

describe('facts that contradict each other are refused', () => {
  it.each([
    ['a part above its whole', { 固定资产投资: '12亿', 开工首年完成投资: '13亿' }, /不一致/],
    ['a recognition after the year applied for', { 小巨人认定年度: 2027, 申报年度: 2026 }, /不一致/],
    [
      'a recognition that is held and is not',
      { 认定称号: { has: ['国家级小巨人'], lacks: ['专精特新'] } },
      /既有又没有/,
    ],
    ['a fleet beside a weight', { 机队: [{ 最大起飞重量: 2, 年飞行小时: 100 }], 最大起飞重量: 3 }, /只能给一种/],
  ])('%s', (_, facts, message) => expect(() => read(facts)).toThrow(message));
});
