import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BotApi, seconds } from '../fakes/bot-api.ts';
import { canStartPostgres, PostgresServer } from '../fakes/postgres-server.ts';
import { Serving } from '../fakes/serving.ts';

const RUNS = Number(process.env.RUNS ?? 25);
const CHATS = 30;
const PER_SECOND = Number(process.env.PER_SECOND ?? 20);
const HOOK = '/hook';
/** So long, in milliseconds, nobody may poll after the one that did has gone. */
const TAKEN_OVER_WITHIN = 5000;
const UNLIMITED = {
  TELEGRAM_PER_SECOND: '1000000',
  TELEGRAM_PER_CHAT_SECOND: '1000000',
  CEWEN_PER_PERSON_MINUTE: '1000000',
  CEWEN_QUEUE: '1000000',
};

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

/** One of several servers over one database. */
class Replica {
  readonly folder = mkdtempSync(join(tmpdir(), 'cewen-share-'));
  readonly #env: Readonly<Record<string, string>>;
  serving: Serving;
  port = '';
  #over = false;

  constructor(env: Readonly<Record<string, string>>) {
    this.#env = { ...env, CEWEN_DATA: this.folder };
    this.serving = this.#start();
  }

  get leads(): boolean {
    return this.serving.told.items.some((line) => line.includes('"msg":"channel is led"'));
  }

