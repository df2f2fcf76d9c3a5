import { cpus, loadavg } from 'node:os';
import { BotApi } from '../fakes/bot-api.ts';
import {
  benchPostgres,
  deliver,
  hooked,
  megabytesOf,
  messageOf,
  quantile,
  Server,
  saying,
  UNLIMITED,
} from './served.ts';

/**
 * `npm run bench:fairness [-- SERVERS]`: while others ask `PER_SECOND` (10) questions a second, one floods with a thousand
 * messages in `SECONDS` (10): how long the others wait for an answer without the flood and during it, in `ROUNDS` (4) that alternate. SERVERS: 0 (one
 * over the embedded store) or so many over one PostgreSQL. Ends with 1 where a flood more than doubles the p99 of the others.
 */
const { PER_SECOND = '10', ROUNDS = '4', SECONDS = '10' } = process.env;
const LASTS = Number(SECONDS) * 1000;
const FLOOD = 1000;
/** Who has no answer by then is counted as so long, and told of. */
const LONGEST = 60_000;
const FROM = 1_000_000;
const [count = 0] = process.argv.slice(2).map(Number);

interface Stage {
  readonly api: BotApi;
  readonly servers: readonly Server[];
  /** The next update. */
  readonly next: () => number;
}
/** Acts so many times a second as long as `on` says so; resolves once all of it is done. */
async function steadily<T>(
  perSecond: number,
  on: (n: number) => boolean,
  act: (n: number) => Promise<T>,
): Promise<T[]> {
  const all: Promise<T>[] = [];
  const from = performance.now();
  while (on(all.length)) {
    while (on(all.length) && all.length < ((performance.now() - from) / 1000) * perSecond) all.push(act(all.length));
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  return Promise.all(all);
}
const thousand = (act: (n: number) => Promise<unknown>) => steadily((FLOOD * 1000) / LASTS, (n) => n < FLOOD, act);

const inGroup = (api: BotApi, round: number, n: number) => ({
  ...messageOf(api, FROM + n, `/ask@policy_bot ${saying(n)}`),
  chat: { id: -(FROM + round), type: 'supergroup', title: '群' },
  entities: [{ type: 'bot_command', offset: 0, length: 15 }],
});

/** The floods, each with what the servers are told besides. */
const FLOODS: Readonly<
  Record<string, readonly [Readonly<Record<string, string>>, (stage: Stage, round: number) => Promise<unknown>]>
> = {
  'one person': [
    {},
    ({ api, servers, next }, round) =>
      thousand((n) => deliver(servers, next(), messageOf(api, FROM + round, saying(n)))),
  ],
  'one group': [
    {},
    ({ api, servers, next }, round) => thousand((n) => deliver(servers, next(), inGroup(api, round, n))),
  ],
  'one address of the page': [
    { CEWEN_PAGE: 'on' },
    ({ servers }) =>
      thousand((n) => {
        const root = `http://127.0.0.1:${servers[n % servers.length]?.port}/`;
        const body = new URLSearchParams({ text: saying(n) });
        return fetch(root, { method: 'POST', headers: { origin: new URL(root).origin }, body }).then((r) => r.text());
      }),
  ],
  'one person without a budget, all of it answered': [
    UNLIMITED,
    async ({ api, servers, next }, round) => {
      await thousand((n) => deliver(servers, next(), messageOf(api, FROM + round, saying(n))));
      const answers = (): number => api.sent.items.filter(({ chat_id }) => chat_id === String(FROM + round)).length;
      const until = performance.now() + LONGEST;
      while (answers() < FLOOD && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
      if (answers() < FLOOD) console.error(`${FLOOD - answers()} of the flood unanswered after ${LONGEST / 1000} s`);
    },
  ],
};

async function bench(what: string): Promise<void> {
  const [settings, flood] = FLOODS[what] ?? [{}, async () => {}];
  const api = await new BotApi().listen();
  const postgres = count === 0 ? null : await benchPostgres();
  const env = { ...hooked(api), ...settings, ...(postgres ? { DATABASE_URL: postgres.url } : {}) };
  const servers = Array.from({ length: Math.max(1, count) }, () => new Server(env));
  try {
    await Promise.all(servers.map(({ started }) => started));
    let n = 0;
    const stage: Stage = { api, servers, next: () => ++n };
    const begun = new Map<string, (ms: number) => void>();
    api.onSent = ({ chat_id }) => {
      begun.get(chat_id)?.(performance.now());
      begun.delete(chat_id);
    };
    let asked = 0;
    /** One of the others asks; gives how long the answer took. */
    const ask = async (): Promise<number> => {
      asked += 1;
      // Nobody asks twice in the time that an app wants between two messages of one chat.
      const chat = 1 + (asked % 1000);
      const from = performance.now();
      const said = saying(asked);
      const answered = new Promise<number>((resolve) => begun.set(String(chat), resolve));
      await deliver(servers, stage.next(), messageOf(api, chat, said));
      const never = new Promise<null>((resolve) => setTimeout(resolve, LONGEST, null).unref());
      const at = await Promise.race([answered, never]);
      if (at === null) console.error(`unanswered after ${LONGEST / 1000} s: ${said}`);
      return (at ?? performance.now()) - from;
    };
    /** They ask until `over`. */
    const asking = async (over: Promise<unknown>): Promise<number[]> => {
      let on = true;
      void over.then(() => {
        on = false;
      });
      return steadily(Number(PER_SECOND), () => on, ask);
    };
    const calmly = () => new Promise((resolve) => setTimeout(resolve, LASTS));
    // Warm.
    await asking(calmly());
    const [calm, flooded, lasted]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < Number(ROUNDS); round += 1) {
      calm.push(...(await asking(calmly())));
      const from = performance.now();
      flooded.push(...(await asking(flood(stage, round))));
      lasted.push(performance.now() - from);
    }
    const [without, during] = [quantile(calm, 0.99), quantile(flooded, 0.99)];
    const held = during <= 2 * without;
    if (!held) process.exitCode = 1;
    const memory = servers.map(({ pid }) => megabytesOf(pid)).join(' ');
    console.log(
      `| ${what} | ${quantile(calm, 0.5)} | ${without} | ${quantile(flooded, 0.5)} | ${during} | ${held ? 'yes' : 'no'} | ${calm.length}, ${flooded.length} | ${(quantile(lasted, 0.5) / 1000).toFixed(1)} | ${memory} | ${loadavg()[0]?.toFixed(1)} |`,
    );
  } finally {
    await Promise.all(servers.map((server) => server.end()));
    await api.close();
    postgres?.stop();
  }
}

console.log(`Node ${process.version}, ${cpus().length} cores, servers: ${count || 'one over the embedded store'}`);
console.log(
  '| 1,000 messages by | p50 ms without | p99 without | p50 during | p99 during | within 2× | answers without, during | s that a flood took | MB at most | load |',
);
for (const what of Object.keys(FLOODS)) await bench(what);
