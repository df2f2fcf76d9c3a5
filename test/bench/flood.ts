import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { WORDS } from '../../src/delivery/fixed-words.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { benchPostgres, deliver, hooked, megabytesOf, messageOf, Server, saying } from './served.ts';

/**
 * `npm run bench:flood [-- MESSAGES]`: so many messages (20,000) by `CHATS` (4,000) people, as fast as one server takes them in, over the
 * embedded store and over PostgreSQL (ONLY names one): what they get, and the memory that it takes. `SECONDS` (60) are waited for
 * answers after the last was taken in. Ends with 1 where it took more than 400 MB.
 */
const { CHATS = '4000', SECONDS = '60', DEPTH = '64', ONLY } = process.env;
const MOST = 400;
const [messages = 20_000] = process.argv.slice(2).map(Number);

async function bench(what: string): Promise<void> {
  const api = await new BotApi().listen();
  const postgres = what === 'embedded' ? null : await benchPostgres();
  const fast = { TELEGRAM_PER_SECOND: '1000000', TELEGRAM_PER_CHAT_SECOND: '1000000' };
  const server = new Server({
    ...hooked(api),
    ...fast,
    ...(postgres ? { DATABASE_URL: postgres.url } : {}),
    ...extra(),
  });
  try {
    await server.started;
    const ready = megabytesOf(server.pid);
    const from = performance.now();
    let next = 0;
    const feed = async (): Promise<void> => {
      while (next < messages) {
        const n = next;
        next += 1;
        await deliver([server], n, messageOf(api, 1 + (n % Number(CHATS)), saying(n)));
      }
    };
    await Promise.all(Array.from({ length: Number(DEPTH) }, feed));
    const taken = (performance.now() - from) / 1000;
    const then = megabytesOf(server.pid);
    await new Promise((resolve) => setTimeout(resolve, Number(SECONDS) * 1000));
    const most = megabytesOf(server.pid);
    const told = new Map<string, number>();
    for (const { text } of api.sent.items) told.set(text, (told.get(text) ?? 0) + 1);
    const said = (told.get(WORDS.inLine) ?? 0) + (told.get(WORDS.tooMany) ?? 0);
    if (most > MOST) process.exitCode = 1;
    const now = Math.round(
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024,
    );
    console.log(
      `| ${what} | ${messages} | ${taken.toFixed(0)} | ${api.sent.items.length - said} | ${said} | ${ready} | ${then} | ${most} | ${now} | ${loadavg()[0]?.toFixed(1)} |`,
    );
  } finally {
    await server.end();
    await api.close();
    postgres?.stop();
  }
}

const extra = (): Record<string, string> => (process.env.CEWEN_QUEUE ? { CEWEN_QUEUE: process.env.CEWEN_QUEUE } : {});

console.log(`Node ${process.version}, ${cpus().length} cores`);
console.log(
  '| store | messages | s to take in | parts of answers so far | told that they wait, or to come again | MB when ready | MB taken in | MB at most | MB then | load |',
);
for (const what of ['embedded', 'PostgreSQL']) if (!ONLY || ONLY === what) await bench(what);
