import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ModelError } from '../../src/errors.ts';
import { Budget } from '../../src/model/budget.ts';
import type { Use } from '../../src/model/chat-model.ts';
import { RemoteEmbeddings } from '../../src/model/remote-embedding.ts';
import { EndpointClock } from '../fakes/endpoint-clock.ts';
import { ModelServer } from '../fakes/model-server.ts';

let server: ModelServer;
let embeddings: RemoteEmbeddings;
beforeAll(async () => {
  server = await ModelServer.start();
  embeddings = await RemoteEmbeddings.open('bge-m3', endpoint());
});
afterAll(() => server.stop());
const endpoint = () => ({
  apiKey: 'k',
  baseURL: server.url,
  attempt: 3000,
  total: 7000,
  clock: new EndpointClock(server),
});

it('learns the dimension, asks for plain numbers, and in batches of ten', async () => {
  expect([embeddings.model, embeddings.dimension]).toEqual(['remote-1-bge-m3', 16]);
  expect(server.embedded[0]).toMatchObject({ encoding_format: 'float', model: 'bge-m3' });
  const texts = Array.from({ length: 23 }, (_, i) => `第${i}条\n补助`);
  const vectors = await embeddings.embedDocuments(texts);
  expect(vectors).toHaveLength(23);
  expect(server.embedded.slice(1).map((b) => (b.input as string[]).length)).toEqual([10, 10, 3]);
  expect((server.embedded[1]!.input as string[])[0]).toBe('第0条\n补助');
});

it.each([
  ['of another dimension', [[1, 2, 3]]],
  ['that is not finite', [[...new Array(15).fill(1), Number.NaN]]],
  ['that is missing', []],
  ['that is no vector', { raw: '{"data":[{"embedding":"AAAA"}]}' }],
  ['after a failure', { status: 500 }],
  ['never', { never: true }],
] as const)('refuses a vector %s', async (_, answer) => {
  server.embed = () => answer as never;
  await expect(embeddings.embedQuery('贷款贴息')).rejects.toThrow(ModelError);
});

it('counts its tokens; a question past the budget of the day is not asked, an index is built', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-embedding-'));
  const uses: Use[] = [];
  const budget = new Budget(join(folder, 'tokens'), 20, () => '2026-11-21');
  server.embed = (texts) => texts.map((t) => [t.length, 1]);
  const counted = await RemoteEmbeddings.open('bge-m3', endpoint(), { budget, told: (use) => uses.push(use) });
  await counted.embedQuery('贷款贴息');
  expect(budget.spent).toBe(3 + 5);
  expect(uses).toMatchObject([{ tokensIn: 3 }, { tokensIn: 5, tokensOut: 0, answered: true }]);
  await counted.embedQuery('我叫王建国');
  expect(server.embedded.at(-1)?.input).toEqual(['我叫（姓名）']);
  expect(uses.at(-1)).toMatchObject({ characters: 6, cut: { 姓名: 1 } });
  await counted.embedDocuments(['研发费用达到主营业务收入']);
  await expect(counted.embedQuery('贷款贴息')).rejects.toThrow(/budget/);
  rmSync(folder, { recursive: true });
});
