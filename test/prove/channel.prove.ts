import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { withoutNote } from '../../src/channel/again.ts';
import { BotApi, seconds } from '../fakes/bot-api.ts';
import { Serving } from '../fakes/serving.ts';

const KILLS = Number(process.env.KILLS ?? 200);
const LOAD_SECONDS = Number(process.env.LOAD_SECONDS ?? 60);
/** An answer from the policies takes 13 ms of one core, so that the house itself is loaded by a handler that only repeats. */
const LOADS = [
  ['echo', 200, 2000],
  ['policies', 20, 200],
] as const;
const UNLIMITED = {
  TELEGRAM_PER_SECOND: '1000000',
  TELEGRAM_PER_CHAT_SECOND: '1000000',
  TELEGRAM_PER_GROUP_MINUTE: '1000000',
  CEWEN_PER_PERSON_MINUTE: '1000000',
  CEWEN_QUEUE: '1000000',
};

let api: BotApi;
let data: string;
beforeEach(async () => {
  api = await new BotApi().listen();
  data = mkdtempSync(join(tmpdir(), 'cewen-prove-'));
});
afterEach(async () => {
  await api.close();
  rmSync(data, { recursive: true, force: true });
});

const env = (more: Readonly<Record<string, string>>) => ({
  CEWEN_DATA: data,
  TELEGRAM_BOT_TOKEN: api.token,
  TELEGRAM_API_ROOT: api.root,
  ...more,
});

function say(chat: number, text: string): Promise<number | null> {
  const group = chat < 0;
  const from = { id: group ? 1 + Math.floor(Math.random() * 1000) : chat, is_bot: false, first_name: '某人' };
  const place = { id: chat, type: group ? 'supergroup' : 'private' };
  const words = group ? `/ask ${text}` : text;
  const entities = group ? [{ type: 'bot_command', offset: 0, length: 4 }] : [];
  return api.push({ message: { message_id: api.nextId(), date: seconds(), chat: place, from, text: words, entities } });
}

/** Says one message after the other at so many a second until told to stop. */
function flow(perSecond: number, chats: number, words: (n: number) => string, said: (n: number, at: number) => void) {
  const start = performance.now();
  let n = 0;
  const timer = setInterval(() => {
    while (n < ((performance.now() - start) / 1000) * perSecond) {
      said(n, performance.now());
      void say(1 + (n % chats), words(n));
      n += 1;
    }
  }, 4);
  const stop = () => {
    clearInterval(timer);
    return n;
  };
  // One that fails midway leaves nobody talking into the next.
  onTestFinished(() => void stop());
  return stop;
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.floor(q * (sorted.length - 1))] ?? Number.NaN;

describe('kill -9', () => {
  test(`loses nothing in ${KILLS} kills at random points`, async () => {
    const settings = env(UNLIMITED);
    const stop = flow(
      40,
      25,
      (n) => `m${n}`,
      () => {},
    );
    /** Accepted by the app, and killed before it could be marked. */
    const unmarked = new Set<string>();
    let early = 0;
    for (let i = 0; i < KILLS; i += 1) {
      const serving = new Serving(settings);
      if (Math.random() < 0.1) early += 1;
      else await serving.started();
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 250));
      serving.kill('SIGKILL');
      await serving.ended;
      await new Promise((resolve) => setTimeout(resolve, 20)); // what is on the wire arrives
      const accepted = new Set(sentTexts());
      for (const text of owedTexts()) if (accepted.has(text)) unmarked.add(text);
    }
    const said = stop();
    const last = new Serving(settings);
    const texts = new Set(Array.from({ length: said }, (_, n) => `答：m${n}`));
    const missing = (): number => texts.size - new Set(sentTexts().filter((t) => texts.has(t))).size;
    while (missing() > 0 && (await alive(last))) await new Promise((resolve) => setTimeout(resolve, 200));
    last.kill('SIGTERM');
    expect(await last.ended).toBe(0);
    const counts = new Map<string, number>();
    for (const text of sentTexts()) counts.set(text, (counts.get(text) ?? 0) + 1);
    const doubled = [...counts].filter(([, count]) => count > 1).map(([text]) => text);
    const explained = doubled.filter((text) => unmarked.has(text)).length;
    const figures = { kills: KILLS, beforeStart: early, said, lost: missing(), doubled: doubled.length, explained };
    console.log(JSON.stringify({ ...figures, sends: api.sent.items.length, most: Math.max(...counts.values()) }));
    expect(missing()).toBe(0);
    expect(explained).toBe(doubled.length);
    expect(doubled.length).toBeLessThanOrEqual(KILLS * 16);
  });
});

