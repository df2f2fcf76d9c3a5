import { gramKey } from '../language/grams.ts';
import { type TableRow, tableBytes } from '../language/static-table.ts';
import type { GramEncoder } from './gram-encoder.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The trained rows as the file that ships; of two grams of one key the more frequent one stays. */
export function writeTable(encoder: GramEncoder, { grams }: Vocabulary): Buffer {
  const rows = new Map<number, TableRow>();
  const { dimension } = encoder;
  grams.forEach((gram, row) => {
    const key = gramKey(gram);
    if (rows.has(key)) return;
    const vector = encoder.table.values.slice(row * dimension, (row + 1) * dimension);
    rows.set(key, {
      key,
      vector,
      question: encoder.weight('question', row),
      passage: encoder.weight('passage', row),
    });
  });
  return Buffer.from(tableBytes([...rows.values()], dimension));
}
