/** What may follow a name: the space that WeChat puts there, any other space, punctuation, or nothing at all. */
const AFTER = '[\\u2005\\u00a0\\s,，:：、。]*';
const EVERYBODY = /@(?:所有人|全体成员|all|everyone)(?=[\u2005\s，,:：]|$)/iu;
/** What one app writes into a name and another leaves out or writes otherwise: emoji as signs, tags or codes, what varies them, spaces. */
const DRESS = [
  '<span class="emoji[^<>]{0,60}></span>',
  '\\[emoji[^\\[\\]]{0,20}\\]',
  '[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\p{Emoji_Modifier}\\u200d\\u20e3\\ufe0e\\ufe0f\\s]',
].join('|');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A name as any app may write it; of a name that is dress alone, its signs. */
const bare = (name: string): string =>
  name.replace(new RegExp(DRESS, 'gu'), '') || name.replace(/[\ufe0e\ufe0f\s]/gu, '');

/** Whether two apps write the same name. */
export const sameName = (a: string, b: string): boolean => bare(a) === bare(b);

/** Longer names first, so that a name that begins like another is cut whole. */
const byLength = (names: readonly string[]): string[] =>
  [...new Set(names)].filter((name) => bare(name) !== '').sort((a, b) => bare(b).length - bare(a).length);

/** `@name`, whatever dress the name wears. */
const called = (name: string): string => {
  const signs = [...bare(name)].map((sign) => `(?:${DRESS})*${escaped(sign)}`);
  return `@${signs.join('')}\\ufe0f?`;
};

export const callsEverybody = (text: string): boolean => EVERYBODY.test(text);

/** Whether `text` holds `@name` of one of `names`, and not of one of `others` that begins with it. */
export function mentions(text: string, names: readonly string[], others: readonly string[] = []): boolean {
  const namesakes = others.filter((other) => !names.some((name) => sameName(name, other)));
  const rest = byLength(namesakes).reduce((kept, other) => kept.replace(new RegExp(called(other), 'gu'), ' '), text);
  return byLength(names).some((name) => new RegExp(called(name), 'u').test(rest));
}

/** The question without our own name, wherever it stands; other people's names stay. */
export function withoutNames(text: string, names: readonly string[]): string {
  const cut = byLength(names).reduce(
    (kept, name) => kept.replace(new RegExp(`[\\s\\u2005]{0,8}${called(name)}(?:${DRESS})*${AFTER}`, 'gu'), ' '),
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
