import { termKey } from '../../../language/tokens.ts';
import { emptyLexical, type IndexedUnit, type Lexical } from '../index/lexical-index.ts';

/** An index of which the units `kept` are taken over: `kept[i]` is where unit i now stands, or -1; ascending. */
export interface Old {
  readonly index: Lexical;
  readonly kept: Int32Array;
}

/** Postings by term, keys ascending, as an index holds them. */
interface Lists {
  readonly keys: Float64Array;
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
  readonly lengths: readonly number[];
}

/** The bytes of the index of `units`, after those taken over from `old`. */
export function buildLexical(units: Iterable<IndexedUnit>, old?: Old): ArrayBuffer {
  const before = old && survivors(old);
  const added = invert(units, before?.lengths.length ?? 0);
  if (!before) return merge(EMPTY, added);
  return merge(before, added);
}

const EMPTY: Lists = {
  keys: new Float64Array(0),
  starts: new Uint32Array(1),
  postings: new Uint32Array(0),
  lengths: [],
};

/** The old lists without what is gone, every unit by its new number. */
function survivors({ index, kept }: Old): Lists {
  const { keys, starts } = index;
  const all = index.allPostings();
  const postings = new Uint32Array(all.length);
  const keptKeys = new Float64Array(keys.length);
  const keptStarts = new Uint32Array(keys.length + 1);
  let rows = 0;
  let at = 0;
  for (let row = 0; row < keys.length; row++) {
    const from = at;
    for (let i = starts[row]!; i < starts[row + 1]!; i++) {
      const value = all[i]!;
      const unit = kept[value >>> 8]!;
      if (unit >= 0) postings[at++] = ((unit << 8) | (value & 255)) >>> 0;
    }
    if (at === from) continue;
    keptKeys[rows++] = keys[row]!;
    keptStarts[rows] = at;
  }
  return {
    keys: keptKeys.subarray(0, rows),
    starts: keptStarts.subarray(0, rows + 1),
    postings: postings.subarray(0, at),
    lengths: Array.from(index.lengths).filter((_, unit) => kept[unit]! >= 0),
  };
}

/** The lists of new units, numbered from `first`. */
function invert(units: Iterable<IndexedUnit>, first: number): Lists {
  const rows = new Map<number, number>();
  const rowSizes: number[] = [];
  const lengths: number[] = [];
  const chunks: { row: Uint32Array; posting: Uint32Array }[] = [];
  let row: number[] = [];
  let posting: number[] = [];
  for (const { counts, length } of units) {
    const unit = first + lengths.push(length) - 1;
    for (const [term, count] of counts) {
      const key = termKey(term);
      let to = rows.get(key);
      if (to === undefined) {
        to = rows.size;
        rows.set(key, to);
        rowSizes.push(0);
      }
      rowSizes[to]! += 1;
      row.push(to);
      posting.push(((unit << 8) | Math.min(255, count)) >>> 0);
    }
    if (row.length > 1 << 16) {
      chunks.push({ row: Uint32Array.from(row), posting: Uint32Array.from(posting) });
      row = [];
      posting = [];
    }
  }
  chunks.push({ row: Uint32Array.from(row), posting: Uint32Array.from(posting) });
  const keys = Float64Array.from(rows.keys()).sort();
  const starts = new Uint32Array(keys.length + 1);
  const next = new Uint32Array(keys.length);
  keys.forEach((key, i) => {
    const from = rows.get(key)!;
    next[from] = starts[i]!;
    starts[i + 1] = starts[i]! + rowSizes[from]!;
  });
  const postings = new Uint32Array(starts.at(-1)!);
  for (const chunk of chunks)
    for (let i = 0; i < chunk.row.length; i++) postings[next[chunk.row[i]!]!++] = chunk.posting[i]!;
  return { keys, starts, postings, lengths };
}

/** Both lists as one index; the units of `b` stand after those of `a`. */
function merge(a: Lists, b: Lists): ArrayBuffer {
  const lengths = [...a.lengths, ...b.lengths];
  const index = emptyLexical(
    lengths.length,
    a.keys.length + b.keys.length - shared(a.keys, b.keys),
    a.postings.length + b.postings.length,
    lengths.reduce((sum, length) => sum + length, 0),
  );
  index.lengths.set(lengths);
  let at = 0;
  for (let i = 0, j = 0, row = 0; i < a.keys.length || j < b.keys.length; row++) {
    const left = a.keys[i] ?? Number.POSITIVE_INFINITY;
    const right = b.keys[j] ?? Number.POSITIVE_INFINITY;
    index.keys[row] = Math.min(left, right);
    if (left <= right) {
      for (let p = a.starts[i]!; p < a.starts[i + 1]!; p++) index.postings[at++] = a.postings[p]!;
      i += 1;
    }
    if (right <= left) {
      for (let p = b.starts[j]!; p < b.starts[j + 1]!; p++) index.postings[at++] = b.postings[p]!;
      j += 1;
    }
    index.starts[row + 1] = at;
  }
  return index.bytes;
}

function shared(a: Float64Array, b: Float64Array): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) count += 1;
    if (a[i]! <= b[j]!) i += 1;
    else j += 1;
  }
  return count;
}
