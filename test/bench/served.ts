import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BotApi, seconds } from '../fakes/bot-api.ts';
import { PostgresServer } from '../fakes/postgres-server.ts';
import { endWhenCutOff } from './cut-off.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const UNLIMITED = {
  TELEGRAM_PER_SECOND: '1000000',
  TELEGRAM_PER_CHAT_SECOND: '1000000',
  CEWEN_PER_PERSON_MINUTE: '1000000',
  CEWEN_QUEUE: '1000000',
};
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
export const saying = (n: number): string =>
  (n % 20 < 11 ? asked[(n * 7) % asked.length] : n % 20 < 18 ? turns[n % turns.length] : '你好') ?? '';

/** CPU milliseconds that the machine has spent since it began, by whomever. */
export function cpuOfMachine(): number {
  const [, user = 0, nice = 0, system = 0, , , irq = 0, soft = 0] =
    readFileSync('/proc/stat', 'utf8').split('\n')[0]?.split(/\s+/).map(Number) ?? [];
  return (user + nice + system + irq + soft) * 10;
}

/** CPU milliseconds of a process, its ended children included; of one of its threads alone, where that is named. */
export function cpuOf(pid: number, thread?: number): number {
  const stat = readFileSync(thread === undefined ? `/proc/${pid}/stat` : `/proc/${pid}/task/${thread}/stat`, 'utf8');
  const [, ...fields] = stat.slice(stat.lastIndexOf(')')).split(' ');
  return (thread === undefined ? [10, 11, 12, 13] : [10, 11]).reduce(
    (sum, at) => sum + Number(fields[at + 1] ?? 0) * 10,
    0,
  );
}
export const megabytesOf = (pid: number): number =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
/** The same of a process and of all that it has started and that runs. */
export function cpuOfTree(pid: number): number {
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

/** A server with the real answerer in a process of its own, which takes updates by webhook. */
export class Server {
  readonly folder: string;
  readonly started: Promise<void>;
  readonly #child: ChildProcess;
  readonly #over: () => void;
  port = '';

  constructor(env: Readonly<Record<string, string>>, folder = mkdtempSync(join(tmpdir(), 'cewen-bench-'))) {
    this.folder = folder;
    const { PATH = '', HOME = '' } = process.env;
    this.#child = spawn(process.execPath, ['src/start.mjs', 'serve'], {
      cwd: ROOT,
      env: { PATH, HOME, ...env, PORT: '0', LOG_LEVEL: 'error', CEWEN_DATA: this.folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#over = endWhenCutOff(() => {
      this.#child.kill('SIGKILL');
      rmSync(this.folder, { recursive: true, force: true });
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

  async end(forGood = true): Promise<void> {
    const over = new Promise((resolve) => this.#child.once('close', resolve));
    this.started.catch(() => {});
    this.#child.kill('SIGTERM');
    await over;
    this.#over();
    if (forGood) rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A PostgreSQL that does not outlive the benchmark. */
export async function benchPostgres(): Promise<PostgresServer> {
  const server = new PostgresServer();
  endWhenCutOff(() => server.stop());
  return server.start();
}

/** What a server by webhook is told of a Bot API. */
export const hooked = (api: BotApi) => ({
  TELEGRAM_BOT_TOKEN: api.token,
  TELEGRAM_API_ROOT: api.root,
  TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:1/hook',
  TELEGRAM_WEBHOOK_SECRET: 's',
});

/** So long, in milliseconds, an update is offered: a benchmark whose servers take nothing ends. */
const OFFERED = 120_000;

/** Hands an update to one server after the other, beginning with the `n`th, until one takes it, as Telegram does. */
export async function deliver(servers: readonly Server[], n: number, message: object): Promise<void> {
  const body = JSON.stringify({ update_id: 1_000_000 + n, message: { date: seconds(), ...message } });
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 's' };
  const from = performance.now();
  for (let status = 0, at = n; status !== 200; at += 1) {
    if (performance.now() - from > OFFERED) throw new Error('no server takes an update');
    const url = `http://127.0.0.1:${servers[at % servers.length]?.port}/hook`;
    status = await fetch(url, { method: 'POST', headers, body }).then(
      (response) => response.status,
      () => 0,
    );
  }
}

/** A message of somebody in their own chat, as the Bot API tells it. */
export const messageOf = (api: BotApi, chat: number, text: string) => ({
  message_id: api.nextId(),
  chat: { id: chat, type: 'private' },
  from: { id: chat, is_bot: false, first_name: '某人' },
  text,
});

export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor((sorted.length - 1) * q)] ?? 0);
};
