import type { Figure } from '../../language/figure.ts';
import { byTopic, factOf, readingOf } from './by-topic.ts';
import { isClaim } from './claim-words.ts';
import { assignNouns, findNouns, type Named, type Place, standsAfter, standsBefore } from './nearest.ts';
import { AMOUNTS, RATES } from './nouns.ts';
import type { Asked, Said } from './slot.ts';
import { isNegative, isVague, lookBack, type Source, say } from './source.ts';
import { combine, type Stated, tenThousands } from './sums.ts';

const FOREIGN = new Set(['USD', 'EUR', 'HKD', 'JPY', 'GBP']);

/** Sums of money and rates, each with the noun that it belongs to; `problems` for what can't be computed with. */
export function readAmounts(source: Source, asked?: Asked): { said: Said[]; problems: string[] } {
  const rates = nameFigures(
    source,
    findNouns(source, RATES),
    (f) => f.unit === '%',
    (f, noun) => f.unit === 'number' && Number(f.value) < 30 && noun.fact === 'LPR',
  );
  // 研发占营收的4%: what a rate is of names no sum.
  const spoken = rates.named.map((r) => r.noun);
  const places = findNouns(source, AMOUNTS).filter((p) => !spoken.some((n) => n.start < p.end && p.start < n.end));
  const amounts = nameFigures(source, places, (f) => f.unit === 'CNY' || FOREIGN.has(f.unit), isCounted);
  const named = [...amounts.named, ...rates.named, ...byTopic(source, amounts, rates, asked)];
  const stated: Stated[] = [];
  const problems = amounts.loose
    .filter((f) => isNegative(source, f) && !named.some((n) => n.figure === f))
    .map((f) => negative(source, f, '金额'));
  for (const { figure, noun } of named) {
    if (noun.fact === null) continue;
    const words = source.text.slice(Math.min(noun.start, figure.start), Math.max(noun.end, figure.end));
    if (FOREIGN.has(figure.unit)) problems.push(`“${words}”说的是外币，请折算成人民币再告诉我`);
    else if (isNegative(source, figure)) problems.push(negative(source, figure, factOf(source, noun)));
    else stated.push(stateOf(source, figure, noun));
  }
  return { said: [...combine(source, stated), ...readHalf(source), ...readNone(source)], problems };
}

function negative(source: Source, figure: Figure, what: string): string {
  const signed = /(?:负|[-−]\s*[¥￥$]?)$/.exec(lookBack(source, figure.start))?.[0] ?? '';
  return `“${signed}${figure.text}”带负号，${what}不能是负数，请核对`;
}

/** The figures of a kind, with the nouns that they belong to and without the claims about a policy. */
function nameFigures(
  source: Source,
  places: readonly Place[],
  fits: (f: Figure) => boolean,
  fitsBeside: (f: Figure, noun: Place) => boolean,
): { named: Named[]; loose: Figure[] } {
  const own = places.filter((p) => p.fact !== null);
  const figures = source.figures.filter((f) => {
    const named = own.some((n) => standsBefore(source, n, f));
    const names = own.some((n) => standsAfter(source, n, f));
    if (!fits(f)) return own.some((n) => standsBefore(source, n, f) && fitsBeside(f, n));
    return !isClaim(source, f, { named, names });
  });
  const given = assignNouns(source, places, figures);
  return { named: [...given].map(([figure, noun]) => ({ figure, noun })), loose: figures.filter((f) => !given.has(f)) };
}

/** 贷款500: a bare number right behind a noun of money, its unit unsaid; 贷了800个: so many 万. */
function isCounted(figure: Figure): boolean {
  return figure.unit === 'number' || (figure.unit === 'count' && figure.noun === '个');
}

function stateOf(source: Source, figure: Figure, noun: Place): Stated {
  const { text } = source;
  const fact = factOf(source, noun);
  const readings = [noun.reading ?? readingOf(source, noun, fact)];
  let value = figure.value;
  let vague = isVague(source, figure);
  const open = (reading: string) => {
    vague = true;
    readings.push(reading);
  };
  if (figure.unit === 'count') {
    value = tenThousands(value);
    readings.push(`“${figure.text}”的“个”按万元理解`);
  } else if (figure.unit === 'number' && fact !== 'LPR' && value !== '0') open(`“${figure.text}”没有写单位`);
  if (
    fact === '固定资产投资' &&
    /(?:其中|含|包括|包含)[^。;；]{0,4}土地/.test(text) &&
    !/不(?:含|包括|包含|算)[^,，。]{0,3}土地/.test(text)
  )
    open('投资额含土地，要用不含土地的数');
  if (fact === 'LPR' && /(?:五|5)年/.test(text) && /(?:一|1)年/.test(text))
    open('LPR分一年期和五年期以上，要用与贷款同期限的');
  if (/(?:[上下]半年?|季度|月均|每个?月|单月|一个月)[^,，。;；\d]{0,4}$/.test(lookBack(source, noun.start + 1)))
    open('不是一整年的数');
  return { fact, value, figure, noun, vague, readings: readings.filter((r) => r !== undefined) };
}

/** 开工一年内完成了一半. */
function readHalf(source: Source): Said[] {
  const m =
    /(?:开工|首年|第一年|头一年|一年内)[^,，。;；\d]{0,10}?完成了?(?:投资|总投资|固投)?的?(刚好|正好)?(一半|过半|大半)/.exec(
      source.text,
    );
  if (!m) return [];
  const span = { start: m.index, end: m.index + m[0].length };
  return [say(source, '开工首年完成比例', '50', span, { vague: m[2] !== '一半' })];
}

/** 没有贷款, 零研发费用: a sum of nothing. */
function readNone(source: Source): Said[] {
  const none =
    /(?<!有)(?:没有?|无|零)(?:任何|什么)?(?:(新增贷款)|((?:银行)?贷款)|(研发(?:费用|投入))|((?:主营业务|主营|营业)?收入))(?=$|[,，。;；!！?？呢啊哦吧能可也])/g;
  const facts = ['项目新增贷款', '年度贷款总额', '年度研发费用', '主营业务收入'];
  return [...source.text.matchAll(none)].map((m) => {
    const fact = facts[[m[1], m[2], m[3], m[4]].findIndex((g) => g !== undefined)] ?? '';
    return say(source, fact, '0', { start: m.index, end: m.index + m[0].length });
  });
}
