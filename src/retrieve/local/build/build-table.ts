import { emptyTable, NONE } from '../index/passage-table.ts';
import { Names } from '../index/string-table.ts';
import type { Entry, Previous } from './previous.ts';

/**
 * The files of a passage table.
 * @param taken the numbers that the first of `order` have in the table before: their lines are taken from there
 * @param labels the label of each passage's vector, or NONE
 * @param parents the names of the documents, by number
 */
export function tableFiles(
  order: readonly Entry[],
  taken: readonly number[],
  labels: readonly number[],
  parents: readonly string[],
  previous: Previous | undefined,
): Record<'ids.names' | 'parents.names' | 'table.bin' | 'passages.jsonl', Uint8Array> {
  const table = emptyTable(order.length);
  const numbers = new Map(parents.map((name, number) => [name, number]));
  order.forEach(({ passage: { parent }, hash }, i) => {
    table.hashes[i] = hash;
    table.parentOf[i] = (parent === undefined ? undefined : numbers.get(parent)) ?? NONE;
  });
  table.labelOf.set(labels);
  return {
    'ids.names': Names.bytesOf(order.map(({ passage }) => passage.id)),
    'parents.names': Names.bytesOf(parents),
    'table.bin': table.bytes,
    'passages.jsonl': lines(order, taken, table.offsets, previous),
  };
}

/** A passage a line; `offsets` is told where each begins. */
function lines(
  order: readonly Entry[],
  taken: readonly number[],
  offsets: Float64Array,
  previous: Previous | undefined,
): Uint8Array {
  const before = previous?.table.lines();
  const parts: Uint8Array[] = [];
  if (before) {
    // Neighbours that stay neighbours are taken as one piece.
    for (let from = 0, to = 0; from < taken.length; from = to) {
      const first = taken[from]!;
      while (to < taken.length && taken[to] === first + to - from) {
        offsets[to + 1] = offsets[to]! + before.offsets[taken[to]! + 1]! - before.offsets[taken[to]!]!;
        to += 1;
      }
      parts.push(before.text.subarray(before.offsets[first], before.offsets[first + to - from]));
    }
  }
  for (let i = taken.length; i < order.length; i++) {
    const line = Buffer.from(`${JSON.stringify(order[i]!.passage)}\n`);
    offsets[i + 1] = offsets[i]! + line.length;
    parts.push(line);
  }
  return Buffer.concat(parts);
}
