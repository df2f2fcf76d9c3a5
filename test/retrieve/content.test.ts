import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { HashingEmbeddings } from '../../src/model/embedding.ts';
import { buildIndex } from '../../src/retrieve/local/build/build-index.ts';
import { isCurrent } from '../../src/retrieve/local/index/content.ts';
import { Index } from '../../src/retrieve/local/search/clause-index.ts';
import { NO_WORDS } from '../fakes/no-words.ts';

const embeddings = new HashingEmbeddings();
const passages = [
  { id: 'a', text: '高企认定' },
  { id: 'b', text: '贷款贴息' },
];

it('is current for just what it was built from, in any order', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'cewen-'));
  expect(isCurrent(dir, passages, [], embeddings)).toBe(false);
  await buildIndex(passages, embeddings, dir, { words: ['小巨人'], dictionary: NO_WORDS });
  expect(isCurrent(dir, [...passages].reverse(), ['小巨人'], embeddings)).toBe(true);
  expect(isCurrent(dir, passages, [], embeddings)).toBe(false);
  expect(isCurrent(dir, passages.slice(1), ['小巨人'], embeddings)).toBe(false);
  expect(isCurrent(dir, [{ ...passages[0]!, asks: ['怎么认定'] }, passages[1]!], ['小巨人'], embeddings)).toBe(false);
  expect(isCurrent(dir, passages, ['小巨人'], new HashingEmbeddings(64))).toBe(false);
});

it('cuts by new words of our own as soon as they are known, though no passage changed', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'cewen-'));
  const weight = () => {
    const [hit] = Index.open(dir, embeddings).search({ text: '款贴', limit: 1 });
    return hit?.explain.terms[0]?.weight;
  };
  const { build } = await buildIndex(passages, embeddings, dir);
  expect(weight()).toBe(1);
  expect((await buildIndex(passages, embeddings, dir, { words: ['款贴'] })).build).not.toBe(build);
  expect(weight()).toBeGreaterThan(1);
});
