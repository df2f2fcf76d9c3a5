import { chineseValue } from '../../language/numeral.ts';

const HAN_DATE = /([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/;
const DATE = /((?:19|20)\d{2})\s*(?:年|[-./])\s*(\d{1,2})\s*(?:月|[-./])\s*(\d{1,2})(?:\s*日)?/;

/** The first full date of a text as ISO, or null; days that don't exist are none. */
export function dateIn(text: string): string | null {
  const m = DATE.exec(text);
  if (m) return iso(Number(m[1]), Number(m[2]), Number(m[3]));
  const han = HAN_DATE.exec(text);
  if (!han) return null;
  const value = (t: string | undefined): number => Number(chineseValue((t ?? '').replace(/○/g, '〇')) ?? 0);
  return iso(value(han[1]), value(han[2]), value(han[3]));
}

/** A line that is a date and nothing else. */
export function dateLine(text: string): string | null {
  const plain = text.trim().replace(/^[（(]|[）)]$/g, '');
  return /^(?:19|20)\d{2}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$|^(?:19|20)\d{2}-\d{1,2}-\d{1,2}$/.test(plain) ||
    new RegExp(`^${HAN_DATE.source}$`).test(plain)
    ? dateIn(plain)
    : null;
}

function iso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1949) return null;
  return date.toISOString().slice(0, 10);
}

