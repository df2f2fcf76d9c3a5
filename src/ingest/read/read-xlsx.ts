import { readXlsx } from 'hucre/xlsx';
import { IngestError } from '../../errors.ts';
import { cellLines, type GridCell, gridOf } from '../text/grid.ts';
import { labelsOf } from '../text/label.ts';
import { type Line, NO_FACTS, type ReadFile } from '../text/line.ts';
import { putTable } from '../text/table.ts';
import { checkUnpacked } from './unzip.ts';

const MOST_ROWS = 5000;
const MOST_COLUMNS = 60;

/** The sheets of a workbook that are shown, each as the lines above its table and the table; a formula counts as the value kept with it. @throws IngestError */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadFile> {
  checkUnpacked(bytes);
  const book = await readXlsx(bytes, {
    sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden,
    maxRows: MOST_ROWS + 1,
  }).catch((error: Error) => {
    throw new IngestError(`表格打不开：请另存一份再导入（${error.name}）`);
  });
  const lines: Line[] = [];
  const warnings: string[] = [];
  for (const { name, rows, merges = [] } of book.sheets) {
    if (rows.length > MOST_ROWS) throw new IngestError(`表格“${name}”超过 ${MOST_ROWS} 行：请拆分后导入`);
    const wide = Math.min(MOST_COLUMNS, Math.max(0, ...rows.map((row) => row.length)));
    const covered = new Set<string>();
    for (const { startRow, startCol, endRow, endCol } of merges)
      for (let r = startRow; r <= Math.min(endRow, rows.length - 1); r += 1)
        for (let c = startCol; c <= Math.min(endCol, wide - 1); c += 1)
          if (r !== startRow || c !== startCol) covered.add(`${r},${c}`);
    const cells = rows.map((row, r) =>
      Array.from({ length: wide }, (_, c) => c).flatMap((c): GridCell[] => {
        if (covered.has(`${r},${c}`)) return [];
        const merge = merges.find(({ startRow, startCol }) => startRow === r && startCol === c);
        return [
          {
            text: printed(row[c] ?? null),
            down: merge ? Math.min(merge.endRow, rows.length - 1) - r + 1 : 1,
            across: merge ? Math.min(merge.endCol, wide - 1) - c + 1 : 1,
          },
        ];
      }),
    );
    const head = headOf(cells);
    lines.push(
      ...cells.slice(0, head).flatMap((row) => row.filter(({ text }) => text !== '').map(({ text }) => ({ text }))),
    );
    const grid = gridOf(cells.slice(head));
    if (grid && putTable(lines, grid)) continue;
    if (rows.length > head) warnings.push(`表格“${name}”未能可靠识别，按文字保留`);
    for (const row of cells.slice(head)) {
      const text = row
        .map((cell) => cell.text)
        .filter(Boolean)
        .join(' ');
      if (text) lines.push({ text });
    }
  }
  if (lines.length === 0) throw new IngestError('表格里没有内容');
  const labels = labelsOf(lines.map(({ text }) => text));
  return { format: 'xlsx', lines, page: { ...NO_FACTS, labels }, removed: [], warnings };
}

/** How many rows at the top hold one cell of text each: the title, the number, the unit. */
function headOf(rows: readonly (readonly GridCell[])[]): number {
  const at = rows.findIndex((row) => row.filter(({ text }) => text !== '').length > 1);
  return at < 0 ? rows.length : at;
}

function printed(value: string | number | boolean | Date | null): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return cellLines(String(value).split(/\r?\n/));
}
