import type { LanguageData } from '../../knowledge/language-data.ts';
import { everywhere } from '../../language/pattern.ts';
import type { Listed } from './listed.ts';

/** What stands around a list: what is told of all, and what is asked of each. */
export interface OfAll {
  readonly told: readonly string[];
  readonly asked: string;
}

export const OF_NONE: OfAll = { told: [], asked: '' };

/** What is asked of statements that are to be judged. */
const IS_RIGHT = '对不对';
const MAY_HAVE = '能不能拿';
const HOW_MUCH = '能拿多少';
/** What may be asked of any measure. */
export const OF_ANY: readonly string[] = [MAY_HAVE, HOW_MUCH];

/** Ends of a clause that words around a list are told apart at. */
const CLAUSES = /(?<=[,，。;；:!！?？\s])/;

/** So short, what is left of a clause tells nothing: 问. */
const TELLS = 2;

/** What stands before a list: which of its clauses tell of all and which ask, without those that only point at the list. */
export function ofAll(words: string, language: LanguageData): OfAll {
  const clauses = words.split(CLAUSES);
  const asks = clauses.filter((clause) => asksOfEach(clause, language));
  const told = bare(
    clauses.filter((clause) => !asks.includes(clause)),
    language,
  );
  return { told, asked: askedOfEach(asks, language) };
}

/** The last of a list and what is said behind it: its own words, then what is told of all (都是2025年认定的) and asked of each. */
export function behind(body: string, language: LanguageData): { readonly own: string; readonly all: OfAll } {
  const clauses = body.split(CLAUSES);
  const isOfAll = (clause: string) =>
    asksOfEach(clause, language) || language.pattern('^^{said-of-all}').test(clause.trim());
  const from = clauses.findIndex((clause, i) => i > 0 && isOfAll(clause));
  const [own, rest] = from < 0 ? [clauses, []] : [clauses.slice(0, from), clauses.slice(from)];
  return { own: trimmed(own.join('')), all: ofAll(rest.join(''), language) };
}

/** Whether a clause asks something, or wants what is listed judged, compared or added up. */
export const asksOfEach = (clause: string, language: LanguageData): boolean =>
  ['{ask-word}', '{asks-or-not}', '{asks-which-right}', '{asks-which-more}', '{judges-each}', '{wants-sum}'].some(
    (words) => language.pattern(words).test(clause),
  );

/** The sum of all that is listed is wanted: 逐户算，最后加个总数. */
export const wantsTotal = (raw: string, language: LanguageData): boolean => language.pattern('{total}').test(raw);

/** 谁拿得多 → 能拿多少: what is asked of all together, as it is asked of one. */
function askedOfEach(asks: readonly string[], language: LanguageData): string {
  const words = asks.join('');
  if (words === '') return '';
  if (language.pattern('{asks-which-right}').test(words)) return IS_RIGHT;
  if (language.pattern('{asks-which-more}').test(words)) return HOW_MUCH;
  const kept = bare(asks, language).join('，');
  if (language.pattern('{ask-word}|{asks-or-not}').test(kept)) return kept;
  if (language.pattern('^^{judged-as}').test(kept)) return `${kept}吗`;
  return language.pattern('{judges-each}').test(words) ? MAY_HAVE : HOW_MUCH;
}

/** Words without what only parts them from others. */
export const trimmed = (words: string): string =>
  words.replace(/(?<![,，。;；:、“”\s])[,，。;；:、“”\s]+$/u, '').trim();

function bare(clauses: readonly string[], language: LanguageData): readonly string[] {
  const pointing = ['{all-listed}', '{judges-each}'].map((words) => everywhere(language.pattern(words), 'giu'));
  return clauses
    .map((clause) => pointing.reduce((words, of) => words.replace(of, ''), clause))
    .map((clause) => trimmed(clause.replace(/@\S{0,8}\s*|[“”【】]/gu, '')))
    .filter((clause) => clause.length >= TELLS);
}

/** What is said of one, with what is asked of each, unless it asks itself. */
export function withAll(
  own: string,
  before: OfAll,
  after: OfAll,
  language: LanguageData,
): Pick<Listed, 'ofAll' | 'text'> {
  const all = after.asked === '' ? before.asked : after.asked;
  const asked = asksOfEach(own, language) && all !== IS_RIGHT ? '' : all;
  return { ofAll: [...before.told, ...after.told], text: asked === '' ? own : `${own}，${asked}` };
}