  async end(): Promise<void> {
    this.#over = true;
    this.serving.kill('SIGKILL');
    await this.serving.ended;
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Whoever ends is started anew, as a supervisor does. */
  #start(): Serving {
    const serving = new Serving(this.#env);
    void serving.told
      .find((line) => line.startsWith('HTTP 端口'))
      .then((line) => {
        this.port = line.split('：')[1] ?? '';
      });
    void serving.ended.then(() => {
      this.port = '';
      if (!this.#over) this.serving = this.#start();
    });
    return serving;
  }
}

describe.skipIf(!canStartPostgres)('servers over one database', () => {
  let api: BotApi;
  let server: PostgresServer;
  let replicas: Replica[] = [];
  beforeEach(async () => {
    api = await new BotApi().listen();
    server = await new PostgresServer().start();
  });
  afterEach(async () => {
    await Promise.all(replicas.splice(0).map((replica) => replica.end()));
    await api.close();
    server.stop();
  });

  function begin(count: number, webhook: boolean): void {
    const bot = { TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.root, DATABASE_URL: server.url };
    const hook = webhook ? { TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:1${HOOK}`, TELEGRAM_WEBHOOK_SECRET: 's' } : {};
    replicas = Array.from(
      { length: count },
      () => new Replica({ ...UNLIMITED, ...bot, ...hook, PORT: '0', LOG_LEVEL: 'info' }),
    );
  }

  async function run<T>(sql: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  }

  /** Hands an update to any server that takes it, again until one has, as Telegram does. */
  async function deliver(update: object): Promise<void> {
    for (;;) {
      const { port } = any(replicas);
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 's' };
      const body = JSON.stringify(update);
      const status = port
        ? await fetch(`http://127.0.0.1:${port}${HOOK}`, { method: 'POST', headers, body })
            .then((response) => response.status)
            .catch(() => 0)
        : 0;
      if (status === 200) return;
      await pause(20);
    }
  }

  /** What one person says, one message after the other. */
  class Chat {
    #last: Promise<void> = Promise.resolve();
    readonly #id: number;
    readonly #webhook: boolean;

    constructor(id: number, webhook: boolean) {
      this.#id = id;
      this.#webhook = webhook;
    }

    say(n: number): void {
      const from = { id: this.#id, is_bot: false, first_name: '某人' };
      const chat = { id: this.#id, type: 'private' };
      const message = { message_id: api.nextId(), date: seconds(), chat, from, text: `m${n}` };
      if (!this.#webhook) return void api.push({ message });
      this.#last = this.#last.then(() => deliver({ update_id: 1_000_000 + n, message }));
    }
  }

  async function cut(): Promise<void> {
    await run(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = 'cewen'`,
    );
  }

  const STRIKES = {
    'a server is killed': async () => any(replicas).serving.kill('SIGKILL'),
    'the one that polls is killed': async () =>
      (replicas.find(({ leads }) => leads) ?? any(replicas)).serving.kill('SIGKILL'),
    'every connection to the database is cut': cut,
    'the database crashes': async () => server.crash(),
  } as const;

  for (const count of [2, 4])
    for (const [what, strike] of Object.entries(STRIKES))
      for (const webhook of what.includes('polls') ? [false] : [false, true])
        test(`${count} servers, ${webhook ? 'webhook' : 'polling'}: lose nothing and answer in order where ${what}, ${RUNS} times`, async () => {
          begin(count, webhook);
          await Promise.all(replicas.map(({ serving }) => serving.started()));
          const chats = Array.from({ length: CHATS }, (_, i) => new Chat(i + 1, webhook));
          let said = 0;
          const talking = setInterval(() => {
            chats[said % CHATS]?.say(said);
            said += 1;
          }, 1000 / PER_SECOND);
          let longest = 0;
          let takenOver = 0;
          for (let i = 0; i < RUNS; i += 1) {
            await Promise.all(replicas.map(({ serving }) => serving.started()));
            await pause(1000 + Math.random() * 1000);
            const [before, from] = [said, performance.now()];
            const polled = replicas.find(({ leads }) => leads)?.serving;
            await strike();
            if (what.includes('polls') && polled) {
              const isLed = (): boolean => replicas.some(({ leads, serving }) => leads && serving !== polled);
              while (!isLed() && performance.now() - from < 60_000) await pause(10);
              takenOver = Math.max(takenOver, performance.now() - from);
            }
            // All who spoke at the strike have been answered, and all who spoke since.
            const mark = before + CHATS;
            const texts = new Set<string>();
            let at = 0;
            const answered = (): boolean => {
              for (; at < api.sent.items.length; at += 1) texts.add(api.sent.items[at]?.text ?? '');
              for (let n = Math.max(0, before - CHATS); n < mark; n += 1) if (!texts.has(`答：m${n}`)) return false;
              return true;
            };
            while (!answered() && performance.now() - from < 60_000) await pause(10);
            longest = Math.max(longest, performance.now() - from - (CHATS / PER_SECOND) * 1000);
          }
          clearInterval(talking);
          const firsts = (): string[] => [...new Set(api.sent.items.map(({ text }) => text))];
          for (let [left, since] = [said, Date.now()]; left > 0 && Date.now() - since < 60_000; await pause(50)) {
            const now = said - firsts().length;
            if (now < left) [left, since] = [now, Date.now()];
          }
          const lost = said - firsts().length;
          const last = new Map<number, number>();
          let disordered = 0;
          for (const text of firsts()) {
            const n = Number(text.replace(/\D/g, ''));
            if (n < (last.get(n % CHATS) ?? -1)) disordered += 1;
            last.set(n % CHATS, n);
          }
          const times = new Map<string, number>();
          for (const { text } of api.sent.items) times.set(text, (times.get(text) ?? 0) + 1);
          const doubled = [...times].filter(([, n]) => n > 1).map(([text]) => text);
          const marked = await run<{ text: string }>(
            `SELECT body::json #>> '{part,text}' AS text FROM outbox WHERE again`,
          );
          const known = new Set(marked.map(({ text }) => text));
          const unmarked = doubled.filter((text) => !known.has(text)).length;
          const seen = { lost, disordered, unmarked };
          console.log(
            JSON.stringify({
              count,
              webhook,
              what,
              said,
              ...seen,
              doubled: doubled.length,
              longest: Math.round(longest),
              takenOver: Math.round(takenOver),
            }),
          );
          expect(seen).toEqual({ lost: 0, disordered: 0, unmarked: 0 });
          expect(takenOver).toBeLessThan(TAKEN_OVER_WITHIN);
        });
});
