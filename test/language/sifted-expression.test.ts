import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../src/knowledge/language-data.ts';
import { neededWords } from '../../src/language/needed-words.ts';
import { Sieve } from '../../src/language/sieve.ts';
import { SiftedExpression } from '../../src/language/sifted-expression.ts';

/** A sieve is read once an expression was looked for a few times. */
function sifted(source: string): SiftedExpression {
  const one = new SiftedExpression(source);
  for (let n = 0; n < 40; n++) one.test('');
  return one;
}

/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('what an expression needs', () => {
  it.each([
    ['贴息', [['贴息']]],
    ['(?:拿|领)多少', [['拿多少', '领多少']]],
    ['人多[^,]{0,4}?[拿领]', [['人多'], ['拿', '领']]],
    ['我们?能', [['我们能', '我能']]],
    ['(?:好|的){1,16}?吗', [['好', '的'], ['吗']]],
    ['(?<!不)给(?=钱)', [['钱'], ['给']]],
    ['(?<=^|[,，])(?<what>补贴)(?!房)', [['补贴']]],
    ['贴{0,60}', []],
    ['贴息|.', []],
    ['\\p{Script=Han}{1,60}', []],
    ['e-?VTOL', [['e-vtol', 'evtol']]],
    ['[a-z]µ\\1', []],
  ])('of %s: %j', (source, groups) => {
    expect(neededWords(source)).toEqual(groups);
  });

  it('is of the likelier to be missing where one of several stands', () => {
    expect(neededWords('(?:多.{0,3}拿不到|人.{0,3}减半)')).toEqual([['拿不到', '减半']]);
  });
});

/** Every pattern of the language, and texts made of the words that they need. */
function ofTheLanguage(): { readonly sources: readonly string[]; readonly texts: readonly string[] } {
  const language = loadLanguage('knowledge');
  const say = [
    ...[...language.classes.keys()].map((name) => `{${name}}`),
    ...language.acts.flatMap((entry) => entry.say),
    ...language.aspects.flatMap((entry) => entry.asked),
    ...language.trades.flatMap((entry) => entry.say),
  ];
  const sources = say.map((pattern) => language.pattern(pattern).source);
  const words = sources.flatMap((source) => neededWords(source).flat());
  const next = numbersFrom(7);
  const texts = Array.from({ length: 24 }, () =>
    Array.from(
      { length: 2 + next(14) },
      () => [words[next(words.length)], ',', '的', '2', 'K', '我'][next(3) && next(6)],
    ).join(''),
  );
  return { sources, texts };
}

describe('a sieve of many expressions', () => {
  it('leaves out none of the language that stands in a text, and most that do not', () => {
    const { sources, texts } = ofTheLanguage();
    const plain = sources.map((source) => new RegExp(source, 'iu'));
    const sieve = new Sieve(plain);
    for (const text of [...texts, '', 'K']) {
      const may = sieve.mayStandIn(text);
      expect(sources.filter((_, i) => !may[i] && plain[i]?.test(text))).toEqual([]);
      expect(may.filter((one) => one === 1).length).toBeLessThan(sources.length / 3);
    }
  });

  it('tells cases apart as little as the expressions do, and lets through what needs no word', () => {
    const sieve = new Sieve([/evtol|直升机/iu, /.{2}/iu, /贴息/iu, /k/iu]);
    expect([...sieve.mayStandIn('eVTOL')]).toEqual([1, 1, 0, 0]);
    expect([...sieve.mayStandIn('\u212a，贴息')]).toEqual([0, 1, 1, 1]);
  });
});

describe('a sifted expression', () => {
  it('finds what the plain one finds, in either case of letters, in a text of any length', () => {
    const one = sifted('ok|Kelvin');
    for (const text of ['OK', 'oK', '\u212aELVIN', 'kelvin', '好', '', 'o k', `${'长'.repeat(9000)}ok`]) {
      for (let n = 0; n < 3; n++) expect(one.test(text), text).toBe(/ok|kelvin/iu.test(text));
      expect(one.exec(text)?.index).toBe(/ok|kelvin/iu.exec(text)?.index);
      expect(text.replace(one, '')).toBe(text.replace(/ok|kelvin/iu, ''));
      expect(text.search(one)).toBe(text.search(/ok|kelvin/iu));
      expect(text.split(one)).toEqual(text.split(/ok|kelvin/iu));
      expect(text.match(one)?.[0]).toBe(text.match(/ok|kelvin/iu)?.[0]);
    }
    expect([...'ok OK'.matchAll(new RegExp(one, 'giu'))]).toHaveLength(2);
  });

  it('finds for every pattern of the language what the plain one finds, in texts made of its words', () => {
    const { sources, texts } = ofTheLanguage();
    const wrong = sources.flatMap((source) => {
      const one = sifted(source);
      const plain = new RegExp(source, 'iu');
      return texts
        .filter((text) => [1, 2, 3].some(() => one.test(text) !== plain.test(text)))
        .map((text) => [source, text]);
    });
    expect(wrong).toEqual([]);
  });
});
