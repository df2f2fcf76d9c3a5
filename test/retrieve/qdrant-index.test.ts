import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { passagesOf } from '../../src/retrieve/clause-passages.ts';
import { buildIndex } from '../../src/retrieve/local/build/build-index.ts';
import { Index } from '../../src/retrieve/local/search/clause-index.ts';
import { EmbeddingIndex } from '../../src/retrieve/local/search/embedding-index.ts';
import type { ClauseIndex, ClauseQuery } from '../../src/retrieve/port.ts';
import { QuestionVectors } from '../../src/retrieve/question-vector.ts';
import { LeanSnapshot } from '../../src/retrieve/remote/lean-snapshot.ts';
import { collectionOf, dropOthers, publishPassages } from '../../src/retrieve/remote/publish-passages.ts';
import { Qdrant } from '../../src/retrieve/remote/qdrant.ts';
import { QdrantIndex } from '../../src/retrieve/remote/qdrant-index.ts';
import { held as knowledge } from '../fakes/knowledge.ts';
import { QdrantServer } from '../fakes/qdrant-server.ts';

// Qdrant itself does not run here: what is proved holds of a server that answers as its documentation says.
const embeddings = new HashingEmbeddings();
const vectors = new QuestionVectors(embeddings, () => {});
const dir = mkdtempSync(join(tmpdir(), 'cewen-qdrant-'));
const all = new Set(knowledge.documents.keys());
const half = new Set([...all].filter((_, i) => i % 2 === 0));
const asked = [...knowledge.clauses.values()].flatMap(({ asks }) => asks.slice(0, 1)).slice(0, 45);

let server: QdrantServer;
let qdrant: Qdrant;
let local: Index;
let lean: LeanSnapshot;
let here: ClauseIndex;
let there: ClauseIndex;

beforeAll(async () => {
  server = await QdrantServer.start();
  server.key = 'secret';
  qdrant = new Qdrant({ url: `${server.url}/`, apiKey: 'secret' });
  await buildIndex(passagesOf(knowledge), embeddings, dir, { words: knowledge.lexicon.words });
  await publishPassages(dir, qdrant);
  local = Index.open(dir, embeddings);
  lean = new LeanSnapshot(dir);
  here = new EmbeddingIndex(local, embeddings, () => {});
  there = new QdrantIndex(qdrant, lean, vectors);
});
afterAll(async () => {
  local.close();
  lean.close();
  await server.stop();
});

describe('passages that Qdrant ranks', () => {
  it.each([
    ['all documents', all, asked],
    ['half of them', half, asked.filter((_, i) => i % 3 === 0)],
  ])('have the places and scores of the index in memory, of %s', async (_, documents, questions) => {
    expect(questions.length).toBeGreaterThan(10);
    for (const text of questions) {
      const query: ClauseQuery = {
        text,
        documents,
        limit: 10,
        also: [{ text: '贷款贴息', weight: 0.8, of: text.slice(0, 2) }],
      };
      const [near, far] = [await here.search(query), await there.search(query)];
      expect(far.length, text).toBe(near.length);
      for (const [i, { score }] of near.entries()) expect(far[i]?.score, text).toBeCloseTo(score, 3);
      expect(far[0]?.parent === undefined || documents.has(far[0].parent)).toBe(true);
    }
  });

  it('tell how often words stand in them as the index in memory does', async () => {
    const words = ['贷款', '贴息', '高新技术企业', '天方夜谭'];
    expect(await there.frequencies(words)).toEqual(await here.frequencies(words));
  });

  it('are none where no document may be used or nothing is asked', async () => {
    const query = { text: '贷款贴息', also: [], limit: 5 };
    expect(await there.search({ ...query, documents: new Set() })).toEqual([]);
    expect(await there.search({ ...query, text: '', documents: all })).toEqual([]);
  });

  it('are published once a build, put again where they do not stand there whole, and dropped with it', async () => {
    const name = collectionOf(lean.manifest.build);
    const puts = () => server.calls.filter((call) => call === `PUT /collections/${name}/points`).length;
    const before = puts();
    await publishPassages(dir, qdrant);
    expect(puts()).toBe(before);
    server.collections.get(name)?.delete(0);
    await publishPassages(dir, qdrant);
    expect(server.collections.get(name)?.size).toBe(lean.manifest.passages);
    server.collections.set('cewen-build-0-0', new Map()).set('somebody-else', new Map());
    await dropOthers(qdrant, [lean.manifest.build]);
    expect([...server.collections.keys()].sort()).toEqual([name, 'somebody-else'].sort());
  });

  it('can not be had where it refuses, fails or is not there, and that is a fault that may pass', async () => {
    const query = { text: '贷款贴息', also: [], documents: all, limit: 5 };
    server.status = 503;
    await expect(there.search(query)).rejects.toThrow(StoreError);
    server.status = null;
    const nobody = new QdrantIndex(new Qdrant({ url: 'http://127.0.0.1:1', apiKey: null }), lean, vectors);
    await expect(nobody.search(query)).rejects.toThrow('Qdrant（127.0.0.1:1）没有应答');
    const stranger = new QdrantIndex(new Qdrant({ url: server.url, apiKey: 'wrong' }), lean, vectors);
    await expect(stranger.search(query)).rejects.toThrow('答了 401');
  });
});
