import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { CARRIERS } from '../language/carriers.ts';

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

/** Words that only ask or join; jieba would glue them to their neighbours. */
const ASKING =
  /(?:我|我们|咱)?(?:想|要|来)?(?:问|咨询|请教|打听|了解)(?:一?下|个事)|一次性(?:[给发领拿补奖]|到账)?|(?:什么|啥|怎么|咋)样的?|要?提?交(?=什么|啥|哪)|我(?=[够合符要想])|[符合]不[符合]合?格?|到[手账]|(?:帮|给|替)我们?(?:列|查|看|问|算|理)|那么|那|呢|吗|吧|归谁管|归谁|谁管|找谁|由谁|谁|哪个|哪些|哪里|哪|什么|啥|怎么|咋|多少|能不能|可不可以|是不是|有没有|我们|你们|咱们|咱|说错了|打错了|错了|不对|改成|换成|如果|要是|的话|一年|最多|最高|换个话题|另外|市里头|里头|好多钱|有?么子|啥子|几多|冇|咯|喃|嘛|占比|要达到|达到|合计|总共|一共|加起来|每年都有|还是就?一次|还是|几个点|几点|同时(?:享受|拿|申请|申报|享|领)?|各(?=[补奖给贴])|(?:分别|各自?)[是有为]?(?=多少|几|什么|哪)|[补贴奖发管]?到(?:哪一?年|什么时候|何时|几时|哪天)(?:为止|截止|结束)?|有钱(?=拿|给|领|补)|够不够|飞(?=[满够到])|(?:是)?(?:怎么|咋|一)回事|份文件|贴出来|给我看|我看看|看看|发我|原文|全文/g;

/** A reader of topics that keeps the words of the field whole. Loads jieba (0.1 s, 60 MB) when first called. */
export function createTopicReader(words: readonly string[]): ReadTopics {
  const known = new Set(words);
  let jieba: Jieba | undefined;
  return (text) => {
    if (!jieba) {
      jieba = Jieba.withDict(dict);
      jieba.loadDict(Buffer.from(words.map((w) => `${w} 100000 n`).join('\n')));
    }
    const topics = new Map<string, number>();
    for (const { word, tag } of jieba.tag(text.replace(ASKING, ' '), true).flatMap(levelApart)) {
      if (isCarried(word) || !/[\p{Script=Han}a-z]/iu.test(word) || /^[a-z]$/i.test(word)) continue;
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

/** 国家级小巨人 is a level and a title: a clause may say the one without the other. */
function levelApart(token: { word: string; tag: string }): { word: string; tag: string }[] {
  const m = /^(国家级|省级|市级|区级)(.{2,})$/.exec(token.word);
  return m?.[1] && m[2]
    ? [
        { word: m[1], tag: 'b' },
        { word: m[2], tag: token.tag },
      ]
    : [token];
}

/** A word that jieba doesn't know may be carriers run together: 政府奖. */
function isCarried(word: string): boolean {
  if (CARRIERS.has(word.toLowerCase())) return true;
  for (let i = 1; i < word.length; i += 1)
    if (CARRIERS.has(word.slice(0, i)) && CARRIERS.has(word.slice(i))) return true;
  return false;
}
