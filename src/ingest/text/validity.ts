import { dateIn, writtenCount } from './date.ts';
import { NAMES_OF_ITSELF, ownBounds, ownEnd } from './own-term.ts';

/** 30日后: the days are counted from the next one on, and it counts when they are over. */
const AFTER_DAYS = /(\d{1,4}|[一二三四五六七八九十]{1,5})\s{0,4}(个工作)?日(?:之)?后/;

function daysAfter(from: string, days: number): string {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export interface Validity {
  readonly effective: string | null;
  readonly period: { readonly from: string; readonly to: string } | null;
  /** The text says when it takes effect in a way that no date can be read from. */
  readonly unclear: string | null;
  /** The words that the day of effect was counted from: 自公布之日起30日后. */
  readonly counted: string | null;
}

/** When a document begins and ends to count, from its labels and its own words. */
export function validityOf(
  text: string,
  dates: { issued: string | null; published: string | null; effective: string | null; until: string | null },
  title: string,
): Validity {
  let effective = dates.effective;
  let unclear: string | null = null;
  let counted: string | null = null;
  const bounds = ownBounds(text);
  if (bounds && (!effective || effective === bounds.from))
    return { effective: bounds.from, period: bounds, unclear: null, counted: null };
  if (!effective) {
    const own = new RegExp(
      `(?:${NAMES_OF_ITSELF}|公布)(?:由[^。；，,]{2,30}解释[，,])?[^。；第]{0,12}?自\\s*([^。；，,]{2,24}?)\\s*(?:起)?(?:正式)?(?:施行|实施|执行|试行|生效)`,
    ).exec(text)?.[1];
    const when = own ?? /(?:^|[。；\n])\s*自\s*([^。；，,]{2,20}?)起(?:施行|实施|执行|试行)/.exec(text)?.[1];
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
        effective = daysAfter(from, writtenCount(days) + 1);
        counted = when;
      }
      if (!effective) unclear = when;
    }
  }
  return { effective, period: periodOf(text, effective, dates.until, title), unclear, counted };
}

function periodOf(text: string, from: string | null, until: string | null, title: string): Validity['period'] {
  if (until && from && until > from) return { from, to: until };
  const to = from && ownEnd(text, from);
  if (from && to) return { from, to };
  const years = to === null && /((?:19|20)\d{2})\s*(?:年)?\s*[-—–－~～至到]{1,2}\s*((?:19|20)\d{2})\s*年?/.exec(title);
  if (years && Number(years[1]) <= Number(years[2])) return { from: `${years[1]}-01-01`, to: `${years[2]}-12-31` };
  return null;
}
