import Big from 'big.js';
import { dateAt, documentAt, ordinalAt } from './date-scan.ts';
import { approximateValue, CHINESE_DIGIT, CHINESE_NUMERAL, chineseValue, SCALES } from './numeral.ts';
import { percentAt } from './percent-scan.ts';
import { matchAt, type Token, tokenAt } from './quantity-token.ts';
import { spreadOf } from './spread.ts';
import { ARABIC, CHINESE, MIXED, writtenNumber } from './written-number.ts';

/** The quantity (or the two ends of a range) that begins at `at`; empty where none does. */
export function scanAt(text: string, at: number): Token[] {
  if (!BEGINS.test(text[at] ?? '')) return [];
  for (const scan of [documentAt, dateAt, percentAt, ordinalAt, pairAt, quantityAt]) {
    const tokens = scan(text, at);
    if (tokens.length) return tokens;
  }
  return [];
}
const BEGINS = new RegExp(`[\\d〔\\[（(【第¥￥$€RMBCNYrmbcnyUSDT人近几数上半百俩仨${CHINESE_NUMERAL}]`);

const NUMERAL_ONLY = new RegExp(`^(?:[${CHINESE_NUMERAL}]+|\\d+(?:\\.\\d+)?万?)$`);

/** 贷了2kw is so many 千万; 2kw alone, or of what runs on current, is a power. */
const MONEY_KW =
  '(?<=(?:[贷借]款?|融资|收入|营收)[了过是有约近达到大概差不多]{0,4}[\\d.一二两三四五六七八九十]{1,9}\\s?)kw(?![A-Za-z时·/]|[^,，。;；]{0,4}(?:光伏|充电|电机|功率|储能|装机|发电))';
const SCALE =
  `${MONEY_KW}|` +
  '个?(?:(?:十|百|千)?(?:万亿|万|亿)|百万)|[百千][wW](?![A-Za-z])|百(?!分|[万亿强])|千(?![克瓦米卡伏赫字万亿企]|家万)|个?[wW](?![A-Za-z])|[kK](?![A-Za-z])|(?<=\\d)[eE](?![A-Za-z\\d+-]|[类型级])|' +
  '(?:thousand|million|billion|m|mn|mln|bn)(?![A-Za-z²³])|M(?=\\s?(?:RMB|CNY|yuan|元))';
const MONEY = '元(?!件|旦|素|器|化|宇|/?美)|块钱|块(?![链地])|人民币|yuan|RMB|CNY|rmb|cny';
const FOREIGN = '美元|美金|欧元|港元|港币|日元|英镑|USD|EUR|HKD|dollars?';
const MASS = '吨(?!位)|[tT](?![A-Za-z])|tons?(?![a-z])|tonnes?|公斤|千克|kg';
const HOURS = '个?小时|个?钟头|个钟|hours?|hrs?(?![a-z])|[hH](?![A-Za-z])';
const SPAN =
  '周年|(?<![万亿])年(?![度级轻])|个?工作日|个月|(?<=个半)月|月(?=期)|日(?![常期])|天(?![河使然])|周(?![围边转])|years?|months?|days?';
const COUNTERS =
  '个?架次|个?人次|家(?!庭)|户|名(?!牌|录|单|称)|件|个项目|项目|项|部门|个(?!月|小时|亿|百分|工作|税)|条|台|套|辆|架|批|笔|款(?!项)|种|类|所|座|支|份|倍(?!增)|次(?!性|数)|趟|回(?![事合答复来去头收报款应馈购扣升落])|人(?!民|员|力|社|才(?![能可行够给有]))|号人(?!民|员)|股|亩|平(?:方米?|米)?(?![均台时安常行衡顶房])|公里|字|岁|级|档|轮|sorties?|flights?|companies|firms|products?|units?';
const PER = '(?:飞行)?小时|架次|年|家|户|件|个|次|月|吨|人|条|hour|sortie|flight|h(?![a-z])';
const PER_UNIT: Record<string, string> = {
  小时: 'h',
  飞行小时: 'h',
  hour: 'h',
  h: 'h',
  年: 'year',
  月: 'month',
  吨: 't',
};

/** The digit behind 两吨: 两吨四 is 2.4 t, 两吨四十架次 is not. */
const TENTHS = new RegExp(`[一二三四五六七八九1-9](?=$|[^${CHINESE_NUMERAL}\\d点.]|两)(?![架台个条次人家吨小])`, 'y');
/** 利率三点四, 三点四五: a decimal said in words, and no hour of the day. */
const DECIMAL_SAID = new RegExp(
  `(?:[A-Za-z率是为到][${CHINESE_DIGIT}十]+点[${CHINESE_DIGIT}]|点[${CHINESE_DIGIT}]{2})(?![十分刻共起直般次定样并律些]|[${CHINESE_DIGIT}]*十)`,
);
/** 一年零三个月 is fifteen months, and 一年3个月 where nothing goes on: 满一年3个月内 is a year, then three months to act in. */
const MONTHS = `(\\d{1,2}|[${CHINESE_DIGIT}十]{1,2})个月`;
const AND_MONTHS = new RegExp(`[零又加]${MONTHS}|${MONTHS}(?=$|[\\p{P}\\s的了吧多]|左右|以[上下])`, 'uy');
/** 俩产品, 仨: two or three of what people count by 个; 我俩, 父子俩 are people. */
const PAIR = /(?<![我你他她它咱哥姐弟妹子女口友人们妻爷娘婆孙])[俩仨](?!\p{Script=Han}{0,60}口子)/uy;
/** 700万9月还清: the month is no part of the sum. */
const NOT_A_TIME = '(?![\\d.]*\\s*(?:年|个?月|[日号天]))';

