import { markerAt } from './marker.ts';

/** A cell before spans are spread: its text, perhaps of several lines, how many rows and columns it covers, and whether it is set as a header. */
export interface GridCell {
  readonly text: string;
  readonly down: number;
  readonly across: number;
  readonly head?: boolean;
}

/** A row of a grid: as many cells as the others have. */
export interface GridRow {
  readonly cells: readonly string[];
  /** One cell covers the whole row: a caption, a heading of the rows below it, or a note. */
  readonly whole: boolean;
  /** Every cell is set as a header. */
  readonly head: boolean;
}

const LARGEST = 20_000;
/** A page's short row lacks at most so much of the others' width. */
const LACKING = 0.5;

/** Spreads merged cells over every row and column that they cover, so that each row can be read alone; undefined where that can't be done safely. */
export function gridOf(rows: readonly (readonly GridCell[])[]): GridRow[] | undefined {
  const grid: string[][] = rows.map(() => []);
  let filled = 0;
  for (const [r, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (grid[r]?.[column] !== undefined) column += 1;
      const down = Math.min(Math.max(cell.down, 1), rows.length - r);
      const across = Math.max(cell.across, 1);
      filled += down * across;
      if (filled > LARGEST) return undefined;
      for (let y = 0; y < down; y += 1) {
        for (let x = 0; x < across; x += 1) {
          const row = grid[r + y] as string[];
          if (row[column + x] !== undefined) return undefined;
          row[column + x] = cell.text;
        }
      }
      column += across;
    }
  }
  const width = Math.max(0, ...grid.map((row) => row.length));
  const full: GridRow[] = [];
  for (const [r, row] of grid.entries()) {
    const cells = rows[r] ?? [];
    const alone = cells.length === 1 && row.length === (cells[0]?.across ?? 1);
    if (alone && cells[0]?.down === 1) {
      full.push({ cells: Array.from({ length: width }, () => row[0] ?? ''), whole: true, head: false });
      continue;
    }
    const lacking = width - row.filter((cell) => cell !== undefined).length;
    if (lacking > 0 && (lacking >= width * LACKING || Object.keys(row).length !== row.length)) return undefined;
    const padded = [...row, ...Array.from({ length: lacking }, () => '')];
    full.push({ cells: padded, whole: false, head: cells.length > 0 && cells.every((cell) => cell.head === true) });
  }
  return full;
}

/** The text of a cell from the lines that it is printed in: broken sentences put together, breaks between finished ones kept. */
export function cellLines(lines: readonly string[]): string {
  const out: string[] = [];
  for (const raw of lines) {
    const line = raw
      .replace(/[\s\u00a0\u3000]+/g, ' ')
      .replace(/(?<=[\u4e00-\u9fa5，。；：、）]) (?=[\u4e00-\u9fa5（])/g, '')
      .trim();
    if (line === '') continue;
    const last = out.at(-1);
    if (last === undefined || /[。；！？：]$/.test(last) || markerAt(line)) out.push(line);
    else out[out.length - 1] = `${last}${/[A-Za-z]$/.test(last) && /^[A-Za-z]/.test(line) ? ' ' : ''}${line}`;
  }
  return out.join('\n');
}

/** A text on one line. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
