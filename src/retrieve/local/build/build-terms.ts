import path from 'node:path';
import { fold, terms } from '../../../language/tokens.ts';
import type { Passage } from '../../passage.ts';
import { type IndexedUnit, Lexical } from '../index/lexical-index.ts';
import { NONE, type PassageTable } from '../index/passage-table.ts';
import { readBytes } from '../index/read-range.ts';
import { buildLexical } from './build-lexical.ts';
import type { Entry, Previous } from './previous.ts';

const TITLE_WEIGHT = 1;
const ASKS_WEIGHT = 2;

function count(counts: Map<string, number>, text: string, weight: number): number {
  const found = terms(fold(text));
  for (const term of found) counts.set(term, (counts.get(term) ?? 0) + weight);
  return found.length * weight;
}

/** Title and text make the length; what people say for a passage makes it no longer. */
function passageUnit({ title = '', text, asks = [] }: Passage): IndexedUnit {
  const counts = new Map<string, number>();
  const length = count(counts, title, TITLE_WEIGHT) + count(counts, text, 1);
  for (const ask of asks) count(counts, ask, ASKS_WEIGHT);
  return { counts, length };
}

/**
 * The terms of each passage; those of the first are taken over.
 * @param taken the numbers that the first of them have in the index before, ascending
 */
export function buildPassages(
  order: readonly Entry[],
  taken: readonly number[],
  previous: Previous | undefined,
): ArrayBuffer {
  const units = order.slice(taken.length).map((entry) => passageUnit(entry.passage));
  if (!previous) return buildLexical(units);
  const index = Lexical.of(readBytes(path.join(previous.path, 'passages.bm25')));
  return buildLexical(units, { index, kept: renumber(taken, index.size) });
}

/** Where each of `size` units stands once only those taken are left; NONE for the others. */
function renumber(taken: readonly number[], size: number): Int32Array {
  const places = new Int32Array(size).fill(NONE);
  taken.forEach((number, place) => {
    places[number] = place;
  });
  return places;
}

/** A document is all texts of its passages, in any order, and each of their titles once. */
function documentUnit(passages: readonly Passage[]): IndexedUnit {
  const counts = new Map<string, number>();
  let length = 0;
  for (const title of new Set(passages.map((passage) => passage.title ?? ''))) length += count(counts, title, 1);
  for (const { text } of passages) length += count(counts, text, 1);
  return { counts, length };
}

/** The terms of each parent document; those of documents with the same passages as before are taken over. */
export function buildDocuments(
  order: readonly Entry[],
  previous: Previous | undefined,
): { names: string[]; bytes: ArrayBuffer } {
  const groups = new Map<string, Entry[]>();
  for (const entry of order) {
    const { parent } = entry.passage;
    if (parent === undefined) continue;
    const group = groups.get(parent);
    if (group) group.push(entry);
    else groups.set(parent, [entry]);
  }
  const oldHashes = previous ? documentHashes(previous.table) : [];
  const parents = previous?.table.parents.all() ?? [];
  const taken = [...parents.keys()].filter((number) => {
    const hashes = groups.get(parents[number]!)?.map((entry) => entry.hash);
    return hashes !== undefined && sameHashes(hashes, oldHashes[number]!);
  });
  const keptNames = taken.map((number) => parents[number]!);
  const known = new Set(keptNames);
  const added = [...groups.keys()].filter((name) => !known.has(name));
  const units = added.map((name) => documentUnit(groups.get(name)!.map((entry) => entry.passage)));
  const old = previous && {
    index: Lexical.of(readBytes(path.join(previous.path, 'documents.bm25'))),
    kept: renumber(taken, parents.length),
  };
  return { names: [...keptNames, ...added], bytes: buildLexical(units, old) };
}

function documentHashes(table: PassageTable): number[][] {
  const hashes = Array.from({ length: table.parents.size }, (): number[] => []);
  table.parentOf.forEach((parent, number) => {
    if (parent !== NONE) hashes[parent]!.push(table.hashes[number]!);
  });
  return hashes;
}

function sameHashes(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  const sorted = Float64Array.from(b).sort();
  return Float64Array.from(a)
    .sort()
    .every((hash, i) => hash === sorted[i]);
}
