import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../../src/language/figure.ts';
import { read, said, value } from '../../fakes/slots.ts';

describe('what can’t be', () => {
  const problems = (text: string) => read(text).problems.join();
  it('is told and never computed with', () => {
    for (const text of [
      '年贷款-500万',
      '负五百万的贷款',
      '-500万',
      '贷款1e15元',
      '贷款10^15',
      '贷款 NaN 元',
      '9999999999亿元年贷款',
      'LPR -3%',
      '飞机重量-2吨',
      '100万美元的贷款',
    ]) {
      expect(problems(text), text).not.toBe('');
      expect(
        read(text).slots.filter((s) => typeof s.value === 'string' && s.fact !== '所在地'),
        text,
      ).toEqual([]);
    }
  });
  it('names a contradiction and leaves the fact out', () => {
    for (const [text, fact] of [
      ['贷款500万，财务说贷款800万', '年度贷款总额'],
      ['年贷款400万，哦不对也可能是250万', '年度贷款总额'],
      ['研发费用100万，研发费用200万', '年度研发费用'],
      ['市级小巨人，但没有被认定为市级小巨人', '认定称号'],
    ] as const) {
      expect(problems(text), text).toContain(fact);
      expect(said(text, fact), text).toBeUndefined();
    }
  });
  it('says no figure that the asker did not', () => {
    for (const text of ['年贷款-500万', '9999999999亿元年贷款', '贷款500万，财务说贷款800万']) {
      const own = parseFigures(text).map((f) => f.value);
      for (const figure of parseFigures(problems(text))) expect(own, text).toContain(figure.value);
    }
  });
  it('is not found in one time that is told by its length and by its months', () => {
    expect(problems('今年4月1号贷了600万，10月1号就还了，只用了半年')).toBe('');
  });
  it('is not found in the figures of two firms', () => {
    expect(problems('我这边热气球1400架次，我弟那个公司1300架次')).toBe('');
    expect(value('我这边热气球1400架次，我弟那个公司1300架次', '年飞行架次')).toBe('1400');
  });
  it('is not found in a range', () => {
    expect(problems('贷款300-400万')).toBe('');
    expect(problems('1-5吨的飞机')).toBe('');
  });
});
