import { namedPeople } from './people-names.ts';
import { numbersToReach } from './personal-numbers.ts';
import type { PersonalKind } from './personal-stretch.ts';

/** A text as it may leave, and how many stretches of each kind were cut out of it. */
export interface Redacted {
  readonly text: string;
  readonly cut: Readonly<Partial<Record<PersonalKind, number>>>;
}

const WRITTEN: readonly [RegExp, PersonalKind][] = [
  [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, '邮箱'],
  [/(?:微信|QQ|qq|wx|vx|VX)(?:号)?[:：]?\s*[\w-]{5,}/g, '账号'],
  [/[\p{Script=Han}A-Za-z0-9（）()]{2,30}?(?:有限责任公司|股份有限公司|有限公司)/gu, '公司'],
];

/** What an endpoint is sent of an asker's words: without names of companies and people, numbers to reach them, and codes. */
export function withoutPersonal(text: string): Redacted {
  const written = WRITTEN.flatMap(([pattern, kind]) =>
    [...text.matchAll(pattern)].map(({ 0: words, index }) => ({ start: index, end: index + words.length, kind })),
  );
  const found = [...written, ...numbersToReach(text), ...namedPeople(text)];
  const inOrder = found.sort((a, b) => a.start - b.start || b.end - a.end);
  const cut: Partial<Record<PersonalKind, number>> = {};
  let rest = '';
  let end = 0;
  for (const stretch of inOrder) {
    if (stretch.start < end) continue;
    rest += `${text.slice(end, stretch.start)}${stretch.kind === '公司' ? '某公司' : `（${stretch.kind}）`}`;
    end = stretch.end;
    cut[stretch.kind] = (cut[stretch.kind] ?? 0) + 1;
  }
  return { text: rest + text.slice(end), cut };
}
