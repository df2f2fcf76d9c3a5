import type { LanguageData } from '../knowledge/language-data.ts';
import { type QuotedStretch, stretchAt } from './stretch.ts';

/** The parts of a message that tell something as having come about (律师都签好了, 毕业了才听说), none that is only planned or not yet so. */
export const comeAbout = (text: string, language: LanguageData): readonly QuotedStretch[] =>
  partsOf(text).filter(
    (part) => language.pattern('{come-about}').test(part.text) && !language.pattern('{yet-to-come}').test(part.text),
  );

/** The parts that tell something as still to come: 律师还没找. */
export const stillToCome = (text: string, language: LanguageData): readonly QuotedStretch[] =>
  partsOf(text).filter((part) => language.pattern('{still-to-come}').test(part.text));

const partsOf = (text: string): readonly QuotedStretch[] =>
  [...text.matchAll(/[^,，。;；?？!！]+/gu)].map((m) => stretchAt(text, m.index, m.index + m[0].length));
