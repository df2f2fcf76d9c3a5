import { parseCsv } from 'hucre/csv';
import { type Cell as KeptCell, readXlsx } from 'hucre/xlsx';
import type { Cell, Table } from '../../contract/cell-table.ts';
import { IngestError, InputError } from '../../errors.ts';
import { decode } from '../../ingest/read/decode.ts';
import { checkUnpacked } from '../../ingest/read/unzip.ts';
import { SHEET_LIMITS } from './limits.ts';

/**
 * The first sheet of an xlsx file, or a csv file in UTF-8 or GB18030, as a table. No formula is run: a cell that has one counts as the value
 * that was kept with it. @throws InputError for what is too large, damaged, or no such file
 */
export async function readTable(bytes: Uint8Array): Promise<Table> {
  if (bytes.length === 0) throw new InputError('文件是空的');
  if (bytes.length > SHEET_LIMITS.bytes) throw new InputError(`文件超过 ${SHEET_LIMITS.bytes >> 20} MB：请拆成几份`);
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (start === '\xd0\xcf\x11\xe0')
    throw new InputError('这是旧版（.xls）或加了密码的表格：请去掉密码，另存为 .xlsx 再试');
  const rows = start.startsWith('PK') ? await readSheet(bytes) : readText(bytes);
  if (rows.length > SHEET_LIMITS.rows + 1) throw new InputError(`表格超过 ${SHEET_LIMITS.rows} 行：请拆成几份`);
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (widest > SHEET_LIMITS.columns) throw new InputError(`表格超过 ${SHEET_LIMITS.columns} 列：请只留要用的列`);
  return { rows };
}

async function readSheet(bytes: Uint8Array): Promise<Cell[][]> {
  try {
    checkUnpacked(bytes, SHEET_LIMITS.unpacked);
  } catch (error) {
    throw error instanceof IngestError ? new InputError(error.message) : error;
  }
  let first: number | null = null;
  const book = await readXlsx(bytes, {
    sheets: ({ index, hidden, veryHidden }) => {
      if (!hidden && !veryHidden) first ??= index;
      return first === index;
    },
    readStyles: true,
    maxRows: SHEET_LIMITS.rows + 2,
  }).catch((error: Error) => {
    throw new InputError(`表格打不开：请在表格软件里另存为 .xlsx 再试（${error.message}）`);
  });
  const [sheet] = book.sheets;
  if (!sheet) throw new InputError('文件里没有表：请把客户放在第一张表里');
  const { cells } = sheet;
  return sheet.rows.map((row, r) => row.map((value, c) => cellOf(value, cells?.get(`${r},${c}`))));
}

function cellOf(value: string | number | boolean | Date | null, kept: KeptCell | undefined): Cell {
  if (kept?.type === 'error') return { fault: `是表格软件报的错（${String(value)}）` };
  if (kept?.formula !== undefined) {
    const result = kept.formulaResult ?? value;
    return result === null ? { fault: '是没有存下结果的公式，不代为计算：请粘贴为数值' } : plain(result, kept);
  }
  return plain(value, kept);
}

function plain(value: string | number | boolean | Date | null, kept: KeptCell | undefined): Cell {
  if (value instanceof Date) return { date: value.toISOString().slice(0, 10) };
  if (typeof value === 'number' && kept?.style?.numFmt?.includes('%'))
    return { percent: Number((value * 100).toPrecision(12)) };
  return value;
}

function readText(bytes: Uint8Array): Cell[][] {
  const text = decode(bytes);
  if (/[\0-\x08\x0e-\x1f]/.test(text.slice(0, 4096))) throw new InputError('这不是表格：请传 .xlsx，或逗号分隔的 .csv');
  return parseCsv(text, { maxRows: SHEET_LIMITS.rows + 2 }).map((row) =>
    row.map((value) => (value === '' ? null : (value as string))),
  );
}
