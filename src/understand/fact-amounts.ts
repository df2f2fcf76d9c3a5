import type { Figure } from '../knowledge/figure.ts';
import { isClaim } from './fact-claims.ts';
import { assignNouns, findNouns, type Place, standsAfter, standsBefore } from './fact-nearest.ts';
import { AMOUNTS, type Noun, RATES } from './fact-nouns.ts';
import type { Asked, Said } from './fact-said.ts';
import { isNegative, isVague, type Source } from './fact-source.ts';
import { combine, type Stated, tenThousands } from './fact-sums.ts';

const FOREIGN = new Set(['USD', 'EUR', 'HKD', 'JPY', 'GBP']);

/** Sums of money and rates, each with the noun that it belongs to; `problems` for what can't be computed with. */
export function readAmounts(source: Source, asked?: Asked): { said: Said[]; problems: string[] } {
  const problems: string[] = [];
  const amounts = read(source, AMOUNTS, (f) => f.unit === 'CNY' || FOREIGN.has(f.unit), isCounted);
  const rates = read(
    source,
    RATES,
    (f) => f.unit === '%',
    (f, noun) => f.unit === 'number' && Number(f.value) < 30 && noun.fact === 'LPR',
  );
  const unnamed = byTopic(source, amounts, rates, asked);
  const stated: Stated[] = [];
  for (const { figure, noun } of [...amounts.named, ...rates.named, ...unnamed]) {
    if (noun.fact === null) continue;
    const words = source.text.slice(Math.min(noun.start, figure.start), Math.max(noun.end, figure.end));
    if (FOREIGN.has(figure.unit)) problems.push(`“${words}”说的是外币，请折算成人民币再告诉我`);
    else if (isNegative(source, figure))
      problems.push(`“${words}”前面有负号，${factOf(source, noun)}不能是负数，请核对`);
    else stated.push(stateOf(source, figure, noun));
  }
  return { said: combine(source, stated), problems };
}

interface Named {
  readonly figure: Figure;
  readonly noun: Place;
}

function read(
  source: Source,
  nouns: readonly Noun[],
  fits: (f: Figure) => boolean,
  fitsBeside: (f: Figure, noun: Place) => boolean,
) {
  const places = findNouns(source, nouns);
  const own = places.filter((p) => p.fact !== null);
  const figures = source.figures.filter((f) => {
    const named = own.some((n) => standsBefore(source, n, f));
    const names = own.some((n) => standsAfter(source, n, f));
    if (!fits(f)) return own.some((n) => standsBefore(source, n, f) && fitsBeside(f, n));
    return !isClaim(source, f, { named, names });
  });
  const given = assignNouns(source, places, figures);
  return {
    named: [...given].map(([figure, noun]): Named => ({ figure, noun })),
    loose: figures.filter((f) => !given.has(f)),
    places,
  };
}

/** 贷款500: a bare number right behind a noun of money, its unit unsaid; 贷了800个: so many 万. */
function isCounted(figure: Figure): boolean {
  return figure.unit === 'number' || (figure.unit === 'count' && figure.noun === '个');
}

function stateOf(source: Source, figure: Figure, noun: Place): Stated {
  const fact = factOf(source, noun);
  const readings = [noun.reading ?? readingOf(source, noun, fact)];
  let value = figure.value;
  let vague = isVague(source, figure);
  if (figure.unit === 'count') {
    value = tenThousands(value);
    readings.push(`“${figure.text}”的“个”按万元理解`);
  } else if (figure.unit === 'number' && fact !== 'LPR') {
    vague = vague || value !== '0';
    readings.push(`“${figure.text}”没有写单位`);
  }
  if (
    fact === '固定资产投资' &&
    /(?:其中|含|包括|包含)[^。;；]{0,4}土地/.test(source.text) &&
    !/不(?:含|包括|包含|算)[^,，。]{0,3}土地/.test(source.text)
  ) {
    vague = true;
    readings.push('投资额含土地，要用不含土地的数');
  }
  return { fact, value, figure, noun, vague, readings: readings.filter((r) => r !== undefined) };
}

const GROWS = /小升规|入规|规下|升规|规模以下|规上|规模以上/;
const PROJECT = /固定资产|固投|先进制造|开工|重大项目/;

/** 营业收入 and 新增贷款 mean one fact or another by what the question is about. */
function factOf(source: Source, noun: Place): string {
  const { text } = source;
  if (noun.fact === '项目新增贷款' && !PROJECT.test(text) && /小巨人|专精特新|市级|little giant/i.test(text))
    return '年度贷款总额';
  if (noun.fact !== '营业收入') return noun.fact ?? '';
  if (GROWS.test(text)) return '上年度营业收入';
  if (/研发|主营/.test(text)) return '主营业务收入';
  return /(?:上年度?|上一年度?|去年|前一年)的?$/.test(text.slice(0, noun.start)) ? '上年度营业收入' : '主营业务收入';
}

function readingOf(source: Source, noun: Place, fact: string): string | undefined {
  const word = source.text.slice(noun.start, noun.end);
  if (noun.fact === '营业收入' && fact === '主营业务收入') return `${word}按主营业务收入理解`;
  if (noun.fact === '营业收入' && !/(?:上年|上一年|去年|前一年)/.test(source.text))
    return `${word}按上一年度的营业收入理解`;
  if (noun.fact === '项目新增贷款' && fact === '年度贷款总额') return `${word}按年度贷款总额理解`;
  return undefined;
}

/** One figure that no noun names takes the fact last asked about, else what the question is about: 500万能贴息多少. */
function byTopic(
  source: Source,
  amounts: ReturnType<typeof read>,
  rates: ReturnType<typeof read>,
  asked?: Asked,
): Named[] {
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
