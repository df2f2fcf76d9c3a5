import { type GridCell, type GridRow, gridOf } from '../text/grid.ts';
import { startsUnit } from '../text/marker.ts';
import type { RuledCell, RuledTable } from './pdf-boxes.ts';
import { linesOfPage } from './pdf-glyphs.ts';

/** Edges so near, in points, are those of one column on both pages. */
const NEAR = 6;

/** True where a table at the head of a page goes on with one at the foot of the page before: their outer edges are the same. */
export function goesOn(before: RuledTable, next: RuledTable | undefined): boolean {
  if (!next) return false;
  const a = edgesOf(before);
  const b = edgesOf(next);
  return Math.abs(a.left - b.left) < NEAR && Math.abs(a.right - b.right) < NEAR;
}

const edgesOf = ({ cells }: RuledTable): { left: number; right: number } => ({
  left: Math.min(...cells.map((c) => c.left)),
  right: Math.max(...cells.map((c) => c.right)),
});

/** The rows of a table printed on one page or on several that follow one another, each with its cells; a row that a page break cut in two is one. Undefined where they make no grid. */
export function printedRows(pages: readonly RuledTable[]): GridRow[] | undefined {
  const xs = [...new Set(pages.flatMap(({ cells }) => cells.flatMap((c) => [c.left, c.right])))].sort((a, b) => a - b);
  const columns = xs.filter((x, i) => i === 0 || x - (xs[i - 1] as number) > NEAR);
  const at = (x: number): number => columns.findLastIndex((edge) => edge <= x + NEAR);
  const grids = pages.map((page) => gridOf(rowsOf(page, at)));
  if (grids.some((grid) => grid === undefined)) return undefined;
  const rows: GridRow[] = [];
  for (const [p, grid] of (grids as GridRow[][]).entries())
    for (const [r, row] of grid.entries()) {
      const last = rows.at(-1);
      if (p > 0 && r === 0 && last && isCut(last, row)) rows[rows.length - 1] = joinedRow(last, row);
      else rows.push(row);
    }
  return rows;
}

function rowsOf({ cells }: RuledTable, at: (x: number) => number): GridCell[][] {
  const tops = [...new Set(cells.map((c) => Math.round(c.top)))].sort((a, b) => b - a);
  const place = (y: number): number => tops.findIndex((top) => Math.abs(top - y) <= 2);
  return tops.map((top) =>
    cells
      .filter((c) => Math.abs(c.top - top) <= 2)
      .sort((a, b) => a.left - b.left)
      .map((c): GridCell => {
        const below = place(c.bottom);
        return {
          text: cellText(c),
          across: Math.max(1, at(c.right) - at(c.left)),
          down: below < 0 ? tops.length - place(top) : below - place(top),
        };
      }),
  );
}

/** The text of a cell: a line that does not reach its right edge ends a paragraph. */
export function cellText({ glyphs, right }: RuledCell): string {
  const out: string[] = [];
  let filled = false;
  for (const line of linesOfPage(glyphs)) {
    if (filled && !startsUnit(line.text)) out[out.length - 1] = joined(out.at(-1) ?? '', line.text);
    else out.push(line.text);
    filled = line.right > right - 2.2 * line.size;
  }
  return out.join('\n');
}

const joined = (before: string, next: string): string =>
  `${before}${/[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(next) ? ' ' : ''}${next}`;

/** One of the two rows has no first cell: it was printed once, on one page or the other. */
const isCut = (before: GridRow, next: GridRow): boolean =>
  !next.whole && !before.whole && (next.cells[0]?.trim() === '' || before.cells[0]?.trim() === '');

const joinedRow = (a: GridRow, b: GridRow): GridRow => ({
  ...a,
  cells: a.cells.map((cell, i) => {
    const next = b.cells[i] ?? '';
    if (cell === '' || next === '') return `${cell}${next}`;
    return /[。；！？：]$/.test(cell) || startsUnit(next) ? `${cell}\n${next}` : joined(cell, next);
  }),
});
