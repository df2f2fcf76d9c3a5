import { describe, expect, it } from 'vitest';
import { proven } from '../../src/ingest/describe/provenance.ts';
import { clauseDifference } from '../../src/ingest/difference.ts';

const OFFICIAL = { provenance: 'official', why: '发布单位的原文' } as const;
const number = '云政办发〔2025〕12号';
const issuer = '云溪市人民政府办公室';

describe('a text is official', () => {
  it('where number, issuer and date are there and agree', () => {
    expect(proven(OFFICIAL, { number, issuer, issued: '2025-06-20' })).toBe(OFFICIAL);
    expect(proven(OFFICIAL, { number, issuer, issued: '2026-01-04' })).toBe(OFFICIAL);
  });

  it.each([
    ['without a number', { number: null, issuer, issued: '2025-06-20' }, '文号'],
    ['without an issuer', { number, issuer: null, issued: '2025-06-20' }, '发文单位'],
    ['without a date', { number, issuer, issued: null }, '日期'],
    ['of another year', { number, issuer, issued: '2019-06-20' }, '年份'],
    [
      'of another place',
      { number: '湘政办发〔2025〕12号', issuer: '浙江省人民政府办公厅', issued: '2025-06-20' },
      '对不上',
    ],
    ['of another kind of body', { number, issuer: '云溪市商务局', issued: '2025-06-20' }, '对不上'],
  ])('and is none %s', (_, given, why) => {
    const seen = proven(OFFICIAL, given);
    expect(seen.provenance).toBe('digest');
    expect(seen.why).toContain(why);
  });
});

describe('two texts of a clause', () => {
  const before = '对企业给予贴息。最高不超过30万元。';
  it('stand one under the other, what is denied or withdrawn before all else', () => {
    const lines = clauseDifference(before, '对企业不予贴息。最高不超过30万元。');
    expect(lines).toEqual([
      '！新有否定或限制：对企业不予贴息。',
      '！原有而不再照写的支持：对企业给予贴息。',
      `旧：${before}`,
      '新：对企业不予贴息。最高不超过30万元。',
    ]);
  });
  it('or the new one alone, where nothing is left of the old', () => {
    expect(clauseDifference(null, before).at(-1)).toBe(`新：${before}`);
  });
});
