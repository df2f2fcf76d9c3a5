import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { expect, it } from 'vitest';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { exportFolder } from '../../src/retrieve/local/build/langchain-folder.ts';
import { HnswStore } from '../../src/retrieve/local/index/langchain-store.ts';
import { VectorGraph } from '../../src/retrieve/local/index/vector-graph.ts';

const embeddings = new HashingEmbeddings(32);
const documents = ['贷款贴息', '研发补助', '人才公寓'].map(
  (pageContent, i) => new Document({ id: `d${i}`, pageContent, metadata: { place: i } }),
);

async function exported(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'cewen-'));
  const store = new HnswStore(embeddings, VectorGraph.empty(32, 1));
  await store.addDocuments(documents);
  await store.delete({ ids: ['d1'] });
  await exportFolder(store, folder);
  return folder;
}

it('is read by @langchain/community', async () => {
  const theirs = await HNSWLib.load(await exported(), embeddings);
  const [found] = await theirs.similaritySearch('人才公寓', 1);
  expect(found).toMatchObject({ pageContent: '人才公寓', metadata: { place: 2, id: 'd2' } });
});
