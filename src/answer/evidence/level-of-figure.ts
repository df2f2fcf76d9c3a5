import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import { sentencesOf } from './sentences.ts';

const LEVELS = ['national', 'provincial', 'municipal'] as const;

/** 省里专精特新给20万 of what is paid to those of the nation: whether the sentence of a figure is of the level that the message says one of, where both say one. */
export function isOfSameLevel(
  { beside }: Pick<StatedFigure, 'beside'>,
  held: Figure,
  clause: Clause,
  language: LanguageData,
): boolean {
  const levelsIn = (words: string) => LEVELS.filter((level) => language.pattern(`{level-${level}}`).test(words));
  const sentence = sentencesOf(clause).find((s) => s.start <= held.start && s.end >= held.end);
  const [said, written] = [levelsIn(beside), levelsIn(sentence?.text ?? '')];
  return said.length === 0 || written.length === 0 || said.some((level) => written.includes(level));
}
