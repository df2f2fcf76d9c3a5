import path from 'node:path';
import { InputError } from '../errors.ts';
import type { NamedEmbeddings } from '../model/embedding.ts';
import { Codes } from './codes.ts';
import type { Entry, Previous } from './previous.ts';
import { readBytes } from './read.ts';
import { NONE } from './table.ts';
import { fold } from './tokens.ts';
import { HnswStore } from './vector.ts';

/** Part of the graph that may be dead before it is built again. */
const DEAD_AT_MOST = 0.25;
const EMBEDDING_BATCH = 256;

export interface Vectors {
  readonly store: HnswStore;
  readonly codes: Codes;
  /** The label of each passage; NONE where its text holds nothing that the model knows. */
  readonly labels: number[];
}

/** @throws InputError where the model gives a vector that is not finite or of another dimension */
export async function buildVectors(
  order: readonly Entry[],
  unchanged: number,
  embeddings: NamedEmbeddings,
  previous: Previous | undefined,
  progress: ((done: number, of: number) => void) | undefined,
): Promise<Vectors> {
  const base = previous && takeOver(previous, order, unchanged, embeddings);
  const store = base?.store ?? HnswStore.empty(embeddings, order.length);
  const labels = [...(base?.labels ?? [])];
  const added: number[][] = [];
  for (let from = labels.length; from < order.length; from += EMBEDDING_BATCH) {
    const batch = order.slice(from, from + EMBEDDING_BATCH).map((entry) => entry.passage);
    const vectors = await embeddings.embedDocuments(batch.map(({ title, text }) => fold(`${title ?? ''} ${text}`)));
    batch.forEach(({ id }, i) => {
      const vector = vectors[i] ?? [];
      if (!store.fits(vector)) {
        if (vector.length !== embeddings.dimension || !vector.every(Number.isFinite))
          throw new InputError(
            `the embedding model gave ${id} a vector that is not finite or not of ${embeddings.dimension} numbers`,
          );
        labels.push(NONE);
        return;
      }
      labels.push(store.put(id, vector));
      added.push(vector);
    });
    progress?.(labels.length, order.length);
  }
  return { store, codes: Codes.of(embeddings.dimension, added, base?.codes), labels };
}

/** The old graph without what is gone; where too much of it is dead, a new graph of the old vectors. */
function takeOver(
  previous: Previous,
  order: readonly Entry[],
  unchanged: number,
  embeddings: NamedEmbeddings,
): Vectors | undefined {
  const { table } = previous;
  const codes = new Codes(readBytes(path.join(previous.path, 'vectors.int8')));
  const ids = new Array<string | undefined>(codes.size);
  table.labelOf.forEach((label, number) => {
    if (label !== NONE) ids[label] = table.ids[number];
  });
  const old = HnswStore.open(path.join(previous.path, 'vectors.hnsw'), embeddings, ids, (id) => ({
    id,
    pageContent: '',
  }));
  const keptIds = order.slice(0, unchanged).map((entry) => entry.passage.id);
  const labelsBefore = keptIds.map((id) => table.labelOf[table.numberOf(id)!]!);
  const living = labelsBefore.filter((label) => label !== NONE).length;
  if (living < ids.length * (1 - DEAD_AT_MOST)) {
    const store = HnswStore.empty(embeddings, order.length);
    const labels = labelsBefore.map((label, i) =>
      label === NONE ? NONE : store.put(keptIds[i]!, old.vectorAt(label)),
    );
    return { store, codes: codes.select(labelsBefore.filter((label) => label !== NONE)), labels };
  }
  const keep = new Set(keptIds);
  for (const id of table.ids) if (!keep.has(id)) old.remove(id);
  return { store: old, codes, labels: labelsBefore };
}
