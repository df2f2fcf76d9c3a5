/**
 * `npm run bench:shares [-- COUNT…]`: so many servers (0: one over the embedded store; usually 0 1 2 4) with the real answerer over one
 * PostgreSQL, by webhook, kept busy: messages a second, CPU milliseconds a message of the servers and of PostgreSQL, how long
 * an answer took, memory. `MESSAGES` (600) are measured after `WARM` (300) for each server, `DEPTH` (16) of them under way.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BotApi, seconds } from '../fakes/bot-api.ts';
import { PostgresServer } from '../fakes/postgres-server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { MESSAGES = '600', WARM = '300', DEPTH = '16' } = process.env;
const UNLIMITED = {
  TELEGRAM_PER_SECOND: '1000000',
  TELEGRAM_PER_CHAT_SECOND: '1000000',
  CEWEN_PER_PERSON_MINUTE: '1000000',
  CEWEN_QUEUE: '1000000',
};
const CHATS = 200;

const rowsOf = <T>(name: string): T[] =>
  readFileSync(join(ROOT, `test/eval/${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
/** What is said: of twenty messages eleven ask, seven go on with a conversation, two are polite. */
const asked = ['questions', 'calculations'].flatMap((name) =>
  rowsOf<{ question: string }>(name).map((r) => r.question),
);
const turns = rowsOf<{ turns: { say: string }[] }>('dialogues').flatMap((row) => row.turns.map(({ say }) => say));
const saying = (n: number): string =>
  (n % 20 < 11 ? asked[(n * 7) % asked.length] : n % 20 < 18 ? turns[n % turns.length] : '你好') ?? '';

/** CPU milliseconds of a process, its ended children included. */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [, ...fields] = stat.slice(stat.lastIndexOf(')')).split(' ');
  return [10, 11, 12, 13].reduce((sum, at) => sum + Number(fields[at + 1] ?? 0) * 10, 0);
}
const megabytesOf = (pid: number): number =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
/** The same of a process and of all that it has started and that runs. */
function cpuOfTree(pid: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid);
  return [pid, ...children.map(Number)].reduce((sum, one) => sum + cpuOf(one), 0);
}
function parentOf(name: string): number {
  try {
    return Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}

class Server {
  readonly folder = mkdtempSync(join(tmpdir(), 'cewen-bench-'));
  readonly started: Promise<void>;
  readonly #child: ChildProcess;
  port = '';

  constructor(env: Readonly<Record<string, string>>) {
    const { PATH = '', HOME = '' } = process.env;
    this.#child = spawn(process.execPath, ['src/start.mjs', 'serve'], {
      cwd: ROOT,
      env: { PATH, HOME, ...env, PORT: '0', LOG_LEVEL: 'error', CEWEN_DATA: this.folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.started = new Promise((resolve, reject) => {
      const read = (chunk: Buffer): void => {
        this.port ||= /HTTP 端口：(\d+)/.exec(String(chunk))?.[1] ?? '';
        if (String(chunk).includes('已启动')) resolve();
      };
      this.#child.stdout?.on('data', read);
      this.#child.stderr?.on('data', read);
      this.#child.on('close', (code) => reject(new Error(`a server ended with ${code}`)));
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  async end(): Promise<void> {
    const over = new Promise((resolve) => this.#child.once('close', resolve));
    this.started.catch(() => {});
    this.#child.kill('SIGTERM');
    await over;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function bench(count: number): Promise<void> {
  const api = await new BotApi().listen();
  const postgres = count === 0 ? null : await new PostgresServer().start();
  const env = {
    ...UNLIMITED,
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.root,
    TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:1/hook',
    TELEGRAM_WEBHOOK_SECRET: 's',
    ...(postgres ? { DATABASE_URL: postgres.url } : {}),
  };
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
      const from = { id: chat, is_bot: false, first_name: '某人' };
      const message = { message_id: api.nextId(), date: seconds(), chat: { id: chat, type: 'private' }, from };
      const body = JSON.stringify({ update_id: 1_000_000 + n, message: { ...message, text: saying(n) } });
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 's' };
      // Again until it is taken, as Telegram does.
      for (let status = 0, at = n; status !== 200; at += 1) {
        const url = `http://127.0.0.1:${servers[at % servers.length]?.port}/hook`;
        status = await fetch(url, { method: 'POST', headers, body }).then(
          (response) => response.status,
          () => 0,
        );
      }
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
      postgres: postgres ? cpuOfTree(postgres.pid) : 0,
      at: performance.now(),
    });
    const before = used();
    await run(Number(MESSAGES));
    const after = used();
    const each = (what: 'servers' | 'postgres') => ((after[what] - before[what]) / took.length).toFixed(1);
    const per = ((took.length * 1000) / (after.at - before.at)).toFixed(0);
    const sorted = [...took].sort((a, b) => a - b);
    const at = (q: number) => Math.round(sorted[Math.floor((sorted.length - 1) * q)] ?? 0);
    const memory = servers.map(({ pid }) => megabytesOf(pid)).join(' ');
    console.log(
      `| ${count || 'embedded'} | ${per} | ${each('servers')} | ${each('postgres')} | ${at(0.5)} | ${at(0.99)} | ${memory} | ${loadavg()[0]?.toFixed(1)} |`,
    );
  } finally {
    await Promise.all(servers.map((server) => server.end()));
    await api.close();
    postgres?.stop();
  }
}

const counts = process.argv.slice(2).map(Number);
console.log(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()})`);
console.log('| servers | messages/s | CPU ms servers | CPU ms PostgreSQL | p50 ms | p99 ms | MB at most | load |');
for (const count of counts.length > 0 ? counts : [0, 1, 2, 4]) await bench(count);
