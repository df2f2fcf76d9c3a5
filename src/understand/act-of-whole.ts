import type { LanguageData } from '../knowledge/language-data.ts';
import { findRegions } from '../language/region.ts';
import { type MatchedAct, matchAct } from './match-act.ts';
import type { Act } from './reading.ts';

type Common = Extract<Act, { act: 'manage' | 'courtesy' }>;

/** Small talk that an open question turns into an answer to it: 好的, 1. */
export const MAY_ANSWER: ReadonlySet<string> = new Set(['ok', 'noise']);

/** A message that is a word of command or of courtesy as a whole, and what else it says after it; null for any other. */
export function readCommon(text: string, pending: boolean, language: LanguageData): readonly [Common, string] | null {
  const found = matchAct(text, language, ({ act, which }) =>
    act === 'courtesy' ? !(pending && MAY_ANSWER.has(which ?? '')) : act === 'manage',
  );
  if (!found) return null;
  const { which = '' } = found.entry;
  const rest = found.groups.rest ?? '';
  if (found.entry.act === 'courtesy') return [{ act: 'courtesy', which }, ''];
  const what = whatOf(found, language);
  if (which === 'new-client' && isPlace(what)) {
    const told = `${what},${rest}`;
    return [{ act: 'manage', which, what: nameIn(rest, language) }, told];
  }
  const place = which === 'new-client' ? placeBefore(what) : '';
  if (place !== '') return [{ act: 'manage', which, what: what.slice(place.length + 1) }, `${place},${rest}`];
  return [{ act: 'manage', which, what }, rest];
}

/** 下一家：长沙岳麓区，宏达机械，…: where a new client is does not name it. */
function isPlace(words: string): boolean {
  const covered = findRegions(words).reduce((sum, { start, end }) => sum + end - start, 0);
  return covered > 0 && covered === words.length;
}

/** 岳阳 of 岳阳的金牛食品; '' where no place stands before the name. */
function placeBefore(name: string): string {
  const [first] = findRegions(name);
  return first?.start === 0 && name.startsWith('的', first.end) ? name.slice(0, first.end) : '';
}

/** The first thing told of a new client, where it may be a name; '' where it says something else. */
function nameIn(rest: string, language: LanguageData): string {
  const first = rest.split(language.pattern('{clause-end}'))[0] ?? '';
  const other = language.pattern('{ask-word}|{recognition}|{firm-stated}|{states-own}').test(first);
  return /^[\p{Script=Han}A-Za-z]{2,16}$/u.test(first) && !other ? first : '';
}

/** What a word of command is about: a client's name, a statement, what is dropped, useful or useless. */
function whatOf({ entry, groups }: MatchedAct, language: LanguageData): string {
  const what = (groups.what ?? '').trim();
  if (entry.which === 'change') return statement(groups.into ? `${what}是${groups.into}` : what, language);
  if (entry.which?.includes('client')) {
    const name = what.replace(/[“”"'「」《》]/g, '').trim();
    return language.pattern('^^{own-name}$$').test(name) ? '' : name;
  }
  return entry.what ?? what;
}

/** 所在地为杭州 → 我们公司在杭州; 称号是国家级小巨人 → 我们是国家级小巨人; 贷款 800万 → 贷款是800万. */
function statement(told: string, language: LanguageData): string {
  return told
    .replace(language.pattern('{becomes}'), '是')
    .replace(language.pattern('{of-place}'), '我们公司在')
    .replace(language.pattern('{of-title}'), '我们是');
}
