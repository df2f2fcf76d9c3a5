import type { LanguageData } from '../knowledge/language-data.ts';
import { findRegions } from '../language/region.ts';
import type { QuestionPart } from './questions-in.ts';

/**
 * Several enterprises of one message, each with what is asked of all of them: A在长沙，小巨人。B在杭州，智能工厂。各奖多少. Empty where
 * fewer than two are told apart.
 */
export function clientsIn(text: string, language: LanguageData): readonly ClientPart[] {
  const all = language
    .places('{client-mark}', text)
    .filter(
      ({ start }) =>
        start === 0 || language.pattern('(?:{clause-end}|[、~～(（]|{after-sum}|[①-⑩])$$').test(text.slice(0, start)),
    );
  const nameOf = ({ start, end }: Span) => text.slice(start, end);
  // 己公司要不要封顶: one of them again, that is asked of what it was told to have.
  const again = all.findIndex((mark, i) => all.slice(0, i).some((m) => nameOf(m) === nameOf(mark)));
  const asksAgain = again > 1 && language.pattern('^^[^,，。;；]*{ask-word}').test(text.slice(all[again]?.start));
  const marks = asksAgain ? all.slice(0, again) : all;
  const end = asksAgain ? all[again]?.start : undefined;
  const [first] = marks;
  if (!first || marks.length < 2 || marks.length > MOST || !areDistinct(marks.map(nameOf), language)) return [];
  const lead = text.slice(0, first.start);
  const common = findRegions(lead).length > 0 ? lead : '';
  const bodies = marks.map(({ start }, i) => trimmed(text.slice(start, marks[i + 1]?.start ?? end)));
  const { told, shared, asked } = apart(bodies.at(-1) ?? '', language);
  return bodies.map((body, i) => {
    const { start } = marks[i] ?? first;
    const own = i === bodies.length - 1 ? told : body;
    const name = nameOf(marks[i] ?? first);
    return {
      name: language.pattern('^^(?:{one-of-them}|{person-mark})').test(name) ? null : name,
      text: `${common}${own}${shared && `，${shared}`}${asked && `，${asked}`}`,
      span: { start, end: marks[i + 1]?.start ?? text.length },
    };
  });
}

/** What is told of one enterprise, and what it is called; null where it has no name. */
export interface ClientPart extends QuestionPart {
  readonly name: string | null;
}

type Span = QuestionPart['span'];

const MOST = 5;

/** 一家…一家… are two; A…A… is one, talked of twice. */
function areDistinct(names: readonly string[], language: LanguageData): boolean {
  return (
    new Set(names).size === names.length || names.every((name) => language.pattern('^^{one-of-them}$$').test(name))
  );
}

const trimmed = (words: string): string => words.replace(/[\s,，。;；、①-⑩]+$/u, '');

/** What is told of the last one, what behind it is told of all (都是2025年认定的), and what is asked at the end of all. */
function apart(body: string, language: LanguageData): { told: string; shared: string; asked: string } {
  const clauses = body.split(/(?<=[,，。;；!！?？])/);
  const asks = (clause: string) => language.pattern('{ask-word}').test(clause);
  let from = clauses.length;
  while (from > 1 && asks(clauses[from - 1] ?? '')) from -= 1;
  const asked = clauses.slice(from).join('').replace(language.pattern('{each-of-them}'), '');
  const all = clauses
    .slice(0, from)
    .findIndex((clause, i) => i > 0 && language.pattern('^^{said-of-all}').test(clause));
  const last = all < 0 ? from : all;
  return {
    told: trimmed(clauses.slice(0, last).join('')),
    shared: trimmed(clauses.slice(last, from).join('')),
    asked,
  };
}
