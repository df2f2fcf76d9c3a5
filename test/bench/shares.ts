import { cpus, loadavg } from 'node:os';
import pg from 'pg';
import { BotApi } from '../fakes/bot-api.ts';
import type { PostgresServer } from '../fakes/postgres-server.ts';
import {
  benchPostgres,
  cpuOf,
  cpuOfMachine,
  cpuOfTree,
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
 * `npm run bench:shares [-- COUNT…]`: so many servers (0: one over the embedded store; usually 0 1 2 4 8) with the real answerer over one
 * PostgreSQL, by webhook, kept busy: messages a second, CPU milliseconds a message of the servers (of their main threads apart) and of
 * PostgreSQL, its commits and log a message, how much of the machine's CPU was used in all (100 %: that is what saturates), how long an
 * answer took, memory. `MESSAGES` (600) are measured after `WARM` (300) for each server, `DEPTH` (16) of them under way.
 */
const { MESSAGES = '600', WARM = '300', DEPTH = '16' } = process.env;
const CHATS = 200;

/** Transactions that PostgreSQL has committed, and bytes of its log. */
async function writtenBy(postgres: PostgresServer | null): Promise<{ commits: number; log: number }> {
  if (!postgres) return { commits: 0, log: 0 };
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query(
    `SELECT sum(xact_commit)::float AS commits, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float AS log FROM pg_stat_database`,
  );
  await client.end();
  return rows[0];
}

async function bench(count: number): Promise<void> {
  const api = await new BotApi().listen();
  const postgres = count === 0 ? null : await benchPostgres();
  const env = { ...UNLIMITED, ...hooked(api), ...(postgres ? { DATABASE_URL: postgres.url } : {}) };
  const servers = Array.from({ length: Math.max(1, count) }, () => new Server(env));
  try {
    await Promise.all(servers.map(({ started }) => started));
    let said = 0;
    const begun = new Map<string, number>();
    const took: number[] = [];
    const free = Array.from({ length: CHATS }, (_, i) => i + 1);
    let done = (): void => {};
    api.onSent = ({ chat_id }) => {
      const since = begun.get(chat_id);
      // The first part of a reply answers.
      if (since === undefined || !begun.delete(chat_id)) return;
      took.push(performance.now() - since);
      free.push(Number(chat_id));
      done();
    };
    const say = async (): Promise<void> => {
      const chat = free.shift() ?? 0;
      const n = said;
      said += 1;
      begun.set(String(chat), performance.now());
      await deliver(servers, n, messageOf(api, chat, saying(n)));
    };
    const run = async (many: number): Promise<void> => {
      took.length = 0;
      for (let left = many; took.length < many; ) {
        while (left > 0 && begun.size < Number(DEPTH)) {
          left -= 1;
          void say();
        }
        await new Promise<void>((resolve) => {
          done = resolve;
        });
      }
    };
    await run(Number(WARM) * servers.length);
    const used = () => ({
      servers: servers.reduce((sum, { pid }) => sum + cpuOf(pid), 0),
      main: servers.reduce((sum, { pid }) => sum + cpuOf(pid, pid), 0),
      machine: cpuOfMachine(),
      postgres: postgres ? cpuOfTree(postgres.pid) : 0,
      at: performance.now(),
    });
    const before = { ...used(), ...(await writtenBy(postgres)) };
    await run(Number(MESSAGES));
    const after = { ...used(), ...(await writtenBy(postgres)) };
    const written = `${((after.commits - before.commits) / took.length).toFixed(1)}, ${((after.log - before.log) / 1024 / took.length).toFixed(1)}`;
    const busy = Math.round(((after.machine - before.machine) / (after.at - before.at) / cpus().length) * 100);
    const each = (what: 'servers' | 'main' | 'postgres') => ((after[what] - before[what]) / took.length).toFixed(1);
    const per = ((took.length * 1000) / (after.at - before.at)).toFixed(0);
    const memory = servers.map(({ pid }) => megabytesOf(pid)).join(' ');
    console.log(
      `| ${count || 'embedded'} | ${per} | ${each('servers')} (${each('main')}) | ${each('postgres')} | ${written} | ${busy} | ${quantile(took, 0.5)} | ${quantile(took, 0.99)} | ${memory} | ${loadavg()[0]?.toFixed(1)} |`,
    );
  } finally {
    await Promise.all(servers.map((server) => server.end()));
    await api.close();
    postgres?.stop();
  }
}

const counts = process.argv.slice(2).map(Number);
console.log(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()})`);
console.log(
  '| servers | messages/s | CPU ms servers (main threads) | CPU ms PostgreSQL | commits, kB of log | % of all cores | p50 ms | p99 ms | MB at most | load |',
);
for (const count of counts.length > 0 ? counts : [0, 1, 2, 4, 8]) await bench(count);
