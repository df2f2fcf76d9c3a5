import type { LanguageData } from '../../knowledge/language-data.ts';
import { asksOfEach, ofAll, trimmed, withAll } from './around-list.ts';
import type { Listed } from './listed.ts';

/** A short name, then what is told of it, parted by bars or spaces: 甲 主营4100 研发130. */
const ROW = /^([^\s|:,，。;；\d①-⑩][^\s|:,，。;；\d]{0,9})(?:\s*\|\s*|\s+)((?!\d\d?:\d\d).*\d.*[^:]|\d+)$/u;
/** One more line like a row and without a figure. */
const OPTION = /^[A-Za-z]\s+\S+$/u;
/** 70, 85.8万, 12个月: a cell that tells a figure and not what it is. */
const BARE_CELL = /^\d[\d.,]*\p{Script=Han}{0,3}$/u;
/** What a figure is, before it. */
const NOUN_OF_CELL = /^([^\d]{1,12}?)\s*(?=\d)/u;
/** The lines of a table without ruled blanks: each row another enterprise, its cells named as those of the head or of the first row are. */
export function rowsIn(text: string, language: LanguageData): readonly Listed[] {
  const lines = text.split('\n').map((line) => line.trim());
  const isOfAll = (line: string): boolean => language.pattern('\\s{said-of-all}').test(line);
  const isRow = (line: string): boolean => ROW.test(line) && !isOfAll(line) && !asksOfEach(line, language);
  const from = lines.findIndex((line, i) => isRow(line) && isRow(lines[i + 1] ?? ''));
  if (from < 0) return [];
  const past = lines.findIndex((line, i) => i > from && !isRow(line));
  // A 再拿50, B 不补: what may be is listed, and no figures of anybody.
  if (past > 0 && OPTION.test(lines[past] ?? '') && !asksOfEach(lines[past] ?? '', language)) return [];
  const rows = lines.slice(from, past < 0 ? undefined : past).map((line) => {
    const [, label = '', rest = ''] = ROW.exec(line) ?? [];
    return { label, cells: rest.split(rest.includes('|') ? '|' : /\s+/).map((cell) => cell.trim()) };
  });
  const above = lines.slice(0, from).join('\n');
  const below = past < 0 ? '' : lines.slice(past).join('\n');
  const before = ofAll(above, language);
  const after = ofAll(below, language);
  if (before.asked === '' && after.asked === '') return [];
  const unit = language.pattern('{unit-of-all}').exec(`${above}\n${below}`)?.groups?.unit ?? '';
  const only = language.pattern('{named-column}').exec(above)?.groups?.column;
  const columns = namesOf(lines[from - 1] ?? '', rows[0]?.cells ?? [], only);
  return rows.map(({ label, cells }) => ({
    label,
    ...withAll(told(cells, columns, unit), before, after, language),
    apart: true,
    goesOn: false,
    client: language.pattern('^^{client-mark}$$').test(label) ? label : null,
  }));
}

/** What the figures of each column are: by the head, by the first row, or by the one column that the words above name. */
function namesOf(head: string, first: readonly string[], only: string | undefined): readonly string[] {
  const heads = head.split(/[|\s]+/).filter((cell) => cell !== '');
  if (heads.length === first.length + 1 && !/\d/.test(head)) return heads.slice(1);
  return first.map((cell) => NOUN_OF_CELL.exec(cell)?.[1] ?? (first.length === 1 ? (only ?? '') : ''));
}

/** A row as it would be said: each figure with what it is, and in the unit that all are in. */
function told(cells: readonly string[], columns: readonly string[], unit: string): string {
  const named = cells.map((cell, i) => (BARE_CELL.test(cell) ? `${columns[i] ?? ''}${cell}` : cell));
  return trimmed(named.map((cell) => (/\d$/.test(cell) ? `${cell}${unit}` : cell)).join('，'));
}
