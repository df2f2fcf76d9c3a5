import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { InputError, SnapshotError } from '../../src/errors.ts';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { buildIndex } from '../../src/retrieve/local/build/build-index.ts';
import { currentSnapshot, verifiedSnapshot } from '../../src/retrieve/local/index/snapshot.ts';
import { graphLabels, VectorGraph } from '../../src/retrieve/local/index/vector-graph.ts';
import { Index } from '../../src/retrieve/local/search/clause-index.ts';
import type { Passage } from '../../src/retrieve/passage.ts';
import { NO_WORDS } from '../fakes/no-words.ts';

const embeddings = new HashingEmbeddings();
const passages = (count: number, about = '贷款贴息'): Passage[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `p${i}`,
    parent: `d${i % 3}`,
    text: `第${i}条 ${about}${'研发'.repeat(i % 4)}`,
  }));

let dir: string;
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(tmpdir(), 'cewen-'));
});

function build(of: readonly Passage[], options = {}) {
  return buildIndex(of, embeddings, dir, { dictionary: NO_WORDS, ...options });
}

function scores(text: string): [string, number][] {
  const hits = Index.open(dir, embeddings).search({ text, limit: 50 });
  return hits.map((hit): [string, number] => [hit.id, Math.round(hit.score * 1e4)]).sort();
}

describe('building', () => {
  it('says what was added, changed, removed and left', async () => {
    expect(await build(passages(10))).toMatchObject({ passages: 10, added: 10, changed: 0, removed: 0, unchanged: 0 });
    const next = [...passages(9).slice(2), { id: 'p1', text: '改过' }, { id: 'new', text: '新增' }];
    expect(await build(next)).toMatchObject({ added: 1, changed: 1, removed: 2, unchanged: 7 });
  });

  it('finds after many changes what a fresh build finds', async () => {
    await build(passages(30));
    await build([...passages(20), { id: 'x', parent: 'd1', text: '贷款担保' }]);
    await build([...passages(12), { id: 'x', parent: 'd1', text: '贷款担保费率' }]);
    const taken = scores('贷款担保研发');
    dir = fs.mkdtempSync(path.join(tmpdir(), 'cewen-'));
    await build([...passages(12), { id: 'x', parent: 'd1', text: '贷款担保费率' }]);
    expect(taken).toEqual(scores('贷款担保研发'));
  });

  it('writes nothing where nothing changed', async () => {
    const { build: first } = await build(passages(3));
    expect(await build(passages(3))).toMatchObject({ build: first, unchanged: 3 });
  });

  it('indexes no passages, and a passage without a word', async () => {
    await build([]);
    expect(scores('贷款')).toEqual([]);
    await build([{ id: 'empty', text: '……' }]);
    expect(scores('贷款')).toEqual([]);
  });

  it('refuses two passages with one id', async () => {
    await expect(build([...passages(2), ...passages(1)])).rejects.toThrow(InputError);
  });

  it('refuses a model that gives no proper vectors', async () => {
    const broken = new HashingEmbeddings();
    broken.embed = () => [1, 2, 3];
    await expect(buildIndex(passages(2), broken, dir)).rejects.toThrow(InputError);
  });
});

