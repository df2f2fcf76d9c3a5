import { SnapshotError } from '../errors.ts';
import { recently } from './recently.ts';
import { fold, runs, termKey } from './tokens.ts';

const MAGIC = 0x63777732;
const HEADER_BYTES = 16;
const LONGEST = 8;
/** Keys of two characters are below FIRST_HASHED, all others are hashed, from there to HASHED_RANGE above it (see termKey). */
const FIRST_HASHED = 2 ** 32;
const HASHED_RANGE = 2 ** 52;
/** How far a hashed key may stand from where an even spread would put it: beyond eight deviations of the half million words. */
const SPREAD = 4096;
/** Occurrences of all words that jieba's dictionary counts. */
const OCCURRENCES = 60e6;
/** Those that a word of our own is given: enough to be kept whole. */
const OWN_OCCURRENCES = 5000;
/** jieba's tags of words that carry no content: pronouns, prepositions, conjunctions, particles, adverbs, numerals, measure words … */
const FUNCTION_TAG = /^(r|p|c|u|y|e|o|d|f|m|q|k|h|w)/;

export interface Word {
  readonly text: string;
  /** False for pronouns, particles, adverbs, numerals and the like. */
  readonly content: boolean;
}

/**
 * jieba's dictionary and our own words as sorted arrays, so that a question is cut without loading jieba (90 ms and 60 MB).
 * The cut is jieba's: the path of greatest probability, without its model of unknown words.
 *
 * File: magic, words (uint32), 8 bytes unused, keys (float64, ascending), log probabilities (float32; made
 * positive for a word without content).
 */
export class WordList {
  readonly bytes: ArrayBuffer;
  private readonly keys: Float64Array;
  private readonly logs: Float32Array;
  private readonly firstHashed: number;

  /** @throws SnapshotError where the bytes are no word list of this format, or are cut short. */
  constructor(bytes: ArrayBuffer) {
    this.bytes = bytes;
    const [magic, words = 0] = bytes.byteLength < HEADER_BYTES ? [] : new Uint32Array(bytes, 0, 2);
    if (magic !== MAGIC || bytes.byteLength !== HEADER_BYTES + words * 12)
      throw new SnapshotError('索引的分词文件不完整或格式不对：请运行 cewen reindex 重建');
    this.keys = new Float64Array(bytes, HEADER_BYTES, words);
    this.logs = new Float32Array(bytes, HEADER_BYTES + words * 8, words);
    let from = 0;
    for (let to = words; from < to; ) {
      const middle = (from + to) >>> 1;
      if (this.keys[middle]! < FIRST_HASHED) from = middle + 1;
      else to = middle;
    }
    this.firstHashed = from;
  }

