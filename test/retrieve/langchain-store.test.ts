import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Document } from '@langchain/core/documents';
import { beforeEach, describe, expect, it } from 'vitest';
import { InputError, SnapshotError } from '../../src/errors.ts';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { HnswStore } from '../../src/retrieve/local/index/langchain-store.ts';
import { graphLabels, VectorGraph } from '../../src/retrieve/local/index/vector-graph.ts';

const embeddings = new HashingEmbeddings(32);
const documents = ['贷款贴息', '研发补助', '人才公寓'].map(
  (pageContent, i) => new Document({ id: `d${i}`, pageContent }),
);

describe('the vector store', () => {
  let store: HnswStore;
  beforeEach(async () => {
    store = new HnswStore(embeddings, VectorGraph.empty(32, 1));
    await store.addDocuments(documents);
  });

  it('answers as a LangChain VectorStore and retriever', async () => {
    const [best] = await store.similaritySearchWithScore('贷款贴息', 1);
    expect(best?.[0].id).toBe('d0');
    expect(best?.[1]).toBeCloseTo(1, 5);
    expect(await store.asRetriever(1).invoke('人才公寓')).toMatchObject([{ id: 'd2', pageContent: '人才公寓' }]);
  });

  it('replaces what is added again under its id, and forgets what is deleted', async () => {
    await store.addDocuments([new Document({ id: 'd0', pageContent: '职称评审' })]);
    await store.delete({ ids: ['d1', 'd1', 'unheard of'] });
    const found = await store.similaritySearch('职称评审', 10);
    expect(found.map((document) => document.id).sort()).toEqual(['d0', 'd2']);
    expect(found[0]?.pageContent).toBe('职称评审');
  });

  it('filters inside the search', async () => {
    expect(await store.similaritySearch('贷款贴息', 1, (document) => document.id === 'd2')).toMatchObject([
      { id: 'd2' },
    ]);
  });

  it('refuses vectors that are empty, not finite or of another dimension, and adds none of the batch', async () => {
    const good = embeddings.embed('好');
    for (const bad of [new Array(32).fill(0), [Number.NaN, ...good.slice(1)], good.slice(1)]) {
      await expect(store.addVectors([good, bad], documents.slice(0, 2), { ids: ['x', 'y'] })).rejects.toThrow(
        InputError,
      );
    }
    expect(await store.similaritySearch('好', 10)).toHaveLength(3);
  });

  it('refuses a file that is damaged or holds other vectors', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'cewen-')), 'vectors.hnsw');
    await store.graph.write(file);
    const opened = VectorGraph.open(file, 32, graphLabels(['d0', 'd1', 'd2']));
    expect(opened.nearest(embeddings.embed('研发'), 1)).toEqual([1]);
    expect(() => VectorGraph.open(file, 32, graphLabels(['d0']))).toThrow(SnapshotError);
    expect(() => VectorGraph.open(`${file}.gone`, 32, graphLabels([]))).toThrow(SnapshotError);
  });
});
