import { describe, expect, it } from 'vitest';
import { fold, stripAsking, termKey, terms } from '../../src/language/tokens.ts';

describe('text as search sees it', () => {
  it('is the same for traditional, full-width and upper-case writing', () => {
    expect(fold('小巨人貸款貼息１５萬元 ＲＤ')).toBe('小巨人贷款贴息15万元 rd');
  });

  it('is pairs of Chinese characters within a run, and other runs whole', () => {
    expect(terms('贷款贴息4.5%，r&d 15万元')).toEqual(['贷款', '款贴', '贴息', '4.5%', 'r', 'd', '15', '万元']);
  });

  it('has no words that only ask, and what stood beside them does not grow together', () => {
    expect(terms(stripAsking('贷款能不能贴息多少'))).toEqual(['贷款', '贴息']);
    expect(terms(stripAsking('how much is the subsidy'))).toEqual(['subsidy']);
  });
});

describe('a term as a number', () => {
  it('is exact for a pair of characters and apart from those for anything else', () => {
    expect(termKey('贷款')).toBe('贷'.charCodeAt(0) * 65536 + '款'.charCodeAt(0));
    expect(termKey('高新技术企业')).toBeGreaterThanOrEqual(2 ** 32);
    expect(Number.isSafeInteger(termKey('高新技术企业'))).toBe(true);
  });
});