/** The day before the same day `years` later: five years from 2020-07-09 end on 2025-07-08. */
function lastDayOf(from: string, years: number, months = 0): string {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** 30日后: the days are counted from the next one on, and it counts when they are over. */
const AFTER_DAYS = /(\d{1,4}|[一二三四五六七八九十]{1,5})\s{0,4}(个工作)?日(?:之)?后/;

function daysAfter(from: string, days: number): string {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

const countOf = (count: string): number => (/^\d/.test(count) ? Number(count) : Number(chineseValue(count) ?? 0));

/** How a text says its last day: 有效期至, 执行至, 至…止. */
const ENDS = [
  /有效期(?:限)?(?:延长|调整|延续)?(?:至|到)\s*(.{8,14})/,
  /(?:施行|实施|执行)(?:至|到)\s*(.{8,14})/,
  /(?:至|到)\s*(.{8,14}?)(?:止|终止|失效)/,
];

const COUNT = '\\d{1,2}|[一二两三四五六七八九十]+';
/** What says how long a document counts: 有效期, 试行期, 暂定三年. */
const TERM =
  /有效期|试行期|内有效|(?:施行|实施|执行|试行)(?:期限?|[至到])|[至到][^。；，,]{8,14}(?:止|终止|失效)|暂定(?=\s*[\d一二两三四五六七八九十]+\s*年)|试行(?=\s*[\d一二两三四五六七八九十]+\s*年)/;

export interface Validity {
  readonly effective: string | null;
  readonly period: { readonly from: string; readonly to: string } | null;
  /** The text says when it takes effect in a way that no date can be read from. */
  readonly unclear: string | null;
  /** The words that the day of effect was counted from: 自公布之日起30日后. */
  readonly counted: string | null;
}

const ITSELF =
  '(?:(?:以上|上述)(?:政策|措施|规定|意见)|(?:本|该)(?:办法|通知|意见|规定|细则|实施细则|实施办法|方案|政策|措施|若干措施|条例|规程|决定|公告|通告|标准|实施意见|实施方案|行动计划|计划|规则|文件|指南|指引))';

/** The sentences that say how long the document itself counts, each with the next where that goes on about the term: 本办法自…施行。有效期5年. */
function termsOfItself(text: string): string[] {
  const sentences = text.split(/[。\n]/);
  let at = 0;
  return sentences.flatMap((sentence, i) => {
    at += sentence.length + 1;
    const itself = new RegExp(ITSELF).exec(sentence);
    const rest = itself ? sentence.slice(itself.index + itself[0].length) : '';
    if (!new RegExp(`施行|实施|执行|${TERM.source}`).test(rest)) return [];
    const next = sentences[i + 1] ?? '';
    const goesOn = text[at - 1] === '。' && new RegExp(`^.{0,6}(?:${TERM.source})`).test(next);
    const said = goesOn ? `${sentence}。${next}` : sentence;
    return TERM.test(said) ? [said] : [];
  });
}

/** 本措施有效期自2024年4月1日至2026年12月31日 */
const BOUNDS = new RegExp(
  `(?:${ITSELF}|^|\\n)[^。；]{0,12}?(?:有效期|(?:施行|实施|执行)(?:期限?|时间))(?:限)?[为是：:]?(?:自|从)?\\s*([^。；，,]{8,14}?)(?:起)?\\s*(?:至|到|[-—–~～])\\s*([^。；，,]{8,14})`,
  'm',
);

/** When a document begins and ends to count, from its labels and its own words. */
export function validityOf(
  text: string,
  dates: { issued: string | null; published: string | null; effective: string | null; until: string | null },
  title: string,
): Validity {
  let effective = dates.effective;
  let unclear: string | null = null;
  let counted: string | null = null;
  const bounds = BOUNDS.exec(text);
  const [begins, ends] = [dateIn(bounds?.[1] ?? ''), dateIn(bounds?.[2] ?? '')];
  if (begins && ends && begins < ends && (!effective || effective === begins))
    return { effective: begins, period: { from: begins, to: ends }, unclear: null, counted: null };
  if (!effective) {
    const own = new RegExp(
      `(?:${ITSELF}|公布)(?:由[^。；，,]{2,30}解释[，,])?[^。；]{0,12}?自\\s*([^。；，,]{2,24}?)\\s*(?:起)?(?:正式)?(?:施行|实施|执行|生效)`,
    ).exec(text)?.[1];
    const when = own ?? /(?:^|[。；\n])\s*自\s*([^。；，,]{2,20}?)起(?:施行|实施|执行)/.exec(text)?.[1];
    if (when) {
      effective = dateIn(when);
      const [, days, working] = AFTER_DAYS.exec(when) ?? [];
      const from = /印发|下发|签发|发文/.test(when)
        ? dates.issued
        : /公布|发布/.test(when)
          ? (dates.published ?? dates.issued)
          : null;
      if (!effective && !days) effective = from;
      if (!effective && days && !working && from) {
        effective = daysAfter(from, countOf(days) + 1);
        counted = when;
      }
      if (!effective) unclear = when;
    }
  }
  return { effective, period: periodOf(text, effective, dates.until, title), unclear, counted };
}

function periodOf(text: string, effective: string | null, until: string | null, title: string): Validity['period'] {
  const start = effective;
  if (until && start && until > start) return { from: start, to: until };
  // What is said of the document itself counts before what it says of permits and cards.
  text = termsOfItself(text).at(-1) ?? (TERM.test(text.slice(-200)) ? text.slice(-200) : '');
  for (const words of ENDS) {
    const to = dateIn(words.exec(text)?.[1] ?? '');
    if (to && start && to > start) return { from: start, to };
  }
  const within = /(?:19|20)\d{2}\s*年?\s*[-—–－~～至到]{1,2}\s*((?:19|20)\d{2})\s*年?内有效/.exec(text)?.[1];
  if (within && start && within >= start.slice(0, 4)) return { from: start, to: `${within}-12-31` };
  const span =
    new RegExp(`(?:${TERM.source})(?:限)?(?:为|是|暂定|共)?\\s*(${COUNT})\\s*(年|个月)`).exec(text) ??
    new RegExp(`(${COUNT})\\s*(年|个月)(?:的)?有效期`).exec(text);
  if (span && start) {
    const n = countOf(span[1] ?? '');
    if (n > 0 && n < 60) return { from: start, to: span[2] === '年' ? lastDayOf(start, n) : lastDayOf(start, 0, n) };
  }
  const years = /((?:19|20)\d{2})\s*(?:年)?\s*[-—–－~～至到]{1,2}\s*((?:19|20)\d{2})\s*年?/.exec(title);
  if (years && Number(years[1]) <= Number(years[2])) return { from: `${years[1]}-01-01`, to: `${years[2]}-12-31` };
  return null;
}