  private log(word: string): number | undefined {
    const key = termKey(word);
    const hashed = key >= FIRST_HASHED;
    const guess = this.firstHashed + ((key - FIRST_HASHED) / HASHED_RANGE) * (this.keys.length - this.firstHashed);
    let low = hashed ? Math.max(this.firstHashed, Math.floor(guess) - SPREAD) : 0;
    let high = hashed ? Math.min(this.keys.length - 1, Math.ceil(guess) + SPREAD) : this.firstHashed - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      if (this.keys[middle] === key) return this.logs[middle];
      if (this.keys[middle]! < key) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  /** How often a word occurs among sixty million, by jieba's dictionary and our own words; 0: none of them. */
  occurrences(word: string): number {
    const log = this.log(word);
    return log === undefined ? 0 : OCCURRENCES * Math.exp(-Math.abs(log));
  }

  /** The words of a folded text in order; single characters that no word explains stay together where they adjoin. */
  readonly cut = recently(256, (folded): readonly Word[] =>
    runs(folded).flatMap((run) => (run.han ? this.cutHan(run.text) : [{ text: run.text, content: true }])),
  );

  private cutHan(run: string): Word[] {
    const best = new Float64Array(run.length + 1).fill(Number.NEGATIVE_INFINITY);
    const from = new Int32Array(run.length + 1);
    best[0] = 0;
    for (let start = 0; start < run.length; start++) {
      for (let end = start + 1; end <= Math.min(run.length, start + LONGEST); end++) {
        const log = this.log(run.slice(start, end)) ?? (end === start + 1 ? -20 : undefined);
        if (log === undefined) continue;
        const score = best[start]! - Math.abs(log);
        if (score > best[end]!) {
          best[end] = score;
          from[end] = start;
        }
      }
    }
    const words: Word[] = [];
    for (let end = run.length; end > 0; end = from[end]!) {
      const text = run.slice(from[end]!, end);
      const log = this.log(text);
      words.unshift({ text, content: log === undefined || log < 0 });
    }
    return joinSingles(words);
  }
}

function joinSingles(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  let open = false;
  for (const word of words) {
    const single = word.text.length === 1 && word.content;
    const last = joined.at(-1);
    if (single && open && last) joined[joined.length - 1] = { text: last.text + word.text, content: true };
    else joined.push(word);
    open = single;
  }
  return joined;
}

/** Words with their log probabilities (made positive for a word without content), by ascending key. */
export interface Dictionary {
  readonly keys: Float64Array;
  readonly logs: Float32Array;
}

/** jieba's dictionary, once it has been read: about 0.4 s and 4 MB, for the builds that follow in the same process. */
let jieba: Promise<Dictionary> | undefined;

/** The word list of `own` words and those of a dictionary: jieba's, where none is given. */
export async function buildWordList(own: readonly string[], dictionary?: Dictionary): Promise<WordList> {
  const base = dictionary ?? (await readJieba());
  const ours = sorted(
    own.map(fold),
    own.map(() => Math.log(OWN_OCCURRENCES / OCCURRENCES)),
  );
  const keys = new Float64Array(base.keys.length + ours.keys.length);
  const logs = new Float32Array(keys.length);
  let taken = 0;
  let words = 0;
  const takeUntil = (place: number): void => {
    keys.set(base.keys.subarray(taken, place), words);
    logs.set(base.logs.subarray(taken, place), words);
    words += place - taken;
    taken = place;
  };
  for (const [i, key] of ours.keys.entries()) {
    takeUntil(placeOf(key, base.keys, base.keys.length));
    const twin = base.keys[taken] === key;
    keys[words] = key;
    logs[words] = twin ? likelier(base.logs[taken]!, ours.logs[i]!) : ours.logs[i]!;
    words += 1;
    if (twin) taken += 1;
  }
  takeUntil(base.keys.length);
  const bytes = new ArrayBuffer(HEADER_BYTES + words * 12);
  new Uint32Array(bytes, 0, 2).set([MAGIC, words]);
  new Float64Array(bytes, HEADER_BYTES, words).set(keys.subarray(0, words));
  new Float32Array(bytes, HEADER_BYTES + words * 8, words).set(logs.subarray(0, words));
  return new WordList(bytes);
}

function readJieba(): Promise<Dictionary> {
  jieba ??= readDictionary();
  return jieba;
}

const likelier = (a: number, b: number): number => (Math.abs(a) > Math.abs(b) ? b : a);

/** Lines of word, occurrences and tag. */
async function readDictionary(): Promise<Dictionary> {
  const { dict } = await import('@node-rs/jieba/dict.js');
  const words: string[] = [];
  const logs: number[] = [];
  const text = fold(dict.toString());
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    end = text.indexOf('\n', start);
    const first = text.indexOf(' ', start);
    const second = text.indexOf(' ', first + 1);
    if (first <= start || second < 0 || (end >= 0 && second > end)) continue;
    const log = Math.log(Math.max(1, Number(text.slice(first + 1, second))) / OCCURRENCES);
    words.push(text.slice(start, first));
    logs.push(FUNCTION_TAG.test(text[second + 1] ?? '') ? -log : log);
  }
  return sorted(words, logs);
}

/** Of words with one key the likelier is kept; words that are too long are left out. */
function sorted(words: readonly string[], logs: readonly number[]): Dictionary {
  const given = Float64Array.from(words, (word) => (word.length > LONGEST ? Number.POSITIVE_INFINITY : termKey(word)));
  const keys = given.toSorted();
  let distinct = 0;
  for (const key of keys)
    if (key !== Number.POSITIVE_INFINITY && (distinct === 0 || keys[distinct - 1] !== key)) keys[distinct++] = key;
  const kept = new Float64Array(distinct).fill(Number.NEGATIVE_INFINITY);
  for (const [i, key] of given.entries()) {
    if (key === Number.POSITIVE_INFINITY) continue;
    const place = placeOf(key, keys, distinct);
    kept[place] = likelier(kept[place]!, logs[i]!);
  }
  return { keys: keys.slice(0, distinct), logs: Float32Array.from(kept) };
}

/** Where a key stands among the first `count` of ascending keys, or would stand. */
function placeOf(key: number, keys: Float64Array, count: number): number {
  let low = 0;
  for (let high = count; low < high; ) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
