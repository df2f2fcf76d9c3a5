import type { LanguageData } from '../knowledge/language-data.ts';
import { type Matched, matchAct } from './match-act.ts';
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
  return [{ act: 'manage', which, what: whatOf(found, language) }, rest];
}

/** What a word of command is about: a client's name, a statement, what is dropped, useful or useless. */
function whatOf({ entry, groups }: Matched, language: LanguageData): string {
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
