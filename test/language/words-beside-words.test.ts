import { describe, expect, it } from 'vitest';
import { findRegions, regionName } from '../../src/language/region.ts';
import { matchAct } from '../../src/understand/match-act.ts';
import { held } from '../fakes/knowledge.ts';

const isChinese = (word: string): boolean => /^\p{Script=Han}{2,}$/u.test(word);
const WORDS = [
  ...new Set([...held.lexicon.subjects, ...held.lexicon.words, ...held.lexicon.entries.flatMap((e) => e.say)]),
].filter(isChinese);
/** Places of which texts are held, as people call them. */
const PLACES = [...new Set([...held.documents.values()].flatMap((d) => d.region ?? []))].map((code) => ({
  code,
  called: regionName(code).replace(/[省市]$/, ''),
}));

describe('words of the field beside others', () => {
  it('names a place whatever word stands before it', () => {
    const lost = PLACES.flatMap(({ code, called }) =>
      WORDS.map((word) => `${word}${called}`).filter((text) => !findRegions(text).some((r) => r.code === code)),
    );
    expect(lost).toEqual([]);
  });

  it('are nothing that no policy answers', () => {
    const taken = WORDS.flatMap((word) => [`${word}有补贴吗`, `今天问${word}`, `${word}的补贴多少钱`]).filter(
      (text) => matchAct(text, held.language, ({ act }) => act === 'off-topic') !== null,
    );
    expect(taken).toEqual([]);
  });
});
