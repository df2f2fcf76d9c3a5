import type { LanguageData } from '../knowledge/language-data.ts';
import { type QuotedStretch, stretchAt } from './stretch.ts';

/** The parts of a message that tell something as having come about (律师都签好了, 毕业了才听说), none that is only planned or not yet so. */
export const comeAbout = (text: string, language: LanguageData): readonly QuotedStretch[] =>
  [...text.matchAll(/[^,，。;；?？!！]+/gu)]
    .map((m) => stretchAt(text, m.index, m.index + m[0].length))
    .filter(
      (part) => language.pattern('{come-about}').test(part.text) && !language.pattern('{yet-to-come}').test(part.text),
    );
