import { parseCsv } from 'hucre/csv';

/** The rows of a table with commas, as spreadsheets write it. */
export const csvRows = (text: string): string[][] =>
  parseCsv(text, { delimiter: ',' }).map((row) => row.map((cell) => String(cell ?? '')));
