import type { Table } from './line.ts';

/** A cell before spans are spread: its text and how many rows and columns it covers. */
export interface Cell {
  readonly text: string;
  readonly down: number;
  readonly across: number;
}

const LARGEST = 20_000;

/** Spreads merged cells over every row and column that they cover, so that each row can be read alone; undefined where that can't be done safely. */
export function gridOf(rows: readonly (readonly Cell[])[]): string[][] | undefined {
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
  const full = grid.every((row) => row.length === width && row.every((cell) => cell !== undefined));
  return full ? grid : undefined;
}

const UNIT = /[（(]?\s*(?:金额|计量)?单位\s*[：:]\s*([^）)\s，。；]{1,12})[）)]?/;

/** A table of a grid: rows of one text over all columns before the header are its caption; repeated header rows become one header. */
export function tableOf(grid: readonly (readonly string[])[], above = ''): Table | undefined {
  const rows = grid.map((row) => row.map(flat)).filter((row) => row.some((cell) => cell !== ''));
  const width = rows[0]?.length ?? 0;
  if (width < 2) return undefined;
  const captions: string[] = [];
  while (rows.length > 2 && new Set(rows[0]).size === 1) captions.push(rows.shift()?.[0] ?? '');
  if (rows.length < 2) return undefined;
  let deep = 1;
  // A second header row stands where the first one repeats a cell over several columns, and the two differ there.
  const first = rows[0] as string[];
  const second = rows[1] as string[];
  const grouped = first.some((cell, i) => cell !== '' && cell === first[i + 1]);
  if (
    grouped &&
    rows.length > 2 &&
    first.some((cell, i) => cell === second[i]) &&
    !second.some((c) => /\d{2,}|[。；]/.test(c))
  )
    deep = 2;
  const header = first.map((cell, i) => (deep === 2 && second[i] !== cell ? `${cell}${second[i]}` : cell));
  if (header.some((cell) => cell.length > 60)) return undefined;
  const spoken = [above, ...captions].join(' ');
  const unit = UNIT.exec(spoken)?.[1] ?? '';
  const caption = captions.length ? captions.join(' ').replace(UNIT, '').trim() : above.replace(UNIT, '').trim();
  return { caption, header, rows: rows.slice(deep), unit };
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Each row as a sentence of its own: caption, then each header with its cell; the unit where the source gives one. */
export function rowsOf(table: Table): string[] {
  const head = table.caption ? `【${table.caption}】` : '';
  const tail = table.unit ? `（单位：${table.unit}）` : '';
  return table.rows.map((row) => {
    const cells: string[] = [];
    for (const [i, cell] of row.entries()) {
      const name = table.header[i] ?? '';
      if (!cell || (i > 0 && cell === row[i - 1] && name === table.header[i - 1])) continue;
      cells.push(name && name !== cell ? `${name}：${cell}` : cell);
    }
    return `${head}${cells.join('；')}${tail}`;
  });
}
