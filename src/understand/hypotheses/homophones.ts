import { createRequire } from 'node:module';
import type { Knowledge } from '../../knowledge/load.ts';
import type { WordList } from '../../language/segment.ts';
import { fold } from '../../language/tokens.ts';

/** A word that sounds like one of the field and is none itself. */
export interface Slip {
  readonly said: string;
  readonly meant: string;
}

/** A word that occurs more often than this in jieba's sixty million is meant as it is written. */
const RARE = 50;
const LONGEST = 6;
/** What speakers of the south and their voice input keep apart least. */
const MERGED: readonly [RegExp, string][] = [
  [/^([zcs])h/, '$1'],
  [/([ei])ng$/, '$1n'],
];

/**
 * Reads words that sound like those of the field (低控 for 低空, 眼发 for 研发): pinyin without tones, at least one character
 * the same, and no word of its own. The words of the field are those of titles and headings, of what people say for
 * clauses, and of the lexicon.
 */
export class Homophones {
  private readonly words: WordList;
  private readonly knowledge: Knowledge;
  /** Loaded when first asked: most questions never need it (80 ms). */
  private field: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(knowledge: Knowledge, words: WordList) {
    this.knowledge = knowledge;
    this.words = words;
  }

  /** The text with such words as they are meant; null where there is none. */
  mend(text: string): { readonly text: string; readonly slips: readonly Slip[] } | null {
    const slips: Slip[] = [];
    const mended = text.replace(/\p{Script=Han}{2,}/gu, (run) => this.mendRun(run, slips));
    return slips.length > 0 ? { text: mended, slips } : null;
  }

  private mendRun(run: string, slips: Slip[]): string {
    const held = this.wordsIn(run);
    const sounds = soundsOf(run);
    let mended = '';
    for (let at = 0; at < run.length; ) {
      let step = 1;
      let put = run[at]!;
      for (let length = Math.min(LONGEST, run.length - at); length >= 2; length--) {
        const said = run.slice(at, at + length);
        const meant = this.meant(said, sounds.slice(at, at + length).join(' '));
        if (!meant || held.some(([from, to]) => from < at + length && to > at && (from < at || to > at + length)))
          continue;
        if (said !== meant) slips.push({ said, meant });
        put = meant;
        step = length;
        break;
      }
      mended += put;
      at += step;
    }
    return mended;
  }

  /** The word of the field that a piece is, or sounds like. */
  private meant(said: string, sound: string): string | undefined {
    const alike = this.read().get(sound) ?? [];
    if (alike.includes(said)) return said;
    const near = alike.filter((word) => [...word].some((character, i) => character === said[i]));
    return near.length === 1 && this.words.occurrences(said) < RARE ? near[0] : undefined;
  }

  /** Where the words of a dictionary stand. */
  private wordsIn(run: string): [from: number, to: number][] {
    let at = 0;
    return this.words.cut(run).flatMap(({ text }) => {
      const from = at;
      at += text.length;
      return text.length > 1 && this.words.occurrences(text) >= RARE ? [[from, at] as [number, number]] : [];
    });
  }

  private read(): ReadonlyMap<string, readonly string[]> {
    if (!this.field) {
      const field = new Map<string, string[]>();
      for (const word of wordsOfField(this.knowledge, this.words)) {
        const sound = soundsOf(word).join(' ');
        field.set(sound, [...(field.get(sound) ?? []), word]);
      }
      this.field = field;
    }
    return this.field;
  }
}

function wordsOfField({ lexicon, documents }: Knowledge, words: WordList): Set<string> {
  const printed = [...documents.values()].flatMap((d) => [
    d.title,
    ...d.clauses.flatMap((c) => [c.heading, ...c.asks]),
  ]);
  const cut = printed.flatMap((text) =>
    words.cut(fold(text)).filter(({ text, content }) => content && words.occurrences(text) >= RARE),
  );
  return new Set(
    [...lexicon.words, ...cut.map(({ text }) => text)].filter((word) => /^\p{Script=Han}{2,6}$/u.test(word)),
  );
}

/** The syllables of a run of Chinese characters, one a character. */
function soundsOf(run: string): string[] {
  const { pinyin } = createRequire(import.meta.url)('pinyin-pro') as typeof import('pinyin-pro');
  return pinyin(run, { toneType: 'none', type: 'array' }).map((syllable) =>
    MERGED.reduce((sound, [pattern, by]) => sound.replace(pattern, by), syllable),
  );
}
