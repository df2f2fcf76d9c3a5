import type { Figure } from '../../language/figure.ts';
import type { Named, Place } from './nearest.ts';
import type { Asked } from './slot.ts';
import type { Source } from './source.ts';

const GROWS = /小升规|入规|规下|升规|规模以下|规上|规模以上/;
const PROJECT = /固定资产|固投|先进制造|开工|重大项目/;

/** 营业收入 and 新增贷款 mean one fact or another by what the question is about. */
export function factOf(source: Source, noun: Place): string {
  const { text } = source;
  if (noun.fact === '项目新增贷款' && !PROJECT.test(text) && /小巨人|专精特新|市级|little giant/i.test(text))
    return '年度贷款总额';
  if (noun.fact !== '营业收入') return noun.fact ?? '';
  if (GROWS.test(text)) return '上年度营业收入';
  if (/研发|主营/.test(text)) return '主营业务收入';
  return /(?:上年度?|上一年度?|去年|前一年)的?$/.test(text.slice(0, noun.start)) ? '上年度营业收入' : '主营业务收入';
}

/** How a loose noun was read, where it was. */
export function readingOf(source: Source, noun: Place, fact: string): string | undefined {
  const word = source.text.slice(noun.start, noun.end);
  if (noun.fact === '营业收入' && fact === '主营业务收入') return `${word}按主营业务收入理解`;
  if (noun.fact === '营业收入' && !/(?:上年|上一年|去年|前一年)/.test(source.text))
    return `${word}按上年度的营业收入理解`;
  if (noun.fact === '项目新增贷款' && fact === '年度贷款总额') return `${word}按年度贷款总额理解`;
  return undefined;
}

/** The figures of a kind: those that a noun names, and the rest. */
interface Read {
  readonly named: readonly Named[];
  readonly loose: readonly Figure[];
}

/** One figure that no noun names takes the fact last asked about, else what the question is about: 500万能贴息多少. */
export function byTopic(source: Source, amounts: Read, rates: Read, asked?: Asked): Named[] {
  const type = asked && source.book.get(asked.fact)?.type;
  const [figure, ...more] = type === 'rate' ? rates.loose : amounts.loose;
  if (!figure || more.length) return bareAnswer(source, asked);
  const noun = (fact: string, reading?: string): Named[] => [
    { figure, noun: { fact, start: figure.start, end: figure.end, ...(reading === undefined ? {} : { reading }) } },
  ];
  if (asked && (type === 'amount' || type === 'rate')) return noun(asked.fact);
  if (amounts.named.some((n) => n.noun.fact !== null)) return [];
  const { text } = source;
  const topics: readonly [RegExp, string][] = [
    [PROJECT, '固定资产投资'],
    [/贴息|帖息|贴席|贴多少息|贷款/, '年度贷款总额'],
    [GROWS, '营业收入'],
    [/研发/, '年度研发费用'],
  ];
  const topic = topics.find(([p]) => p.test(text))?.[1];
  return topic ? noun(topic, `“${figure.text}”没有写是什么，按${topic}理解`) : [];
}

/** 3.1 in reply to the question for the LPR; 500 in reply to a question for a sum, which still lacks its unit. */
function bareAnswer(source: Source, asked?: Asked): Named[] {
  const type = asked && source.book.get(asked.fact)?.type;
  const [figure, ...more] = source.figures.filter(
    (f) => f.unit === 'number' || (f.unit === 'count' && f.noun === '个'),
  );
  if (!asked || !figure || more.length || source.figures.length > 1 || (type !== 'rate' && type !== 'amount'))
    return [];
  return [{ figure, noun: { fact: asked.fact, start: figure.start, end: figure.end } }];
}
