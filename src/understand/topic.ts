import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { CARRIERS } from './carriers.ts';

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
  [/^b$/, 0.3],
  [/^(?:v|a|s)$/, 0.25],
];

/** Words that only ask or join; jieba would glue them to their neighbours. */
const ASKING =
  /那么|那|呢|吗|吧|归谁管|归谁|谁管|找谁|由谁|谁|哪个|哪些|哪里|哪|什么|啥|怎么|咋|多少|能不能|可不可以|是不是|有没有|我们|你们|咱们|咱|说错了|打错了|错了|不对|改成|换成|如果|要是|的话|一年|最多|最高|换个话题|另外|合计|总共|一共|加起来|每年都有|还是就?一次|还是|贴出来|给我看|我看看|看看|发我|原文|全文/g;

/** A reader of topics that keeps the words of the field whole. Loads jieba (0.1 s, 60 MB) when first called. */
export function createTopicReader(words: readonly string[]): ReadTopics {
  let jieba: Jieba | undefined;
  return (text) => {
    if (!jieba) {
      jieba = Jieba.withDict(dict);
      jieba.loadDict(Buffer.from(words.map((w) => `${w} 100000 n`).join('\n')));
    }
    const topics = new Map<string, number>();
    for (const { word, tag } of jieba.tag(text.replace(ASKING, ' '), true)) {
      if (isCarried(word) || !/[\p{Script=Han}a-z]/iu.test(word) || /^[a-z]$/i.test(word)) continue;
      if (word.length === 1 && !/^n/.test(tag)) continue;
      const weight = WEIGHTS.find(([tags]) => tags.test(tag))?.[1] ?? 0;
      if (weight > 0)
        topics.set(word, Math.max(weight * (/^\p{Script=Han}$/u.test(word) ? 0.5 : 1), topics.get(word) ?? 0));
    }
    return Array.from(topics, ([word, weight]) => ({ word, weight }));
  };
}

/** A word that jieba doesn't know may be carriers run together: 政府奖. */
function isCarried(word: string): boolean {
  if (CARRIERS.has(word.toLowerCase())) return true;
  for (let i = 1; i < word.length; i += 1)
    if (CARRIERS.has(word.slice(0, i)) && CARRIERS.has(word.slice(i))) return true;
  return false;
}
