import { expect, test } from 'vitest';
import { redact } from '../../src/language/redact-question.ts';

test('a question is kept without figures, names and numbers to reach anybody by, and once redacted stays as it is', () => {
  const kept = '某公司,贷款□,电话□,深圳补多少';
  expect(redact('我是星辰制造有限公司，贷款500万，电话13812345678，深圳补多少')).toBe(kept);
  expect(redact(kept)).toBe(kept);
});

test('a question is kept without the name of a person and without a number that is spelt out', () => {
  expect(redact('我叫王建国，电话一三八零零一三八零零零，深圳补多少')).not.toMatch(/王建国|三八零/);
});
