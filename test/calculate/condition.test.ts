import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/calculate/condition/evaluate.ts';
import type { Finding } from '../../src/calculate/condition/truth.ts';
import { readGiven } from '../../src/calculate/value/case.ts';
import type { Frame } from '../../src/calculate/value/lookup.ts';
import { Condition } from '../../src/knowledge/condition.ts';
import { book } from './held.ts';

function found(condition: unknown, facts: object): Finding {
  const frame: Frame = {
    given: readGiven(facts, book.facts),
    item: null,
    today: '2026-11-21',
    assume: false,
    trace: true,
    clause: 'made#1',
    rule: 'made',
  };
  return evaluate(Condition.parse(condition), frame);
}

const yes = { fact: '工业企业', is: true };
const no = { fact: '工业企业', is: false };
const open = { fact: '年度贷款总额', min: '300万元' };
const facts = { 工业企业: true };

describe('three truths', () => {
  it.each([
    ['all', [yes, yes], true],
    ['all', [yes, open], null],
    ['all', [no, open], false],
    ['any', [no, open], null],
    ['any', [yes, open], true],
    ['any', [no, no], false],
  ])('%s of %j is %s', (key, parts, truth) => expect(found({ [key]: parts }, facts).truth).toBe(truth));

  it('not turns the known and leaves the unknown', () => {
    expect(found({ not: yes }, facts).truth).toBe(false);
    expect(found({ not: no }, facts).truth).toBe(true);
    expect(found({ not: open }, facts).truth).toBe(null);
  });

  it('only what would settle it is missing', () => {
    expect(found({ all: [no, open] }, facts).missing).toEqual([]);
    expect(found({ any: [yes, open] }, facts).missing).toEqual([]);
    expect(found({ all: [yes, open] }, facts).missing).toEqual([{ fact: '年度贷款总额', names: [] }]);
  });

  it('names asked of one fact are asked together', () => {
    const either = {
      any: [
        { fact: '认定称号', has: '高新技术企业' },
        { fact: '认定称号', has: '科技型中小企业' },
      ],
    };
    expect(found(either, {}).missing).toEqual([{ fact: '认定称号', names: ['高新技术企业', '科技型中小企业'] }]);
  });
});

describe('the four comparators say each boundary aloud', () => {
  it.each([
    ['min', [false, true, true]],
    ['above', [false, false, true]],
    ['max', [true, true, false]],
    ['below', [true, false, false]],
  ])('%s 100小时 of 99, 100 and 101', (limit, truths) => {
    const at = (hours: number) => found({ fact: '年飞行小时', [limit]: '100小时' }, { 年飞行小时: hours }).truth;
    expect([99, 100, 101].map(at)).toEqual(truths);
  });

  it('both ends of a range bind', () => {
    const range = { fact: '上年度营业收入', min: '1000万元', max: '2000万元' };
    const at = (yuan: string) => found(range, { 上年度营业收入: yuan }).truth;
    expect(['999.99万元', '1000万元', '2000万元', '2000.01万元'].map(at)).toEqual([false, true, true, false]);
  });

  it('a ratio is exact, though its quotient has no end', () => {
    const ratio = { ratio: ['年度研发费用', '主营业务收入'], min: '3%' };
    const at = (part: string, whole: string) => found(ratio, { 年度研发费用: part, 主营业务收入: whole }).truth;
    expect(at('3元', '100元')).toBe(true);
    expect(at('2.99元', '100元')).toBe(false);
    expect(at('0.21元', '7元')).toBe(true);
    expect(at('0.20元', '7元')).toBe(false);
  });
});

describe('places', () => {
  it.each([
    ['430100', true],
    ['430103', true],
    ['330100', false],
    ['430000', null],
    ['000000', null],
  ])('%s in 长沙 is %s', (code, truth) =>
    expect(found({ fact: '主运行基地', is: '430100' }, { 主运行基地: code }).truth).toBe(truth),
  );
});

describe('totals over a list', () => {
  const total = { total: '年飞行小时', over: '机队', min: '100小时' };

  it('are of all items', () => {
    expect(found(total, { 机队: [{ 年飞行小时: 60 }, { 年飞行小时: 40 }] }).truth).toBe(true);
    expect(found(total, { 机队: [{ 年飞行小时: 60 }, { 年飞行小时: 39 }] }).truth).toBe(false);
  });

  it('are unknown while an item is, unless the others suffice', () => {
    expect(found(total, { 机队: [{ 年飞行小时: 60 }, {}] }).truth).toBe(null);
    expect(found(total, { 机队: [{ 年飞行小时: 100 }, {}] }).truth).toBe(true);
  });

  it('stay unknown under a ceiling while an item is', () => {
    const ceiling = { total: '年飞行小时', over: '机队', max: '100小时' };
    expect(found(ceiling, { 机队: [{ 年飞行小时: 60 }, {}] }).truth).toBe(null);
  });

  it('an item that lacks its field does not borrow it from elsewhere', () => {
    expect(found(total, { 机队: [{ 最大起飞重量: 2 }], 年飞行小时: 150 }).truth).toBe(null);
  });

  it('plain facts are read as a list of one', () => expect(found(total, { 年飞行小时: 100 }).truth).toBe(true));
});
