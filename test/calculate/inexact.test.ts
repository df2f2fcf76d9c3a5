import { describe, expect, it } from 'vitest';
import type { Calculation } from '../../src/calculate/value/calculation-schema.ts';
import { decided } from './held.ts';

const CITY = { 所在地: '430100', 认定称号: ['市级专精特新小巨人'] };
const loan = (ends: object): Calculation => decided('changsha-loan-interest', { ...CITY, 年度贷款总额: ends });
const says = ({ steps }: Calculation, kind: string) => steps.filter((s) => s.kind === kind).map((s) => s.say);
const about = (value: number, low: number, high: number) => ({
  about: `${value}万元`,
  low: `${low}万元`,
  high: `${high}万元`,
});

describe('an amount of a fact that is not known exactly', () => {
  it('is about so much, with its ends', () => {
    const { verdict, amount } = loan(about(600, 540, 660));
    expect(verdict).toBe('eligible');
    expect(amount).toMatchObject({ value: '180000', told: 'about', low: '162000', high: '198000' });
  });
  it('goes from one end to the other where only the ends are known, or they lie far apart', () => {
    const range = loan({ low: '500万元', high: '600万元' });
    expect(range.amount).toMatchObject({ told: 'range', low: '150000', high: '180000' });
    expect(says(range, 'amount')).toEqual(['约500万元到600万元 × 3% = 约15万元到18万元']);
    expect(loan(about(300, 300, 400)).amount).toMatchObject({ told: 'range', low: '90000', high: '120000' });
  });
  it('is exact where both ends come to the cap', () => {
    expect(loan(about(2500, 2250, 2750)).amount).toEqual({ value: '500000', unit: 'CNY', promise: 'entitled' });
  });
  it('ends at the cap where nothing bounds the fact', () => {
    const { verdict, amount } = loan({ low: '1000万元' });
    expect(verdict).toBe('eligible');
    expect(amount).toMatchObject({ told: 'range', low: '300000', high: '500000' });
  });
  it('follows through a part of a year, an excess, a share and a count', () => {
    const months = { about: '10个月', low: '9个月', high: '10个月' };
    const part = decided('changsha-loan-interest', { ...CITY, 年度贷款总额: '600万元', 贷款年数: months });
    expect(part.amount).toMatchObject({ value: '150000', told: 'about', low: '135000' });
    const flown = { 所在地: '430000', 机构类型: ['轻型或轻于空气航空器运营企业'] };
    const excess = decided('hunan-light-aircraft', { ...flown, 年飞行架次: { low: '3000', high: '4000' } });
    expect(excess.amount).toMatchObject({ low: '17500', high: '52500' });
    const products = { 所在地: '430100', 中小微企业: true, 单项冠军产品数: { low: '2', high: '3' } };
    expect(decided('changsha-champion-products', products).amount).toMatchObject({ low: '2000000', high: '3000000' });
    const research = { ...CITY, 主营业务收入: about(5000, 4500, 5500), 研发费用占比: '4%' };
    expect(decided('changsha-research', research).amount).toMatchObject({ value: '200000', told: 'about' });
  });
});

describe('a threshold', () => {
  it.each([
    ['is met by all between the ends', about(400, 360, 440), 'eligible'],
    ['is failed by all between the ends', about(200, 180, 220), 'ineligible'],
    ['that lies between the ends asks for the exact number', about(300, 270, 330), 'needs-facts'],
    ['at the low end is met', { low: '300万元', high: '400万元' }, 'eligible'],
    ['is failed below it', { ...about(300, 270, 300), beyond: 'high' }, 'ineligible'],
    ['is failed just below its high end', { ...about(200, 200, 300), beyond: 'both' }, 'ineligible'],
    ['is met just above its low end', { ...about(300, 300, 400), beyond: 'both' }, 'eligible'],
    ['at the high end asks', { low: '200万元', high: '300万元' }, 'needs-facts'],
    ['asks where the number is bounded above alone', { high: '500万元' }, 'needs-facts'],
  ])('%s', (_, ends, verdict) => expect(loan(ends).verdict).toBe(verdict));

  it('asks for the number exactly, and tells what hangs on it and what it would come to', () => {
    const open = loan(about(300, 270, 330));
    expect(open.missing).toEqual(['年度贷款总额']);
    expect(open.next).toMatchObject({ fact: '年度贷款总额', exactly: true });
    expect(says(open, 'condition')).toContain('年度贷款总额约300万元，是不是达到300万元要看准确的数');
    expect(says(open, 'amount')).toEqual(['约300万元 × 3% = 约9万元']);
  });
  it('that has to be passed is passed by what lies above it', () => {
    const flown = { 所在地: '430000', 机构类型: ['轻型或轻于空气航空器运营企业'] };
    const beyond = { low: '2500', high: '2600', beyond: 'low' };
    expect(decided('hunan-light-aircraft', { ...flown, 年飞行架次: beyond }).verdict).toBe('eligible');
    expect(decided('hunan-light-aircraft', { ...flown, 年飞行架次: { low: '2500', high: '2600' } }).verdict).toBe(
      'needs-facts',
    );
  });
  it('of a share is decided where every part and whole between their ends agree', () => {
    const share = (part: object, whole: object) =>
      decided('changsha-research', { ...CITY, 年度研发费用: part, 主营业务收入: whole }).verdict;
    expect(share({ low: '200万元', high: '300万元' }, about(4000, 3600, 4400))).toBe('eligible');
    expect(share({ low: '50万元', high: '60万元' }, about(4000, 3600, 4400))).toBe('ineligible');
    expect(share({ low: '100万元', high: '200万元' }, about(4000, 3600, 4400))).toBe('needs-facts');
  });
});

describe('a scale', () => {
  const craft = (tonnes: object) =>
    decided('hunan-general-aviation', {
      所在地: '430000',
      主运行基地: '430000',
      机构类型: ['通航企业'],
      年飞行小时: '200小时',
      最大起飞重量: tonnes,
    });
  it('pays the band in which both ends lie', () => {
    expect(craft({ about: '3吨', low: '2.7吨', high: '3.3吨' }).amount).toMatchObject({ value: '400000' });
  });
  it('asks for the exact number between two bands', () => {
    const open = craft({ about: '5吨', low: '4.5吨', high: '5.5吨' });
    expect(open).toMatchObject({
      verdict: 'needs-facts',
      next: { fact: '最大起飞重量', exactly: true },
      atMost: { value: '600000' },
    });
  });
});