/** What was sent, without what is said beside an answer that may have arrived before. */
const sentTexts = (): string[] => api.sent.items.map(({ text }) => withoutNote(text));

function owedTexts(): string[] {
  const file = join(data, 'cewen.db');
  // Killed before it had begun: nothing is owed yet, and whoever opens it would leave an empty one.
  if (!existsSync(file)) return [];
  const db = new Libsql(file, { timeout: 5000 });
  const rows = db.prepare("SELECT json_extract(body, '$.part.text') AS text FROM outbox WHERE state = 'waiting'").all();
  db.close();
  return rows.map((row) => (row as { text: string }).text);
}

/** Up to three minutes of waiting for the last answers. */
const deadline = { at: 0 };
async function alive(serving: Serving): Promise<boolean> {
  deadline.at ||= Date.now() + 180_000;
  const ended = await Promise.race([
    serving.ended.then(() => true),
    new Promise((resolve) => setImmediate(() => resolve(false))),
  ]);
  return !ended && Date.now() < deadline.at;
}

describe('load', () => {
  for (const [handler, perSecond, chats] of LOADS)
    test(`${perSecond} messages a second over ${chats} conversations for ${LOAD_SECONDS} s, nothing lost (${handler})`, async () => {
      const questions = [
        '长沙小巨人贷款贴息的标准是什么',
        '高新技术企业奖励多少',
        '研发费用补贴怎么算',
        '归哪个部门管',
      ];
      const words = (n: number): string => (handler === 'echo' ? `m${n}` : (questions[n % questions.length] ?? ''));
      const serving = new Serving(env({ ...UNLIMITED, ANSWER: handler }));
      await serving.started();
      const asked: number[][] = [];
      const took: number[] = [];
      api.onSent = (message) => {
        const at = asked[Number(message.chat_id)]?.shift();
        if (at !== undefined) took.push(performance.now() - at);
      };
      const memory: number[] = [];
      const watch = setInterval(() => memory.push(serving.memory().now), 1000);
      const stop = flow(perSecond, chats, words, (n, at) => {
        const chat = 1 + (n % chats);
        asked[chat] ??= [];
        asked[chat].push(at);
      });
      await new Promise((resolve) => setTimeout(resolve, LOAD_SECONDS * 1000));
      const said = stop();
      await api.sent.until(said);
      clearInterval(watch);
      const { most } = serving.memory();
      serving.kill('SIGTERM');
      expect(await serving.ended).toBe(0);
      took.sort((a, b) => a - b);
      const [p50, p99, max] = [0.5, 0.99, 1].map((q) => Math.round(quantile(took, q)));
      console.log(
        JSON.stringify({
          handler,
          said,
          answered: api.sent.items.length,
          p50,
          p99,
          max,
          memoryStart: memory[2],
          memoryEnd: memory.at(-1),
          memoryMost: most,
        }),
      );
      expect(api.sent.items).toHaveLength(said);
      expect(took).toHaveLength(said);
    });

  test('the limits of Telegram hold by default', async () => {
    const serving = new Serving(env({ CEWEN_PER_PERSON_MINUTE: '1000000' }));
    await serving.started();
    for (let n = 0; n < 600; n += 1) await say(1 + (n % 100), `m${n}`);
    for (let n = 0; n < 45; n += 1) await say(-100, `g${n}`);
    await api.sent.until(645);
    const most = (of: readonly number[], within: number): number => {
      const times = [...of].sort((a, b) => a - b);
      return Math.max(
        ...times
          .map((t, i) => times.slice(i).findIndex((u) => u >= t + within))
          .map((n, i) => (n < 0 ? times.length - i : n)),
      );
    };
    const times = api.sent.items.map((m) => m.at);
    const chats = groupByChat();
    const perChat = Math.max(
      ...[...chats.values()].map((items) =>
        most(
          items.map((m) => m.at),
          1000,
        ),
      ),
    );
    const group = most(
      (chats.get('-100') ?? []).map((m) => m.at),
      60_000,
    );
    const seconds = Math.round((Math.max(...times) - Math.min(...times)) / 1000);
    console.log(
      JSON.stringify({
        sent: times.length,
        seconds,
        perSecond: most(times, 1000),
        perChatSecond: perChat,
        groupMinute: group,
      }),
    );
    expect(most(times, 1000)).toBeLessThanOrEqual(30);
    expect(perChat).toBe(1);
    expect(group).toBeLessThanOrEqual(20);
    serving.kill('SIGTERM');
    expect(await serving.ended).toBe(0);
  });
});

function groupByChat(): Map<string, { at: number }[]> {
  const map = new Map<string, { at: number }[]>();
  for (const message of api.sent.items) map.set(message.chat_id, [...(map.get(message.chat_id) ?? []), message]);
  return map;
}
