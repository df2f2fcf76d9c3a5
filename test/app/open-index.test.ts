import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inMemory, openElsewhere, openHere } from '../../src/app/open-index.ts';
import { StoreError } from '../../src/errors.ts';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { currentSnapshot } from '../../src/retrieve/local/index/snapshot.ts';
import { NO_WORDS } from '../fakes/no-words.ts';
import { QdrantServer } from '../fakes/qdrant-server.ts';

test('an index is opened as it stands, and built anew where a byte of it was changed or CURRENT is empty', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'cewen-'));
  const source = { passages: [{ id: 'a', text: '贷款贴息' }], words: [], dictionary: NO_WORDS };
  const told: string[] = [];
  const open = async () => {
    const tell = (line: string) => told.push(line);
    const index = inMemory((await openHere(dir, source, new HashingEmbeddings(), () => {}, tell)).snapshot);
    await index.vectors.whole();
    expect(index.search({ text: '贷款', limit: 5 })).toMatchObject([{ id: 'a' }]);
    index.close();
  };
  await open();
  expect(told.splice(0)).toEqual(['正在建立索引……']);
  await open();
  expect(told.splice(0)).toEqual([]);
  const graph = join(currentSnapshot(dir).path, 'vectors.hnsw');
  const bytes = readFileSync(graph);
  writeFileSync(graph, bytes.fill(0xff, bytes.length >> 1));
  await open();
  expect(told.splice(0)).toEqual([expect.stringContaining('vectors.hnsw'), '正在建立索引……']);
  writeFileSync(join(dir, 'CURRENT'), '');
  await open();
  expect(told.splice(0)).toEqual(['正在建立索引……']);
});

test('where a Qdrant is named, what is built is put there, and what is ranked there is opened without vectors', async () => {
  const server = await QdrantServer.start();
  const dir = mkdtempSync(join(tmpdir(), 'cewen-'));
  const source = { passages: [{ id: 'a', parent: 'd', text: '贷款贴息' }], words: [], dictionary: NO_WORDS };
  const { url: at } = server;
  const open = (url: string) =>
    openElsewhere(
      { url, apiKey: null },
      dir,
      source,
      new HashingEmbeddings(),
      () => {},
      () => {},
    );
  const { snapshot, index } = await open(at);
  const query = { text: '贷款', also: [], documents: new Set(['d']), limit: 5 };
  expect(await index.search(query)).toMatchObject([{ id: 'a', parent: 'd' }]);
  expect(() => inMemory(snapshot)).toThrow('CEWEN_QDRANT_URL');
  snapshot.close();
  await server.stop();
  await expect(open(at)).rejects.toThrow(StoreError);
});
