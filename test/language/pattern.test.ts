import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.ts';
import { compilePattern } from '../../src/language/pattern.ts';

const classes = new Map([
  ['we', ['我们?', '我司']],
  ['get', ['拿', '领', '{we}得']],
  ['loop', ['{loop}吗']],
]);
const finds = (pattern: string, text: string) => compilePattern(pattern, classes).test(text);

describe('a pattern of the language files', () => {
  it('writes classes of words, which may use each other', () => {
    expect(finds('{we}{get}', '我们拿多少')).toBe(true);
    expect(finds('{get}多少', '我司得多少')).toBe(true);
    expect(finds('^{we}?{get}', '能拿')).toBe(false);
  });

  it('is one expression for languages that say the same by it', () => {
    const other = new Map([...classes, ['get', ['得']]]);
    const again = new Map([...classes, ['loop', ['圈']]]);
    expect(compilePattern('{we}{get}', again)).toBe(compilePattern('{we}{get}', classes));
    expect(compilePattern('{we}{get}', other)).not.toBe(compilePattern('{we}{get}', classes));
  });

  it('bridges a few characters of one part of a sentence, never a comma', () => {
    expect(finds('{we}…拿', '我们今年能拿')).toBe(true);
    expect(finds('{we}…拿', '我们在长沙,能拿')).toBe(false);
    expect(finds('{we}…拿', '我们一二三四五六七八九十拿')).toBe(false);
  });

  it('tells the ends of a part from the ends of the message', () => {
    expect(finds('^谢谢$', '好的,谢谢')).toBe(true);
    expect(finds('^^谢谢$$', '好的,谢谢')).toBe(false);
    expect(finds('^谢谢', '不谢谢')).toBe(false);
  });

  it('repeats nothing without an end, whatever is repeated and however eagerly', () => {
    const source = (pattern: string) => compilePattern(pattern, classes).source;
    expect(source('(?:好|的)+?[*+]*\\d{2,}\\+a{3}')).toBe('(?:好|的){1,16}?[*+]{0,60}\\d{2,60}\\+a{3}');
    expect(source('(?<!好)(?=的)好?的{0,4}\\p{Script=Han}+')).toBe('(?<!好)(?=的)好?的{0,4}\\p{Script=Han}{1,60}');
  });

  it('repeats less often what a text can be made of in several ways, since each is tried, and blanks', () => {
    const source = (pattern: string) => compilePattern(pattern, classes).source;
    expect(source('(?:请|问一?下|请问一下)*')).toBe('(?:请|问一?下|请问一下){0,12}');
    expect(source('(?:请|问一?下|谢谢)+')).toBe('(?:请|问一?下|谢谢){1,16}');
    expect(source('(?:(?:好)+|吧){2,}')).toBe('(?:(?:好){1,16}|吧){2,12}');
    expect(source('元?\\s*,?\\s*')).toBe('元?\\s{0,8},?\\s{0,8}');
  });

  it('is refused where a class is unknown, leads back to itself, or the rest makes no sense', () => {
    for (const pattern of ['{who}', '{loop}', '(我'])
      expect(() => compilePattern(pattern, classes), pattern).toThrow(InputError);
  });
});
