import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BotApi, seconds } from '../fakes/bot-api.ts';
import { freshSchema, type Schema, withPostgres } from '../fakes/postgres.ts';
import { Serving } from '../fakes/serving.ts';

const KILLS = Number(process.env.KILLS ?? 30);
const CHATS = 25;
const PER_SECOND = 30;

/** One of two servers over one database: what it was told to be, and where it keeps its own files. */
interface Server {
  readonly folder: string;
  readonly serving: Serving;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const serves = ({ serving }: Server) => serving.told.items.some((line) => line.includes('已启动'));

withPostgres('two that serve from one database', () => {
  let api: BotApi;
  let schema: Schema;
  let servers: Server[];
  beforeEach(async () => {
    api = await new BotApi().listen();
    schema = await freshSchema();
    servers = [0, 1].map(() => start(mkdtempSync(join(tmpdir(), 'cewen-stand-by-'))));
  });
  afterEach(async () => {
    // Nobody starts them anew.
    for (const { serving, folder } of servers.splice(0)) {
      serving.kill('SIGKILL');
      await serving.ended;
      rmSync(folder, { recursive: true, force: true });
    }
    await api.close();
    await schema.drop();
  });

  function start(folder: string): Server {
    const unlimited = {
      TELEGRAM_PER_SECOND: '1000000',
      TELEGRAM_PER_CHAT_SECOND: '1000000',
      CEWEN_PER_PERSON_MINUTE: '1000000',
      CEWEN_QUEUE: '1000000',
    };
    const bot = { TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.root };
    return { folder, serving: new Serving({ ...unlimited, ...bot, CEWEN_DATA: folder, DATABASE_URL: schema.url }) };
  }

  async function theOneThatServes(but: Server | null = null): Promise<Server> {
    for (;;) {
      const found = servers.find((server) => server !== but && serves(server));
      if (found) return found;
      await pause(10);
    }
  }

  /** Those that ended by themselves, because another has taken their place, are started anew, as a supervisor does. */
  async function supervise(server: Server): Promise<void> {
    await server.serving.ended;
    if (servers.includes(server)) servers[servers.indexOf(server)] = start(server.folder);
  }

  const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND datname = current_database() AND usename = current_user`;

  for (const [what, strike] of [
    ['the serving one is killed', async (server: Server) => server.serving.kill('SIGKILL')],
    ['every connection to the database is cut', async () => void (await schema.run(cut))],
  ] as const)
    test(`lose nothing and answer in order where ${what} ${KILLS} times`, async () => {
      let said = 0;
      const talking = setInterval(() => {
        const chat = 1 + (said % CHATS);
        const from = { id: chat, is_bot: false, first_name: '某人' };
        const place = { id: chat, type: 'private' };
        void api.push({
          message: { message_id: api.nextId(), date: seconds(), chat: place, from, text: `m${said}` },
        });
        said += 1;
      }, 1000 / PER_SECOND);
      let longest = 0;
      for (let i = 0; i < KILLS; i += 1) {
        const leader = await theOneThatServes();
        await pause(Math.random() * 400);
        const before = api.sent.items.length;
        const at = performance.now();
        const ending = supervise(leader);
        await strike(leader);
        while (api.sent.items.length < before + 20) await pause(5);
        longest = Math.max(longest, performance.now() - at);
        if (what.includes('killed')) await ending;
      }
      clearInterval(talking);
      const firsts = (): string[] => [...new Set(api.sent.items.map(({ text }) => text))];
      // A backlog is no loss as long as it shrinks.
      for (let [left, since] = [said, Date.now()]; left > 0 && Date.now() - since < 60_000; await pause(50)) {
        const now = said - firsts().length;
        if (now < left) [left, since] = [now, Date.now()];
      }
      const lost = said - firsts().length;
      const doubled = api.sent.items.length - firsts().length;
      const numbers = firsts().map((text) => Number(text.slice(2).replace(/\D/g, '')));
      const last = new Map<number, number>();
      let disordered = 0;
      for (const n of numbers) {
        if (n < (last.get(n % CHATS) ?? -1)) disordered += 1;
        last.set(n % CHATS, n);
      }
      console.log(
        JSON.stringify({ what, times: KILLS, said, lost, doubled, disordered, longest: Math.round(longest) }),
      );
      expect({ lost, disordered }).toEqual({ lost: 0, disordered: 0 });
      expect(doubled).toBeLessThanOrEqual(KILLS * 16);
    });
});