const QUANTITY = new RegExp(
  `(?<currency>[¥￥$€]|RMB|CNY|rmb|cny|USD|人民币)?\\s*(?<lead>近|数(?=[十百千万亿])|几|上(?=[百千万亿十]))?(?<n>${MIXED}|${ARABIC}|${CHINESE}|半)?(?<half>个半(?=小时|钟头|[亿月]))?(?:个(?=[多来][万亿]))?(?<early>多|来|余|几十(?=[万亿])|几|把(?=[万亿块个小]))?\\s*` +
    `(?<scale>${SCALE})?(?:(?<n2>${MIXED}|\\d+(?:\\.\\d+(?=千万|百万|十万|万|千|百))?(?![.\\d])${NOT_A_TIME})(?<scale2>千万|百万|十万|万|千|百)?|(?<rest>(?<=亿)[零又]?[${CHINESE_DIGIT}十百千]{1,8}万|(?<=[\\d.][万亿])[一二三四五六七八九](?![${CHINESE_NUMERAL}个年月期笔家条台架次项]))?)?(?:(?<late>多|来|余)(?<over>万|亿)?)?\\s*` +
    `(?<unit>(?<money>${MONEY})|(?<foreign>${FOREIGN})|(?<mass>${MASS})|(?<hours>${HOURS})|(?<span>${SPAN})|(?<counter>${COUNTERS}))?`,
  'y',
);
const PER_AFTER = new RegExp(`\\s{0,4}(?:/|每|per\\s{1,4}|an?\\s{1,4})\\s{0,4}(?:一)?(${PER})`, 'y');
const PER_BEFORE = new RegExp(
  `(?:每|一|per\\s)\\s*(?:一)?(?:个)?(${PER})(?:飞行)?(?:可以|能|可|大概|再)?(?:按|给予|补贴|补助|奖励|补|给|奖|是|为|:|：)?了?\\s*$`,
);

/** 两千万一年期, 五百万六月还 said in one breath: the 一 counts the years, the 六 is a month. */
const RUN_ON = /[万亿](?:[一两](?=年|个(?!亿)|笔|套|台|家|件|项)|(?:十[一二]|[一二两三四五六七八九十])(?=个?月))/y;

/** 最低工资按2300算, 租金8000: a bare number right behind what is only told in money. */
const SUM_NAMED =
  /(?:工资|薪资|[月年底]薪|租金|房租|[月年]租)(?:标准)?[就才都]?(?:按照?|是|为|有|要|给|发|付|交)?(?:大概|大约|差不多|约)?\s*$/;

function pairAt(text: string, at: number): Token[] {
  const m = matchAt(PAIR, text, at);
  return m ? [tokenAt(at, 1, m[0] === '俩' ? '2' : '3', 'count', { noun: '个' })] : [];
}

