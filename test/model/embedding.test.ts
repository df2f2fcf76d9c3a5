import { expect, it } from 'vitest';
import { HashingEmbeddings } from '../../src/model/embedding.ts';

const embeddings = new HashingEmbeddings();

function cosine(a: string, b: string): number {
  const other = embeddings.embed(b);
  return embeddings.embed(a).reduce((sum, value, i) => sum + value * other[i]!, 0);
}

it('gives the same text the same vector of length 1', async () => {
  const vector = await embeddings.embedQuery('贷款贴息');
  expect(vector).toEqual(new HashingEmbeddings().embed('贷款贴息'));
  expect(vector).toHaveLength(128);
  expect(Math.hypot(...vector)).toBeCloseTo(1, 10);
});

it('puts like spelling nearer than unlike spelling', () => {
  expect(cosine('企业贷款贴息', '贷款贴息')).toBeGreaterThan(cosine('企业贷款贴息', '人才公寓'));
});

it('gives a vector of zeros where there is nothing to embed', () => {
  expect(embeddings.embed('！？').every((value) => value === 0)).toBe(true);
});
