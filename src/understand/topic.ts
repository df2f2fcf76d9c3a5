import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { LanguageData } from '../knowledge/language-data.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import { everywhere } from '../language/pattern.ts';

/** A word that says what a question is about; `weight` (0–1) is how much it matters that a clause says it too. */
export interface Topic {
  readonly word: string;
  readonly weight: number;
}

export type ReadTopics = (text: string) => Topic[];

/** By jieba's part of speech: names and nouns decide, verbs hint, the rest is grammar. Unknown words count as names. */
const WEIGHTS: readonly [RegExp, number][] = [
  [/^(?:nrt|nr|n|nz|nt|j|l|i|x|an)$/, 1],
  [/^eng$/, 0.5],
  [/^vn$/, 0.6],
  [/^b$/, 0.5],
  [/^(?:v|a|s)$/, 0.25],
];

/** A reader of topics that keeps the words of the field whole: those of the lexicon, and what people say for them, turns of phrase aside. */
export function createTopicReader({ words, entries }: Lexicon, language: LanguageData): ReadTopics {
  const known = new Set([
    ...words,
    ...entries
      .filter(({ atLarge }) => !atLarge)
      .flatMap(({ say }) => say.filter((said) => /^\p{Script=Han}{2,}$/u.test(said))),
  ]);
  const carriers = new Set(language.classes.get('carrier'));
  const verbs = new Set(language.classes.get('everyday-verb'));
  const levels = language.classes.get('title-level') ?? [];
  // They would be glued to their neighbours.
  const joins = everywhere(language.pattern('{joins}'), 'gu');
  let jieba: Jieba | undefined;
  return (text) => {
    jieba ??= jiebaWith([...known]);
    const topics = new Map<string, number>();
    for (const { word, tag } of jieba
      .tag(text.replace(joins, ' '), true)
      .flatMap((token) => (token.tag === 'x' && !known.has(token.word) ? ranTogether(token, jieba, verbs) : [token]))
      .flatMap((token) => levelApart(token, levels))) {
      if (isCarried(word, carriers) || !/[\p{Script=Han}a-z]/iu.test(word) || /^[a-z]$/i.test(word)) continue;
      if (word.length === 1 && !/^n/.test(tag)) continue;
      // jieba takes 上市 for a place and 贴息 for a verb; 小巨人 without a level is the national one.
      const usual = WEIGHTS.find(([tags]) => tags.test(tag))?.[1] ?? 0;
      const own = tag === 'ns' ? 1 : Math.max(usual, 0.75);
      const weight = word === '国家级' ? 0.25 : known.has(word) ? own : usual;
      if (weight > 0)
        topics.set(word, Math.max(weight * (/^\p{Script=Han}$/u.test(word) ? 0.5 : 1), topics.get(word) ?? 0));
    }
    return Array.from(topics, ([word, weight]) => ({ word, weight }));
  };
}

/** Each jieba that a reader still uses, by the words of our own that it was loaded with. */
const loaded = new Map<string, WeakRef<Jieba>>();

/** jieba with words of our own. It takes 0.3 s and 60 MB to load: whoever asks for the same words is given the same one. */
function jiebaWith(own: readonly string[]): Jieba {
  const words = own.map((word) => `${word} 100000 n`).join('\n');
  const held = loaded.get(words)?.deref();
  if (held) return held;
  const jieba = Jieba.withDict(dict);
  jieba.loadDict(Buffer.from(words));
  for (const [key, one] of loaded) if (!one.deref()) loaded.delete(key);
  loaded.set(words, new WeakRef(jieba));
  return jieba;
}

/** 国家级小巨人 is a level and a title: a clause may say the one without the other. */
function levelApart(token: Token, levels: readonly string[]): readonly Token[] {
  const level = levels.find((l) => token.word.startsWith(l) && token.word.length >= l.length + 2);
  return level === undefined
    ? [token]
    : [
        { word: level, tag: 'b' },
        { ...token, word: token.word.slice(level.length) },
      ];
}

/** A word that jieba guessed is a name, unless one of its parts is a verb of everyday talk or a particle: 仓有, 投了. */
function ranTogether(token: Token, jieba: Jieba | undefined, verbs: ReadonlySet<string>): readonly Token[] {
  const parts = jieba?.tag(token.word, false) ?? [];
  const apart = parts.length > 1 && parts.some(({ word, tag }) => verbs.has(word) || /^(?:u|r|y|p|c|d)/.test(tag));
  return apart ? parts : [token];
}

interface Token {
  readonly word: string;
  readonly tag: string;
}

/** A word that jieba doesn't know may be carriers run together: 政府奖. */
function isCarried(word: string, carriers: ReadonlySet<string>): boolean {
  if (carriers.has(word.toLowerCase())) return true;
  for (let i = 1; i < word.length; i += 1)
    if (carriers.has(word.slice(0, i)) && carriers.has(word.slice(i))) return true;
  return false;
}
