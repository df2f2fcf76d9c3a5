import { Converter } from 'opencc-js/t2cn';
import { expect, it } from 'vitest';
import { toSimplified } from '../../src/language/simplify.ts';
import { SIMPLIFIED, TRADITIONAL } from '../../src/language/traditional.ts';

it('simplifies each character as OpenCC does', () => {
  const convert = Converter({ from: 't', to: 'cn' });
  expect([...TRADITIONAL].map((char) => convert(char)).join('')).toBe(SIMPLIFIED);
});

it('keeps the place of every character', () => {
  expect(toSimplified('貸款貼息 3%，由財政廳發放')).toBe('贷款贴息 3%，由财政厅发放');
});
