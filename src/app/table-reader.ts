import type { Cell, MappedColumn } from '../contract/cell-table.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { TableReader } from '../office/batch/client-table.ts';
import { readHeading } from '../understand/table/column-heading.ts';
import { mapColumns } from '../understand/table/map-columns.ts';
import { cellReader } from '../understand/table/read-cell.ts';
import { tradesIn } from '../understand/trades.ts';

/** Reads tables of clients as messages are read, on a day (ISO). */
export function tableReader({ book, language }: Knowledge, today: string): TableReader {
  return {
    map: (headings, rows) => mapColumns(headings, rows, book.facts, today),
    cells: ({ use, heading }: MappedColumn) => {
      const column = use !== null && typeof use === 'object' ? use : null;
      if (column === null) return (_: Cell) => null;
      return cellReader({ ...column, heading: readHeading(heading, language) }, book.facts, today);
    },
    trades: (words) => tradesIn(words, language).map(({ trade }) => trade),
  };
}
