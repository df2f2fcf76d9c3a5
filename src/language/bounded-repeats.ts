/** How often what a pattern repeats without an end is repeated at most: a character of a class, and a group of words. */
const MOST = { character: 60, group: 16 };

const TOKEN =
  /\\[pP]\{[^{}]{0,60}\}|\\k<[^<>]{0,60}>|\\u\{[^{}]{0,6}\}|\\.|\[(?:\\.|[^\]\\]){0,400}\]|\{\d*,?\d*\}|[\s\S]/gu;

/**
 * The source of an expression whose every `*`, `+` and `{n,}` has an end: 一* becomes 一{0,60}. No sentence is so long, and what looks on from
 * every place of a text without an end takes time with the square of its length.
 */
export function boundedRepeats(source: string): string {
  let before = '';
  return source.replace(TOKEN, (token) => {
    const most = before === ')' ? MOST.group : MOST.character;
    // What stands behind an opening is a kind of group, and behind a repetition how eager it is.
    const repeats = before !== '' && before !== '(' && before !== '{}';
    const counted = /^\{(\d+)(,?)(\d*)\}$/.exec(token);
    const isRepeat = counted !== null || token === '*' || token === '+' || token === '?';
    before = isRepeat ? '{}' : token;
    if (!repeats) return token;
    if (token === '*') return `{0,${most}}`;
    if (token === '+') return `{1,${most}}`;
    if (counted?.[2] && counted[3] === '') return `{${counted[1]},${Math.max(most, Number(counted[1]))}}`;
    return token;
  });
}
