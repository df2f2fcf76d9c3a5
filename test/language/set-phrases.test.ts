import { describe, expect, it } from 'vitest';
import { parseFigures } from '../../src/language/figure.ts';
import { chineseValue } from '../../src/language/numeral.ts';
import { SET_PHRASES, setPhraseAt } from '../../src/language/set-phrases.ts';

const NUMERALS = '零〇一二三四五六七八九十百千万亿两';
/** A number and a unit of money, share, time or count, and nothing else. */
const QUANTITY = new RegExp(
  `^[${NUMERALS}\\d.]+(?:元|块|万元|亿元|%|成|倍|年|个?月|日|天|小时|分钟|家|户|名|人|个|项|件|次|架次|吨|台|条)$`,
);
const UNITS = ['元', '万元', '亿元', '块', '%', '家', '户', '小时', '个月', '架次', '吨'];

describe('set phrases', () => {
  it('are each listed once', () => {
    expect(new Set(SET_PHRASES).size).toBe(SET_PHRASES.length);
  });

  it('hold a numeral each: others need no place in the list', () => {
    for (const phrase of SET_PHRASES) expect(phrase).toMatch(new RegExp(`[${NUMERALS}\\d]`));
  });

  it('state no quantity: none is a number with a unit, and none parses to a figure', () => {
    for (const phrase of SET_PHRASES) {
      expect(phrase).not.toMatch(QUANTITY);
      expect(parseFigures(phrase), phrase).toEqual([]);
    }
  });

  it.each(UNITS)('hide no number before %s', (unit) => {
    const numbers = SET_PHRASES.filter((p) => new RegExp(`^[${NUMERALS}]+$`).test(p) && chineseValue(p) !== null);
    expect(numbers).toContain('百千万');
    for (const phrase of numbers) expect(parseFigures(phrase + unit).at(-1)?.end, phrase).toBe((phrase + unit).length);
  });

  it('hide no figure that follows them', () => {
    for (const phrase of SET_PHRASES)
      for (const figure of ['50万元', '3%', '2年'])
        expect(
          parseFigures(`${phrase}，${figure}`).map((f) => f.text),
          phrase,
        ).toEqual([figure]);
  });

  it.each(['一点五万元', '十分之三', '十分钟', '三分之一', '一点五'])('are no phrase within %s', (quantity) => {
    const at = Math.max(quantity.indexOf('一点'), quantity.indexOf('十分'), quantity.indexOf('之一'));
    expect(setPhraseAt(quantity, at)).toBeUndefined();
  });

  it('give way to the longer quantity that begins with them', () => {
    expect(parseFigures('补一点五万元').map((f) => f.value)).toEqual(['15000']);
    expect(parseFigures('统一2万元').map((f) => f.value)).toEqual(['20000']);
  });
});
