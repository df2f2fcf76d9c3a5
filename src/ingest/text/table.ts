import { spokenUnit } from './cell-unit.ts';
import { flat, type GridRow } from './grid.ts';
import { labelCard } from './label-card.ts';
import type { Line, TextTable } from './line.ts';
import { attachmentAt, markerAt } from './marker.ts';

/** Words of a column that tells what is given. */
export const GIVEN =
  /奖励|补贴|补助|资助|扶持|支持(?:标准|金额|额度|比例)|贴息|奖补|标准|金额|额度|限额|上限|比例|资金|待遇|最高/;
const NOTE = /^(?:备?注|说明|注释?)\s*(?:[：:]|\d|[（(①])|^\*/;
const SENTENCE = /[。；]/;
const FIGURE = /\d\s*(?:[百千万亿]*(?:元|人|家|亩|吨|台|套|个|项|平方米)|[%％])|^\s*[\d.,]+\s*$/;
const LONGEST_HEADER = 60;

/** A table with the notes that stand below its rows inside it. */
interface ReadTable {
  readonly table: TextTable;
  readonly notes: readonly string[];
}

/**
 * A table of a grid. Rows of one cell over all columns are its caption before the header, a heading of the rows below them
 * between others, notes at the end; repeated header rows become one header; a table whose first column holds the headers is turned.
 * `above`: the line that stands over it. Undefined where it is none.
 */
export function readGrid(grid: readonly GridRow[], above = ''): ReadTable | undefined {
  const rows = grid.filter((row) => row.cells.some((cell) => cell.trim() !== ''));
  const filled = (rows[0]?.cells ?? []).map((_, i) =>
    rows.some((row) => !row.whole && (row.cells[i] ?? '').trim() !== ''),
  );
  const all = rows.map((row) => ({ ...row, cells: row.cells.filter((_, i) => filled[i]) }));
  if ((all[0]?.cells.length ?? 0) < 2) return undefined;
  const captions: string[] = [];
  while (all.length > 2 && all[0]?.whole) captions.push(flat(all.shift()?.cells[0] ?? ''));
  const notes: string[] = [];
  while (all.length > 1 && isNote(all.at(-1) as GridRow))
    notes.unshift((all.pop() as GridRow).cells.find(Boolean) ?? '');
  if (all.length < 2) return undefined;
  const { header, deep } = headerOf(all);
  if (header.some((cell) => cell.length > LONGEST_HEADER)) return undefined;
  const spoken = spokenUnit([above, ...captions].join(' '));
  const caption = captions.length ? spokenUnit(captions.join(' ')).rest : spokenUnit(above).rest;
  const body = grouped(
    header,
    all.slice(deep).filter((row) => deep === 0 || !row.cells.every((cell, i) => flat(cell) === header[i])),
  );
  if (body.rows.length === 0) return undefined;
  return { table: { caption, ...turned(body.header, body.rows), unit: spoken.unit }, notes };
}

/** The caption of a table in the lines above it: a short line that ends no sentence and begins no unit, one that only names a unit of figures with it. */
function captionAbove(lines: readonly Line[]): string {
  const [above = '', before = ''] = lines
    .slice(-2)
    .reverse()
    .map((line) => (line.table ? '' : line.text));
  const only = spokenUnit(above);
  if (only.unit && !only.rest) return `${isCaption(before) ? before : ''} ${above}`.trim();
  return isCaption(above) ? above : spokenUnit(above).unit && `单位：${only.unit}`;
}

const isCaption = (text: string): boolean =>
  text.length <= 60 && !/[。；：:，、]$/.test(text) && !markerAt(text) && !attachmentAt(text);

const isNote = ({ cells, whole }: GridRow): boolean => {
  const said = cells.find((cell) => cell.trim() !== '') ?? '';
  return NOTE.test(said.trim()) && (whole || new Set(cells.filter((cell) => cell.trim() !== '')).size === 1)
    ? true
    : whole && SENTENCE.test(said);
};

/** The header and how many rows it takes: none where the first row is one of the others. */
function headerOf(rows: readonly GridRow[]): { header: string[]; deep: number } {
  const first = (rows[0] as GridRow).cells.map(flat);
  const second = (rows[1] as GridRow).cells.map(flat);
  const heads = rows.findIndex((row) => !row.head);
  const tells = first.some((cell) => FIGURE.test(cell) || SENTENCE.test(cell));
  if (heads === 0 && (tells || first.filter((cell) => cell !== '').length < Math.min(2, first.length)))
    if (!couldHead(first, rows)) return { header: first.map(() => ''), deep: 0 };
  // A second header row stands where the first one repeats a cell over several columns, and the two differ there.
  const spread = first.some((cell, i) => cell !== '' && cell === first[i + 1]);
  const kept = first.some((cell, i) => cell === second[i]);
  const deep =
    heads > 1
      ? Math.min(heads, 3)
      : spread && kept && rows.length > 2 && !second.some((cell) => /\d{2,}|[。；]/.test(cell))
        ? 2
        : 1;
  const lines = rows.slice(0, deep).map((row) => row.cells.map(flat));
  return { header: first.map((_, i) => joined([...new Set(lines.map((line) => line[i] ?? ''))])), deep };
}

/** True where the first row holds the tiers of what the first column names: 年营业收入, 1000万元以上, 5000万元以上. */
const couldHead = (first: readonly string[], rows: readonly GridRow[]): boolean =>
  first.length > 2 && !SENTENCE.test(first.join('')) && rows.slice(1).some((row) => GIVEN.test(row.cells[0] ?? ''));

/** 补助标准 over 市级 → 市级补助标准; 企业规模 over 人数 → 企业规模人数. */
function joined([top = '', ...under]: readonly string[]): string {
  const rest = under.join('');
  return rest && GIVEN.test(top) && !GIVEN.test(rest) && rest.length <= 12 ? `${rest}${top}` : `${top}${rest}`;
}

/** Headings between the rows become a first column without a header. */
function grouped(header: readonly string[], rows: readonly GridRow[]): { header: string[]; rows: string[][] } {
  if (!rows.some((row) => row.whole)) return { header: [...header], rows: rows.map((row) => [...row.cells]) };
  let group = '';
  const under: string[][] = [];
  for (const { cells, whole } of rows) {
    if (whole) group = flat(cells[0] ?? '');
    else under.push([group, ...cells]);
  }
  return { header: ['', ...header], rows: under };
}

/** The rows and columns of a table exchanged where its first column holds what is given and its header does not. */
function turned(header: readonly string[], rows: readonly string[][]): { header: string[]; rows: string[][] } {
  const named = rows.some(
    (row) => GIVEN.test(row[0] ?? '') && !FIGURE.test(row[0] ?? '') && flat(row[0] ?? '').length <= 20,
  );
  const across = header.length > 2 && header.slice(1).every((cell) => cell !== '' && !GIVEN.test(cell));
  const figures = rows.every((row) => row.slice(1).every((cell) => !SENTENCE.test(cell)));
  if (!named || !across || !figures || rows.length > 4) return { header: [...header], rows: [...rows] };
  const columns = [header, ...rows].map((row) => row.map(flat));
  const [names = [], ...tiers] = (columns[0] as string[]).map((_, i) => columns.map((row) => row[i] ?? ''));
  return { header: names, rows: tiers };
}

/** Puts a table behind the lines that it stands below: as a table with its notes, or as the lines of a card; false where it is neither. */
export function putTable(lines: Line[], grid: readonly GridRow[]): boolean {
  const card = labelCard(grid, lines.at(-1)?.table ? '' : lines.at(-1)?.text);
  if (card) {
    if (card.titleAbove) lines.pop();
    lines.push(...card.lines);
    return true;
  }
  const read = readGrid(grid, captionAbove(lines));
  if (read) lines.push({ text: '', table: read.table }, ...read.notes.map((text) => ({ text })));
  return read !== undefined;
}
