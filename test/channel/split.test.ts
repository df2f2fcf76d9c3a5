import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { split, utf8, utf16 } from '../../src/channel/split.ts';

const parts = (text: string, max: number, measure = utf8): string[] =>
  split(text, max, measure).map(({ start, end }) => text.slice(start, end));
const squeezed = (text: string): string => text.replace(/\s+/g, '');

const piece = fc.oneof(
  fc.constantFrom(
    '对首次认定的企业给予奖励。',
    '，',
    '\n',
    '\n\n',
    '50万元',
    '3.5%',
    '[1]',
    '[12]',
    '\n[3] 《关于促进的若干意见》 一(一)\n',
    '👨‍👩‍👧‍👦',
    '𠀀',
    ' ',
    'e\u0301',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('split', () => {
  test('loses nothing but blank space at the edges, and keeps every part within the limit', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 80, max: 300 }), fc.constantFrom(utf8, utf16), (whole, max, measure) => {
        const cut = parts(whole, max, measure);
        expect(squeezed(cut.join(''))).toBe(squeezed(whole));
        for (const one of cut) {
          expect(measure(one)).toBeLessThanOrEqual(max);
          expect(one.trim()).toBe(one);
          expect(one).not.toBe('');
        }
      }),
    );
  });

  test('never cuts a surrogate pair or a citation', () => {
    fc.assert(
      fc.property(text, (whole) => {
        for (const one of parts(whole, 120)) {
          expect(one).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
          expect(one).not.toMatch(/^\d+\](?:\[|。|$)|\[\d*$/);
        }
      }),
    );
  });

  test('ends parts at the ends of sentences', () => {
    const sentence = (_: unknown, i: number): string =>
      `第${i + 1}条　对首次认定的企业给予一次性奖励50万元；重新认定的给予20万元。[${i + 1}]`;
    const cut = parts(Array.from({ length: 60 }, sentence).join('\n'), 2048);
    for (const one of cut) expect(one).toMatch(/。\[\d+\]$/);
  });

  test('keeps a citation with its sentence', () => {
    for (let n = 20; n < 60; n += 1) {
      const cut = parts(`${'政'.repeat(n)}奖励50万元。[1][2]后文`, 120);
      expect(cut.some((one) => /^\[/.test(one))).toBe(false);
    }
  });

  test('keeps a short text as it is, and gives nothing for blank space', () => {
    expect(parts('您好', 2048)).toEqual(['您好']);
    expect(parts(' \n ', 2048)).toEqual([]);
  });

  test('ends with what no limit can hold whole', () => {
    expect(parts(`e${'\u0301'.repeat(3000)}`, 2048).every((one) => utf8(one) <= 2048)).toBe(true);
    expect(parts(`[1] ${'题'.repeat(2000)}`, 2048)).toHaveLength(3);
  });
});
