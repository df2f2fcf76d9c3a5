/** What may follow a name: the space that WeChat puts there, any other space, punctuation, or nothing at all. */
const AFTER = '[\\u2005\\u00a0\\s,，:：、。]*';
const EVERYBODY = /@(?:所有人|全体成员|all|everyone)(?=[\u2005\s，,:：]|$)/iu;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Longer names first, so that a name that begins like another is cut whole. */
const byLength = (names: readonly string[]): string[] =>
  [...new Set(names.map((name) => name.trim()).filter(Boolean))].sort((a, b) => b.length - a.length);

export const callsEverybody = (text: string): boolean => EVERYBODY.test(text);

/** Whether `text` holds `@name` of one of `names`, and not of one of `others` that begins with it. */
export function mentions(text: string, names: readonly string[], others: readonly string[] = []): boolean {
  const rest = byLength(others).reduce(
    (kept, other) => (names.includes(other) ? kept : kept.replaceAll(`@${other}`, ' ')),
    text,
  );
  return byLength(names).some((name) => rest.includes(`@${name}`));
}

/** The question without our own name, wherever it stands; other people's names stay. */
export function withoutNames(text: string, names: readonly string[]): string {
  const cut = byLength(names).reduce(
    (kept, name) => kept.replace(new RegExp(`[\\s\\u2005]*@${escaped(name)}${AFTER}`, 'gu'), ' '),
    text,
  );
  return cut
    .replace(/\u2005/g, ' ')
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
}

/** `/ask …`, `/策问 …`: a command that speaks to us in any app; null where there is none. Bare: the empty string. */
export function commandOf(text: string): string | null {
  const match = /^[/／](?:ask|策问|问)(?:[\s\u2005，,:：]+([\s\S]*))?$/iu.exec(text.trim());
  return match ? (match[1] ?? '').trim() : null;
}

/** A quote as WeChat writes it into the text: 「name：words」, a line of dashes, the new words. */
export function quoteOf(
  text: string,
): { readonly name: string; readonly quoted: string; readonly rest: string } | null {
  const match = /^「([^：:」]{1,64})[：:]([\s\S]*?)」\s*\n(?:-\s?){5,}\n([\s\S]*)$/u.exec(text);
  return match ? { name: match[1] ?? '', quoted: match[2] ?? '', rest: match[3] ?? '' } : null;
}
