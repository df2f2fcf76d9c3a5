import { dividesSeveralWays } from './divides.ts';

/**
 * How often what a pattern repeats without an end is repeated at most: a character of a class, a blank, a group of words, and a group of which
 * a text can be made in several ways, all of which are tried, twice as many with each repetition.
 */
const MOST = { character: 60, blank: 8, group: 16, unclear: 12 };

const TOKEN =
  /\\[pP]\{[^{}]{0,60}\}|\\k<[^<>]{0,60}>|\\u\{[^{}]{0,6}\}|\\.|\[(?:\\.|[^\]\\]){0,400}\]|\{\d*,?\d*\}|[\s\S]/gu;

/**
 * The source of an expression whose every `*`, `+` and `{n,}` has an end: 一* becomes 一{0,60}. No sentence is so long, and what looks on from
 * every place of a text without an end takes time with the square of its length.
 */
export function boundedRepeats(source: string): string {
  let before = '';
  const opened: number[] = [];
  let group = '';
  return source.replace(TOKEN, (token, at: number) => {
    if (token === '(') opened.push(at + 1);
    else if (token === ')') group = source.slice(opened.pop(), at).replace(/^\?(?::|<[^>=!]{1,60}>)/, '');
    const repeated = before;
    const most = () => {
      if (repeated !== ')') return repeated === '\\s' ? MOST.blank : MOST.character;
      return dividesSeveralWays(group) ? MOST.unclear : MOST.group;
    };
    // What stands behind an opening is a kind of group, and behind a repetition how eager it is.
    const repeats = before !== '' && before !== '(' && before !== '{}';
    const counted = /^\{(\d+)(,?)(\d*)\}$/.exec(token);
    const isRepeat = counted !== null || token === '*' || token === '+' || token === '?';
    before = isRepeat ? '{}' : token;
    if (!repeats) return token;
    if (token === '*') return `{0,${most()}}`;
    if (token === '+') return `{1,${most()}}`;
    if (counted?.[2] && counted[3] === '') return `{${counted[1]},${Math.max(most(), Number(counted[1]))}}`;
    return token;
  });
}
