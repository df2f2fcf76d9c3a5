import path from 'node:path';
import { InputError } from '../../../errors.ts';
import { fold } from '../../../language/tokens.ts';
import type { NamedEmbeddings } from '../../../model/embedding.ts';
import { NONE } from '../index/passage-table.ts';
import { Codes } from '../index/quantized-vectors.ts';
import { readBytes } from '../index/read-range.ts';
import { graphLabels, VectorGraph } from '../index/vector-graph.ts';
import type { Entry, Previous } from './previous.ts';

/** Part of the graph that may be dead before it is built again. */
const DEAD_AT_MOST = 0.25;
const EMBEDDING_BATCH = 256;

export interface Vectors {
  readonly graph: VectorGraph;
  readonly codes: Codes;
  /** The label of each passage; NONE where its text holds nothing that the model knows. */
  readonly labels: number[];
}

/**
 * @param taken the numbers that the first of `order` have in the index before
 * @throws InputError where the model gives a vector that is not finite or of another dimension
 */
export async function buildVectors(
  order: readonly Entry[],
  taken: readonly number[],
  embeddings: NamedEmbeddings,
  previous: Previous | undefined,
  progress: ((done: number, of: number) => void) | undefined,
): Promise<Vectors> {
  const base = previous && takeOver(previous, taken, order.length, embeddings);
  const graph = base?.graph ?? VectorGraph.empty(embeddings.dimension, order.length);
  const labels = [...(base?.labels ?? [])];
  const added: number[][] = [];
  for (let from = labels.length; from < order.length; from += EMBEDDING_BATCH) {
    const batch = order.slice(from, from + EMBEDDING_BATCH).map((entry) => entry.passage);
    const vectors = await embeddings.embedDocuments(batch.map(({ title, text }) => fold(`${title ?? ''} ${text}`)));
    batch.forEach(({ id }, i) => {
      const vector = vectors[i] ?? [];
      if (!graph.fits(vector)) {
        if (vector.length !== embeddings.dimension || !vector.every(Number.isFinite))
          throw new InputError(`嵌入模型给 ${id} 的向量不是 ${embeddings.dimension} 个有限的数`);
        labels.push(NONE);
        return;
      }
      labels.push(graph.put(id, vector));
      added.push(vector);
    });
    progress?.(labels.length, order.length);
  }
  return { graph, codes: Codes.of(embeddings.dimension, added, base?.codes), labels };
}

/** The old graph without what is gone; where too much of it is dead, a new graph of the old vectors. */
function takeOver(
  previous: Previous,
  taken: readonly number[],
  capacity: number,
  embeddings: NamedEmbeddings,
): Vectors {
  const { table } = previous;
  const codes = new Codes(readBytes(path.join(previous.path, 'vectors.int8')));
  const ids = table.idsByLabel(codes.size);
  const old = VectorGraph.open(path.join(previous.path, 'vectors.hnsw'), embeddings.dimension, graphLabels(ids));
  const labelsBefore = taken.map((number) => table.labelOf[number]!);
  const living = labelsBefore.filter((label) => label !== NONE).length;
  if (living < ids.length * (1 - DEAD_AT_MOST)) {
    const graph = VectorGraph.empty(embeddings.dimension, capacity);
    const labels = labelsBefore.map((label) => (label === NONE ? NONE : graph.put(ids[label]!, old.vectorAt(label))));
    return { graph, codes: codes.select(labelsBefore.filter((label) => label !== NONE)), labels };
  }
  const kept = new Set(labelsBefore);
  for (const label of ids.keys()) if (!kept.has(label)) old.remove(label);
  return { graph: old, codes, labels: labelsBefore };
}
