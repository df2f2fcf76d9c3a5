import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKnowledge, openServices } from '../../src/app/open-services.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { held } from '../fakes/knowledge.ts';
import { ModelServer } from '../fakes/model-server.ts';
import { configIn } from '../fakes/parts.ts';
import { ROOT } from '../fakes/root.ts';
import { writeSmallKnowledge } from '../fakes/small-knowledge.ts';

let server: ModelServer;
let data: string;
let knowledge: Knowledge;
beforeAll(async () => {
  server = await ModelServer.start();
  data = mkdtempSync(join(tmpdir(), 'cewen-remote-'));
  writeSmallKnowledge(join(data, 'held'));
  cpSync(join(ROOT, 'knowledge/language'), join(data, 'knowledge/language'), { recursive: true });
  // The words of the held lexicon: jieba is in the process with them.
  knowledge = { ...openKnowledge({ ...configIn(data), knowledge: join(data, 'held') }), lexicon: held.lexicon };
});
afterAll(async () => {
  await server.stop();
  rmSync(data, { recursive: true });
});

const told: string[] = [];
function open(embedding: string | null) {
  told.length = 0;
  server.embedded.length = 0;
  // No request waits: a machine that is busy may take its time.
  const times = { attempt: 30_000, total: 60_000 };
  const at = { apiKey: 'k', baseURL: server.url, prompts: join(ROOT, 'prompts'), budget: 1e6, ...times };
  const models = embedding ? { chat: null, embedding, ...at } : null;
  return openServices({ ...configIn(data), models }, (l) => told.push(l), undefined, knowledge);
}
const message = { id: null, text: '长沙贷款补贴最高给多少', history: [], asOf: '2030-06-01' };

it('holds the model and the dimension of the endpoint, asks it for the question, and goes on without it', async () => {
  const first = await open('bge-m3');
  expect(first.snapshot.manifest).toMatchObject({ model: 'remote-1-bge-m3', dimension: 16 });
  server.embedded.length = 0;
  const reply = await answerOnce(message, first);
  expect(server.embedded.map((b) => b.input)).toHaveLength(1);
  expect(reply.citations[0]?.clause).toBe('test-one#1');
  server.embed = () => ({ status: 500 });
  expect((await answerOnce(message, first)).citations[0]?.clause).toBe('test-one#1');
  first.snapshot.close();

  // The endpoint is down at the start: the index at hand is opened, and the words are searched with.
  const second = await open('bge-m3');
  expect(told).toEqual([]);
  expect(second.snapshot.manifest.model).toBe('remote-1-bge-m3');
  expect((await answerOnce(message, second)).citations[0]?.clause).toBe('test-one#1');
  second.snapshot.close();
});

it('is built anew for another model, and with the embedded vectors where the endpoint fails or none is set', async () => {
  server.embed = (texts) => texts.map((t) => [t.length, 1, 2, 3]);
  const other = await open('qwen-embedding');
  expect(other.snapshot.manifest).toMatchObject({ model: 'remote-1-qwen-embedding', dimension: 4 });
  other.snapshot.close();
  let asked = 0;
  server.embed = (texts) => (++asked > 1 ? { status: 500 } : texts.map((t) => [t.length, 1, 2, 3, 4]));
  const broken = await open('third');
  expect(broken.snapshot.manifest.model).toMatch(/^static-/);
  broken.snapshot.close();
  const plain = await open(null);
  expect(told).toEqual([]);
  expect(plain.models).toBeNull();
  plain.snapshot.close();
});
