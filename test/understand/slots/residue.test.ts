import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/language/normalise.ts';
import { read, said } from '../../fakes/slots.ts';

describe('what no reader took', () => {
  const residue = (text: string) => read(text).residue.map((r) => normalise(text).slice(r.start, r.end));
  it('is told: a month, a part of a year, a part of a sum', () => {
    expect(residue('贷款600万，其中200万年中就还掉了')).toEqual(['200万', '年中']);
    expect(residue('两笔贷款200万和280万，合计480万')).toEqual([]);
    expect(residue('年度贷款两千万，百分之三就是六十万，能拿到吗')).toEqual([]);
  });
  it('forbids to assume a fact of its kind, and no other', () => {
    expect(said('贷款500万，用到三月', '贷款年数')).toMatchObject({ exactness: 'partial' });
    expect(said('贷款500万，1月份LPR3.1%', '贷款年数')).toBeUndefined();
    expect(read('贷款500万，从三月用到年底').slots.map((s) => s.fact)).toEqual(['年度贷款总额', '贷款年数']);
  });
});
