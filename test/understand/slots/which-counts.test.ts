import { describe, expect, it } from 'vitest';
import { CITY, read, value } from '../../fakes/slots.ts';

describe('of several values told of one fact the one that counts', () => {
  const LAST = '上年度营业收入';
  it('is the one that is said to be real, or called by the fact’s own name', () => {
    expect(value('去年接单1900万，真正营业收入760万，想入规', LAST)).toBe('7600000');
  });
  it('is none that is planned, expected, or of another year', () => {
    expect(value('去年营收850万，今年估计能做到1700万，想升规', LAST)).toBe('8500000');
    expect(
      value('固投14亿不含地，开工七个月完成3亿，计划年底冲到7.2亿', '开工首年完成投资'),
      'what is planned',
    ).toEqual({ about: '300000000', low: '300000000' });
  });
  it('is none that tells by how much another exceeds a line', () => {
    expect(read('滑翔伞一年飞了2800架次，超出的300架次怎么补').problems).toEqual([]);
  });
  it('is the denial of what is told inside of its words', () => {
    expect(value('国家级小巨人今年复核刚通过', '新认定')).toBe(false);
  });
  it('is a denial after all that seems to tell it', () => {
    expect(value('用eVTOL载客观光的，航线一条，目前没有商业运营', '新型航空器商业飞行')).toBe(false);
  });
  it('is no name of the award that is meant', () => {
    expect(value('上个月挂了新三板，成功上市那个300万能报吗', '已成功上市')).toBe(false);
  });
  it('stays open where nothing tells them apart', () => {
    expect(read('贷款500万，财务说贷款800万').problems).toHaveLength(1);
  });
});

it('knows whoever has no title at all for one who lacks each', () => {
  for (const text of ['长沙的，啥牌子都没有', '没有任何资质，在长沙', '什么荣誉也没评过'])
    expect((value(text, '认定称号') as { lacks?: string[] } | undefined)?.lacks, text).toContain(CITY);
  expect(value('有没有什么牌子可以申请', '认定称号')).toBeUndefined();
});
