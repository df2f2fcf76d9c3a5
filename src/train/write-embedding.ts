import { gramKey } from '../model/grams.ts';
import { type TableRow, tableBytes } from '../model/static-table.ts';
import type { Contrast } from './contrast.ts';
import type { Vocabulary } from './training-examples.ts';

/** The trained rows as the file that ships; of two grams of one key the more frequent one stays. */
export function writeTable(contrast: Contrast, { grams }: Vocabulary): Buffer {
  const rows = new Map<number, TableRow>();
  const { dimension } = contrast;
  grams.forEach((gram, row) => {
    const key = gramKey(gram);
    if (rows.has(key)) return;
    const vector = contrast.table.values.slice(row * dimension, (row + 1) * dimension);
    rows.set(key, {
      key,
      vector,
      question: contrast.weight('question', row),
      passage: contrast.weight('passage', row),
    });
  });
  return Buffer.from(tableBytes([...rows.values()], dimension));
}
