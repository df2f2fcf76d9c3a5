import { describe, expect, it } from 'vitest';
import { dividesSeveralWays } from '../../src/language/divides.ts';
import { spellingsOf } from '../../src/language/spellings.ts';

describe('a group of words that is repeated', () => {
  it.each([
    ['one word is two others', '请|问一下|请问一下'],
    ['words overlap in turn', '长|长沙|沙市|市'],
    ['a word stands twice', '(?:好|的)|好'],
    ['a word is written twice by one alternative', '问一?下?|问下'],
    ['a repetition stands within', '(?:看)+|想'],
    ['classes share a character', '[。,]|[,!]'],
    ['it is not known what may stand', '好|[^。]'],
  ])('makes some text in several ways where %s', (_, words) => expect(dividesSeveralWays(words)).toBe(true));

  it.each(['请|问一下', '你好|您好|大家好', '[。,]|[!?]', '(?:老师|领导)好(?=吗)|在吗', '长沙?|株洲'])(
    'makes each text in one way: %s',
    (words) => expect(dividesSeveralWays(words)).toBe(false),
  );
});

describe('the texts that an expression spells', () => {
  it('are listed, each as often as there are ways', () => {
    expect(spellingsOf('请问一?下?')).toEqual(['请问', '请问下', '请问一', '请问一下']);
    expect(spellingsOf('(?:a|b)c{2}(?!d)')).toEqual(['acc', 'bcc']);
    expect(spellingsOf('[x-z\\]]\\s')).toEqual(['x ', 'z ', '] ']);
  });

  it('are not where any character may stand or there are too many', () => {
    for (const source of [
      '.',
      '[^a]',
      '\\p{L}',
      '\\S',
      '(?:a|b|c|d|e|f)(?:a|b|c|d|e|f)(?:a|b|c|d|e|f)(?:a|b|c|d|e|f)',
      'a)',
    ])
      expect(spellingsOf(source), source).toBe(null);
  });
});
