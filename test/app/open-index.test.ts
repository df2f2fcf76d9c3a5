import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openIndex } from '../../src/app/open-index.ts';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { currentSnapshot } from '../../src/retrieve/local/index/snapshot.ts';
import { NO_WORDS } from '../fakes/no-words.ts';

test('an index is opened as it stands, and built anew where a byte of it was changed or CURRENT is empty', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'cewen-'));
  const source = { passages: [{ id: 'a', text: '贷款贴息' }], words: [], dictionary: NO_WORDS };
  const told: string[] = [];
  const open = async () => {
    const index = await openIndex(dir, source, new HashingEmbeddings(), (line) => told.push(line));
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
