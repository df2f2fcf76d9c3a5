import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ModelError } from '../../src/errors.ts';
import { Budget } from '../../src/model/budget.ts';
import { type ChatModel, openChatModel, type Use } from '../../src/model/chat-model.ts';
import { EndpointClock } from '../fakes/endpoint-clock.ts';
import { type Answer, ModelServer } from '../fakes/model-server.ts';

const REQUEST = { system: '规则', user: '提问' };
let server: ModelServer;
let folder: string;
let day: string;
let uses: Use[];
const budgetOf = (limit: number) => new Budget(join(folder, 'tokens'), limit, () => day);
const endpointAt = (baseURL: string) => ({
  apiKey: 'secret-key',
  baseURL,
  attempt: 20_000,
  total: 60_000,
  clock: new EndpointClock(server),
});
const open = (name = 'qwen-plus', budget = budgetOf(1e6)): Promise<ChatModel> =>
  openChatModel(name, endpointAt(server.url), budget, (u) => uses.push(u));

beforeAll(async () => {
  server = await ModelServer.start();
});
afterAll(() => server.stop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cewen-chat-'));
  day = '2026-11-21';
  uses = [];
  server.requests.length = 0;
  server.answer = () => ({ text: '好' });
  return () => rmSync(folder, { recursive: true });
});

describe('a chat model', () => {
  it.each([
    ['qwen-plus', 'qwen-plus'],
    ['openai:gpt-5-codex', 'gpt-5-codex'],
    ['ollama:qwen2.5:7b', 'qwen2.5:7b'],
    ['qwen2.5:7b', 'qwen2.5:7b'],
    ['deepseek:deepseek-chat', 'deepseek-chat'],
  ])('%s asks chat/completions for %s', async (name, model) => {
    const answer = await (await open(name)).complete({ ...REQUEST, json: true });
    expect(answer).toEqual({ text: '好', tokensIn: 400, tokensOut: 100 });
    expect(server.requests[0]?.body).toMatchObject({
      model,
      temperature: 0,
      stream: false,
      response_format: { type: 'json_object' },
    });
    expect(server.requests[0]).toMatchObject(REQUEST);
    expect(uses).toMatchObject([{ tokensIn: 400, tokensOut: 100, answered: true }]);
  });

  it.each([
    ['temperature', { message: "Unsupported value: 'temperature'", param: 'temperature' }],
    ['response_format', { message: 'response_format is not supported by this model' }],
    [
      'max_tokens',
      { message: "'max_tokens' is not supported. Use 'max_completion_tokens' instead.", param: 'max_tokens' },
    ],
  ])('leaves out %s where the endpoint refuses it, and asks no more with it', async (name, error) => {
    server.answer = ({ body }) => (name in body ? { status: 400, error } : { text: '好' });
    const model = await open();
    for (const asked of [2, 3]) {
      expect((await model.complete({ ...REQUEST, json: true })).text).toBe('好');
      expect(server.requests).toHaveLength(asked);
    }
    expect(model.refused).toEqual([name]);
    const body = server.requests.at(-1)?.body ?? {};
    expect(body).not.toHaveProperty(name);
    if (name === 'max_tokens') expect(body.max_completion_tokens).toBe(1200);
  });

  it('asks once where a request is refused for anything else', async () => {
    server.answer = () => ({ status: 400, error: { message: 'the model is in a bad temper', param: 'messages' } });
    const model = await open();
    await expect(model.complete(REQUEST)).rejects.toThrow(/answered 400/);
    expect(server.requests).toHaveLength(1);
    expect(model.refused).toEqual([]);
  });

  it('says that a provider is not installed', async () => {
    await expect(open('anthropic:claude')).rejects.toThrow(/not installed/);
  });

  it.each<[string, Answer, number, RegExp]>([
    ['429', { status: 429 }, 2, /answered 429/],
    ['500', { status: 500 }, 2, /answered 500/],
    ['401', { status: 401 }, 1, /answered 401/],
    ['an empty answer', { text: ' ' }, 1, /empty/],
    ['an answer of 100 kB', { text: '补贴'.repeat(50_000) }, 1, /too long/],
    ['an endless answer', { endless: true }, 2, /broke off/],
    ['broken JSON', { raw: '{"choices":' }, 1, /not JSON/],
    ['another form', { raw: '{"choices":[]}' }, 1, /another form/],
    ['a dropped connection', { drop: 'at once' }, 2, /broke off/],
    ['a connection dropped midway', { drop: 'midway' }, 2, /broke off/],
    ['no answer', { never: true }, 2, /in time/],
  ])('fails at %s, and tells nothing of what was said', async (_, answer, requests, why) => {
    server.answer = () => answer;
    const model = await open();
    const error = await model.complete(REQUEST).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ModelError);
    expect((error as Error).message).toMatch(why);
    expect((error as Error).message).not.toMatch(/900万|secret|提问|规则/);
    expect(server.requests.length).toBe(requests);
    expect(uses).toMatchObject([{ answered: false }]);
  });

  it('tries once more after a failure that may pass', async () => {
    const answers: Answer[] = [{ status: 500 }, { text: '行' }];
    server.answer = () => answers.shift() as Answer;
    expect((await (await open()).complete(REQUEST)).text).toBe('行');
  });

  it('shows nobody what the model says to itself', async () => {
    server.answer = () => ({ text: '<think>补贴900万元？</think>\nP1：好' });
    expect((await (await open()).complete(REQUEST)).text).toBe('P1：好');
  });

  it('asks no more when the budget of the day is spent, and begins anew the next day and not before', async () => {
    const model = await open('qwen-plus', budgetOf(2000));
    await model.complete(REQUEST);
    await model.complete(REQUEST);
    await expect(model.complete(REQUEST)).rejects.toThrow(/budget/);
    await expect((await open('qwen-plus', budgetOf(2000))).complete(REQUEST)).rejects.toThrow(/budget/);
    expect(server.requests.length).toBe(2);
    day = '2026-11-22';
    await model.complete(REQUEST);
    expect(budgetOf(2000).spent).toBe(500);
  });

  it('counts what the first try may have taken, and nothing where the endpoint said no or was not reached', async () => {
    const answers: Answer[] = [{ drop: 'at once' }, { text: '行' }];
    server.answer = () => answers.shift() as Answer;
    const budget = budgetOf(1e6);
    await (await open('qwen-plus', budget)).complete(REQUEST);
    expect(budget.spent).toBeGreaterThan(500);
    const before = budget.spent;
    server.answer = () => ({ status: 429 });
    await (await open('qwen-plus', budget)).complete(REQUEST).catch(() => null);
    expect(budget.spent).toBe(before);
    const gone = await ModelServer.start();
    const nobody = endpointAt(gone.url);
    await gone.stop();
    await (await openChatModel('qwen-plus', nobody, budget)).complete(REQUEST).catch(() => null);
    expect(budget.spent).toBe(before);
  });
});

describe('the budget of a day', () => {
  it('is one for all processes on a folder', () => {
    const [one, other] = [budgetOf(1000), budgetOf(1000)];
    const held = one.take(600);
    expect(() => other.take(600)).toThrow(/budget/);
    one.settle(held, 100);
    const over = other.take(600);
    expect([one.left, other.left]).toEqual([300, 300]);
    day = '2026-11-22';
    other.settle(over, 50);
    expect(one.left).toBe(950);
  });

  it('leaves nothing of the days before', () => {
    budgetOf(1000).book(5);
    day = '2026-11-22';
    budgetOf(1000).book(7);
    expect(readdirSync(folder)).toEqual(['tokens-2026-11-22']);
  });
});
