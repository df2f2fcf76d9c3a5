import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import { foldInsets } from '../../language/fold-insets.ts';
import type { Question } from '../../understand/question.ts';
import type { QuestionSigns } from './cover-signs.ts';

/** Asked what a title that was gained is worth (刚评上小巨人，奖多少): the names of that title; empty where none is asked about. */
export function titlesGained({ worthAsked }: Question, told: QuestionSigns['slots']): readonly string[] {
  return worthAsked.flatMap((said) =>
    told.flatMap(({ words, value }) => {
      const has = value !== null && typeof value === 'object' && 'has' in value ? (value.has as readonly string[]) : [];
      return words !== '' && said.includes(words) ? [words, ...has] : [];
    }),
  );
}

/** A text that says none of certain titles, their levels aside, where there are any. */
export function saysNoTitle(
  titles: readonly string[],
  clause: Clause,
  document: PolicyDocument,
  language: LanguageData,
): boolean {
  const levels = language.classes.get('title-level') ?? [];
  const text = foldInsets([document.title, ...clause.path, clause.heading, clause.text].join('\n')).replace(
    /[“”"]/g,
    '',
  );
  const bare = titles.map((title) => levels.reduce((name, level) => name.replace(level, ''), title));
  return bare.length > 0 && bare.every((title) => title.length < 2 || !text.includes(title));
}