function quantityAt(text: string, at: number): Token[] {
  for (let cut = at + 1; cut < at + 12 && cut < text.length; cut += 1) {
    RUN_ON.lastIndex = cut;
    if (RUN_ON.test(text) && NUMERAL_ONLY.test(text.slice(at, cut + 1))) return quantityAt(text.slice(0, cut + 1), at);
  }
  const before = text[at - 1] ?? '';
  if (/[\d.]/.test(before) && /\d/.test(text[at] ?? '')) return [];
  const m = matchAt(QUANTITY, text, at);
  const g = m?.groups;
  if (!m || !g || !(g.n || (g.lead && g.scale))) return [];
  const approximate = g.n && !g.scale2 ? approximateValue(g.n) : null;
  const n = approximate?.low ?? (g.n ? writtenNumber(g.n) : new Big(1));
  if (!n) return [];
  // 百万, 千万 alone are words of speech; 十万 and 十亿 are amounts.
  if (g.n && /^[十百千万亿]+$/.test(g.n) && !/^十[万亿]$/.test(g.n) && !g.scale && !g.unit && !g.lead && !g.early)
    return [];
  // 一条龙, 半导体: a Chinese numeral counts only with a unit, or as a number of two characters and more.
  const arabic = /^\d/.test(g.n ?? '');
  const chineseAlone = !arabic && !g.scale && !g.unit;
  const isDecimal = /点/.test(g.n ?? '') && DECIMAL_SAID.test(text.slice(Math.max(0, at - 4), at + m[0].length + 1));
  if (
    chineseAlone &&
    !isDecimal &&
    ((g.n ?? '').length < 2 || !/[十百千万亿拾佰仟]|^[零〇一二三四五六七八九]{2,}$/.test(g.n ?? ''))
  )
    return [];
  let value = g.half ? n.plus('0.5') : n;
  const scale = (g.scale ?? '').replace(/^个/, '');
  if (scale) value = value.times(SCALES[scale] ?? 1).times(SCALES[g.over ?? ''] ?? 1);
  let length = m[0].length;
  if (g.n2 !== undefined) {
    if (scale && /[万亿]$/.test(scale)) {
      const second = writtenNumber(g.n2) ?? new Big(0);
      const tail = g.scale2 ? second.times(SCALES[g.scale2] ?? 1) : second.times(SCALES[scale] ?? 1).div(10);
      value = value.plus(tail);
    } else return [];
  }
  // 10亿零两千万, 5亿六.
  if (g.rest) {
    const rest = chineseValue(g.rest.replace(/^[零又]/, '')) ?? new Big(0);
    value = value.plus(/万$/.test(g.rest) ? rest : rest.times(SCALES[scale] ?? 1).div(10));
  }
  const spread = approximate ?? spreadOf(n, g);
  const factor = n.eq(0) ? new Big(0) : value.div(g.half ? n.plus('0.5') : n);
  const written = `${g.lead ?? ''}${g.n ?? ''}`;
  const big =
    (g.scale !== undefined && !/^[百千]$/.test(g.scale)) || g.over !== undefined || (!arabic && /[万亿]/.test(written));
  const done = (unit: string, times: string | number = 1, rest: Partial<Token> = {}): Token[] => [
    tokenAt(at, length, value.times(times).toFixed(), unit, {
      ...(spread && {
        vague: true,
        low: spread.low.times(factor).times(times).toFixed(),
        high: spread.high.times(factor).times(times).toFixed(),
      }),
      ...rest,
    }),
  ];
  if (g.foreign)
    return done(
      { 美: 'USD', 欧: 'EUR', 港: 'HKD', 日: 'JPY', 英: 'GBP' }[g.foreign.charAt(0)] ?? g.foreign.toUpperCase(),
    );
  if (g.currency && /[$€U]/.test(g.currency)) return done(g.currency === '€' ? 'EUR' : 'USD');
  if (g.money || g.currency || (big && !g.unit)) {
    const per = matchAt(PER_AFTER, text, at + length);
    const perBefore = PER_BEFORE.exec(text.slice(Math.max(0, at - 16), at));
    const word = per?.[1] ?? perBefore?.[1];
    // 每年50万 is an amount a year, told by the rule's recurrence; only hours and counts make a rate of the figure itself.
    const unit =
      word && (PER_UNIT[word] === 'h' || (PER_UNIT[word] ?? 'count') === 'count') && (per || !big)
        ? `CNY/${PER_UNIT[word] ?? 'count'}`
        : 'CNY';
    if (per && unit !== 'CNY') length += per[0].length;
    const noun = unit === 'CNY/count' ? (word ?? '') : '';
    return done(unit, 1, { stated: Boolean(g.money || g.currency), noun });
  }
  const months = g.span === '年' && value.mod(1).eq(0) ? matchAt(AND_MONTHS, text, at + length) : null;
  const further = months ? writtenNumber(months[1] ?? months[2] ?? '') : null;
  if (months && further) {
    value = value.times(12).plus(further);
    length += months[0].length;
    return done('month');
  }
  // 一年半 is a year and a half, 四吨半 four and a half.
  if ((g.span === '年' || g.mass === '吨') && g.n !== '半' && text[at + length] === '半') {
    value = value.plus('0.5');
    length += 1;
  }
  // 两吨四 is 2.4 t.
  const tenths = g.mass === '吨' && value.mod(1).eq(0) ? matchAt(TENTHS, text, at + length) : null;
  if (tenths) {
    value = value.plus(`0.${chineseValue(tenths[0]) ?? tenths[0]}`);
    length += 1;
  }
  if (g.mass) return done('t', /吨|^t/.test(g.mass) ? 1 : '0.001');
  if (g.hours) return done('h');
  if (g.span) {
    const unit = /年|year/.test(g.span) ? 'year' : /月|month/.test(g.span) ? 'month' : 'day';
    return done(unit, /^周$/.test(g.span) ? 7 : 1);
  }
  if (g.counter)
    return done('count', 1, { noun: g.counter.replace(/^个(?=[架人]次)|^号(?=人)/, '').replace(/^平.*/, '平方米') });
  const isSum =
    arabic && !text.slice(at, at + length).includes('.') && SUM_NAMED.test(text.slice(Math.max(0, at - 12), at));
  return done(isSum ? 'CNY' : 'number', 1, { stated: false });
}
