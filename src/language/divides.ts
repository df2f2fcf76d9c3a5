import { spellingsOf } from './spellings.ts';

/**
 * Whether a text that is made of these words again and again can be taken apart in several ways, as 请问一下 can by 请, 问一下 and 请问一下:
 * what looks for the end of such a text tries every way (Sardinas and Patterson's test). True as well where the words can't be listed.
 */
export function dividesSeveralWays(words: string): boolean {
  const known = answers.get(words);
  if (known !== undefined) return known;
  const spelt = spellingsOf(words)?.filter((word) => word !== '');
  const several = !spelt || isAmbiguous(spelt);
  if (answers.size < HELD) answers.set(words, several);
  return several;
}

/** The same groups stand in many patterns. */
const answers = new Map<string, boolean>();
/** More groups than the patterns of a language have. */
const HELD = 10_000;

function isAmbiguous(words: readonly string[]): boolean {
  const set = new Set(words);
  if (set.size < words.length) return true;
  /** What one way of taking a text apart is ahead of another by. */
  const seen = new Set<string>();
  const waiting = words.flatMap((word) => restsBehind(word, words));
  for (let ahead = waiting.pop(); ahead !== undefined; ahead = waiting.pop()) {
    if (set.has(ahead)) return true;
    if (seen.has(ahead)) continue;
    seen.add(ahead);
    waiting.push(...restsBehind(ahead, words), ...words.flatMap((word) => restsBehind(word, [ahead as string])));
  }
  return false;
}

/** What is left of a text behind each word that it begins with. */
const restsBehind = (text: string, words: readonly string[]): string[] =>
  words.flatMap((word) => (word.length < text.length && text.startsWith(word) ? [text.slice(word.length)] : []));
