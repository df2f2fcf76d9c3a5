import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { passagesOf } from '../../src/retrieve/clause-passages.ts';
import { buildIndex } from '../../src/retrieve/local/build/build-index.ts';
import { Index } from '../../src/retrieve/local/search/clause-index.ts';
import { EmbeddingIndex } from '../../src/retrieve/local/search/embedding-index.ts';
import type { ClauseIndex, ClauseQuery } from '../../src/retrieve/port.ts';
import { QuestionVectors } from '../../src/retrieve/question-vector.ts';
import { LeanSnapshot } from '../../src/retrieve/remote/lean-snapshot.ts';
import type { Points } from '../../src/retrieve/remote/points.ts';
import { PointsIndex } from '../../src/retrieve/remote/points-index.ts';
import { collectionOf, dropOthers, publishPassages } from '../../src/retrieve/remote/publish-passages.ts';
import { held as knowledge } from '../fakes/knowledge.ts';

const embeddings = new HashingEmbeddings();
const vectors = new QuestionVectors(embeddings, () => {});
const all = new Set(knowledge.documents.keys());
const half = new Set([...all].filter((_, i) => i % 2 === 0));
const asked = [...knowledge.clauses.values()].flatMap(({ asks }) => asks.slice(0, 1)).slice(0, 45);

/** Passages as they are ranked elsewhere, by whatever `open` reaches. */
export function ranksAsInMemory(what: string, open: () => Promise<Points>): void {
  let points: Points;
  let dir: string;
  let local: Index;
  let lean: LeanSnapshot;
  let here: ClauseIndex;
  let there: ClauseIndex;

  beforeAll(async () => {
    points = await open();
    dir = mkdtempSync(join(tmpdir(), 'cewen-points-'));
    await buildIndex(passagesOf(knowledge), embeddings, dir, { words: knowledge.lexicon.words });
    await publishPassages(dir, points);
    local = Index.open(dir, embeddings);
    lean = new LeanSnapshot(dir);
    here = new EmbeddingIndex(local, embeddings, () => {});
    there = new PointsIndex(points, lean, vectors);
  });
  afterAll(() => {
    local.close();
    lean.close();
  });

  describe(`passages that ${what} ranks`, () => {
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
      const { build, passages, dimension } = lean.manifest;
      const [name, other] = [collectionOf(build), collectionOf('build-0-0')];
      let puts = 0;
      const put = points.put.bind(points);
      points.put = (...given) => {
        puts += 1;
        return put(...given);
      };
      await publishPassages(dir, points);
      expect(puts).toBe(0);
      await points.drop(name);
      await points.create(name, dimension);
      await publishPassages(dir, points);
      expect([puts, await points.count(name)]).toEqual([1, passages]);
      await points.create(other, dimension);
      await points.create('somebody-else', dimension);
      await dropOthers(points, [build]);
      expect(await points.collections()).toContain(name);
      expect(await points.collections()).not.toContain(other);
      expect(await points.count('somebody-else')).toBe(0);
    });
  });
}
