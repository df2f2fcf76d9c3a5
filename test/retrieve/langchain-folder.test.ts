import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { expect, it } from 'vitest';
import { InputError, SnapshotError } from '../../src/errors.ts';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { exportFolder, importFolder } from '../../src/retrieve/local/build/langchain-folder.ts';
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

it('is read by @langchain/community as by us', async () => {
  const folder = await exported();
  const theirs = await HNSWLib.load(folder, embeddings);
  const ours = await importFolder(folder, embeddings);
  for (const store of [theirs, ours]) {
    const [found] = await store.similaritySearch('人才公寓', 1);
    expect(found).toMatchObject({ pageContent: '人才公寓', metadata: { place: 2, id: 'd2' } });
  }
  expect(await ours.similaritySearch('研发补助', 9)).toHaveLength(2);
});

it('may come from @langchain/community, which gives documents no ids', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cewen-'));
  const theirs = await HNSWLib.fromTexts(['贷款贴息', '研发补助'], [{}, {}], embeddings);
  await theirs.save(folder);
  const [found] = await (await importFolder(folder, embeddings)).similaritySearch('研发补助', 1);
  expect(found).toMatchObject({ id: '1', pageContent: '研发补助' });
});

it('is refused where it is of another dimension, or damaged', async () => {
  const folder = await exported();
  await expect(importFolder(folder, new HashingEmbeddings(64))).rejects.toThrow(InputError);
  writeFileSync(path.join(folder, 'docstore.json'), '[["0",');
  await expect(importFolder(folder, embeddings)).rejects.toThrow(SnapshotError);
});
