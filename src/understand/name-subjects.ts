import type { Knowledge } from '../knowledge/load.ts';

/** A subject of help (光伏, 社保, 绿色工厂) as a question names it. */
export interface SubjectNamed {
  readonly word: string;
  /** It says what the firm does: 做光伏的, 花炮厂. */
  readonly ofTrade: boolean;
}

/** The subjects of help that a text names, of those that lie in each other the longest. */
export function subjectsNamed(text: string, { lexicon, language }: Knowledge): readonly SubjectNamed[] {
  const lower = text.toLowerCase();
  const found = lexicon.subjects.flatMap((word) => {
    const start = lower.indexOf(word);
    return start < 0 ? [] : [{ word, start, end: start + word.length }];
  });
  return found
    .filter(({ end }) => !language.pattern('{beside-it}').test(lower.slice(end)))
    .filter((one) => !found.some((f) => f !== one && f.start <= one.start && f.end >= one.end && f.word !== one.word))
    .map(({ word, start, end }) => ({
      word,
      ofTrade:
        language.pattern('{before-trade}').test(lower.slice(0, start)) ||
        language.pattern('{after-trade}').test(lower.slice(end)),
    }));
}
