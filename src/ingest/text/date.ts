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
export function lastDayOf(from: string, years: number, months = 0): string {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** A count as documents write it: 3, 三. */
export const writtenCount = (count: string): number =>
  /^\d/.test(count) ? Number(count) : Number(chineseValue(count) ?? 0);