describe('a snapshot', () => {
  it('is whole right after it was built', async () => {
    const { build: name } = await build(passages(3));
    expect(verifiedSnapshot(dir).manifest).toMatchObject({
      build: name,
      passages: 3,
      parents: 3,
      vectors: 3,
      dimension: 128,
    });
  });

  it('is refused where there is none', () => {
    expect(() => Index.open(dir, embeddings)).toThrow(SnapshotError);
  });

  it('answers the same however it was opened', async () => {
    await build(passages(5));
    const query = { text: '贷款研发', limit: 5 };
    const ranked = (index: Index) => index.search(query).map(({ id, score }) => [id, score]);
    const whole = ranked(Index.open(dir, embeddings));
    const started = Index.start(dir, embeddings);
    expect(started.vectors.ready).toBe(false);
    expect(ranked(started)).toEqual(whole);
    await started.vectors.whole();
    expect(ranked(started)).toEqual(whole);
  });

  it('tells a graph that turns out damaged once it was read', async () => {
    await build(passages(5));
    const file = path.join(currentSnapshot(dir).path, 'vectors.hnsw');
    fs.writeFileSync(file, Buffer.alloc(fs.statSync(file).size));
    const begun = VectorGraph.begin(file, embeddings.dimension, graphLabels(['p0']));
    await expect(begun.whole()).rejects.toThrow(SnapshotError);
    expect(() => begun.ready).toThrow(SnapshotError);
  });

  it('is refused where its vectors are of another model', async () => {
    await build(passages(3));
    expect(() => Index.open(dir, new HashingEmbeddings(64))).toThrow(/hashing-ngram-1-128/);
  });

  it('is refused where a file is gone or cut short, and built again', async () => {
    await build(passages(3));
    const { path: at, manifest } = currentSnapshot(dir);
    for (const file of [...Object.keys(manifest.files), 'manifest.json'].map((name) => path.join(at, name))) {
      const whole = fs.readFileSync(file);
      fs.writeFileSync(file, whole.subarray(0, whole.length >> 1));
      expect(() => Index.open(dir, embeddings)).toThrow(SnapshotError);
      fs.rmSync(file);
      expect(() => Index.open(dir, embeddings)).toThrow(SnapshotError);
      fs.writeFileSync(file, whole);
      expect(scores('贷款')).toHaveLength(3);
    }
    fs.rmSync(path.join(at, 'passages.bm25'));
    expect(await build(passages(3))).toMatchObject({ added: 3 });
    expect(scores('贷款')).toHaveLength(3);
  });

  it('is refused where a byte of any file was changed, however it is opened, and built again', async () => {
    await build(passages(3));
    const { path: at, manifest } = currentSnapshot(dir);
    const flip = (file: string, where: number) => {
      const bytes = fs.readFileSync(file);
      bytes[Math.min(bytes.length - 1, Math.floor(where * bytes.length))]! ^= 1;
      fs.writeFileSync(file, bytes);
    };
    for (const file of [...Object.keys(manifest.files), 'manifest.json'].map((name) => path.join(at, name)))
      for (const where of [0, 0.5, 1]) {
        flip(file, where);
        expect(() => Index.open(dir, embeddings), `${file} at ${where}`).toThrow(SnapshotError);
        expect(() => Index.start(dir, embeddings), `${file} at ${where}`).toThrow(SnapshotError);
        flip(file, where);
      }
    flip(path.join(at, 'vectors.hnsw'), 0.5);
    expect(() => verifiedSnapshot(dir)).toThrow(/vectors\.hnsw/);
    expect(await build(passages(3))).toMatchObject({ added: 3, unchanged: 0 });
    expect(scores('贷款')).toHaveLength(3);
  });

  it('is built anew where CURRENT is empty or names nothing, as a crash may leave it', async () => {
    await build(passages(3));
    for (const left of ['', '\0\0\0\0', 'build-0a-0b\n']) {
      fs.writeFileSync(path.join(dir, 'CURRENT'), left);
      expect(() => Index.open(dir, embeddings)).toThrow(SnapshotError);
      await build(passages(3));
      expect(scores('贷款')).toHaveLength(3);
    }
  });

  it('survives what a builder left that died on the way', async () => {
    await build(passages(3));
    fs.mkdirSync(path.join(dir, '.building-999999999-0a'));
    fs.writeFileSync(path.join(dir, '.CURRENT-999999999-build-0a-0b'), 'build-0a-0b\n');
    expect(scores('贷款')).toHaveLength(3);
    await build(passages(4));
    expect(fs.readdirSync(dir).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('is whole after many builders at once, and an open one goes on', async () => {
    await build(passages(3));
    const open = Index.open(dir, embeddings);
    await Promise.all(Array.from({ length: 6 }, (_, i) => build(passages(4 + i))));
    expect(verifiedSnapshot(dir).manifest.passages).toBeGreaterThanOrEqual(4);
    expect(open.search({ text: '贷款', limit: 9 })).toHaveLength(3);
    expect(open.passage('p0').text).toContain('贷款');
    await build(passages(2));
    expect(fs.readdirSync(dir)).toHaveLength(3);
  });
});
