import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { withoutNote } from '../../src/channel/again.ts';
import { BotApi, seconds } from '../fakes/bot-api.ts';
import { PostgresServer } from '../fakes/postgres-server.ts';
import { Serving } from '../fakes/serving.ts';
import { Waits } from './waits.ts';

const CHATS = Number(process.env.CHATS ?? 30);
const PER_SECOND = Number(process.env.PER_SECOND ?? 20);
const HOOK = '/hook';
/** So long all who were heard may wait for their answers before they count as lost. */
const LONGEST = 60_000;
const UNLIMITED = {
  TELEGRAM_PER_SECOND: '1000000',
  TELEGRAM_PER_CHAT_SECOND: '1000000',
  CEWEN_PER_PERSON_MINUTE: '1000000',
  CEWEN_QUEUE: '1000000',
};

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
export const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;

/** One of several servers over one database; whoever ends is started anew, as a supervisor does. */
export class Replica {
  readonly folder: string;
  readonly #env: Readonly<Record<string, string>>;
  /** The program that is started; another where the version is changed. */
  child: string | undefined;
  serving: Serving;
  port = '';
  #over = false;

  constructor(
    env: Readonly<Record<string, string>>,
    { child, within = tmpdir() }: { child?: string | undefined; within?: string },
  ) {
    this.folder = mkdtempSync(join(within, 'cewen-share-'));
    this.#env = { ...env, CEWEN_DATA: this.folder };
    this.child = child;
    this.serving = this.#start();
  }

  get leads(): boolean {
    return this.serving.told.items.some((line) => line.includes('"msg":"channel is led"'));
  }

  /** Ends it until it is told to go on. */
  async halt(): Promise<void> {
    this.#over = true;
    this.serving.kill('SIGKILL');
    await this.serving.ended;
  }

  goOn(): void {
    this.#over = false;
    this.serving = this.#start();
  }

  async end(): Promise<void> {
    await this.halt();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #start(): Serving {
    const serving = new Serving(this.#env, this.child);
    void serving.told
      .find((line) => line.startsWith('HTTP 端口'))
      .then((line) => {
        this.port = line.split('：')[1] ?? '';
      });
    void serving.ended.then(async () => {
      this.port = '';
      // A database that is away lets nobody begin: no more than a few a second are started.
      await pause(100);
      if (!this.#over && this.serving === serving) this.serving = this.#start();
    });
    return serving;
  }
}

export interface Seen {
  readonly lost: number;
  readonly disordered: number;
  readonly unmarked: number;
}

/** Thirty people talk to servers over one database, by webhook or polling, and all that comes of it is counted. */
export class Talk {
  readonly api: BotApi;
  /** The database; another one after a fail-over. */
  server: PostgresServer | null;
  readonly replicas: Replica[] = [];
  said = 0;
  readonly #waits = new Waits();
  #webhook = true;
  #talking: NodeJS.Timeout | undefined;
  #lasts: Promise<void>[] = [];

  constructor(api: BotApi, server: PostgresServer | null) {
    this.api = api;
    this.server = server;
  }

  static async open(server: PostgresServer | null = new PostgresServer()): Promise<Talk> {
    return new Talk(await new BotApi().listen(), (await server?.start()) ?? null);
  }

  /** `urls`: the database as each server reaches it, '' for one over the embedded store. */
  async begin(
    urls: readonly string[],
    webhook = true,
    more: { readonly child?: string; readonly within?: string; readonly env?: Readonly<Record<string, string>> } = {},
  ): Promise<void> {
    this.#webhook = webhook;
    const bot = { TELEGRAM_BOT_TOKEN: this.api.token, TELEGRAM_API_ROOT: this.api.root };
    const hook = webhook ? { TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:1${HOOK}`, TELEGRAM_WEBHOOK_SECRET: 's' } : {};
    for (const url of urls) {
      const database = url === '' ? {} : { DATABASE_URL: url };
      const env = { ...UNLIMITED, ...bot, ...hook, ...database, ...more.env, PORT: '0', LOG_LEVEL: 'info' };
      this.replicas.push(new Replica(env, more));
    }
    await this.allUp();
    this.#lasts = Array.from({ length: CHATS }, () => Promise.resolve());
    this.#talking = setInterval(() => this.#say(), 1000 / PER_SECOND);
  }

  async allUp(): Promise<void> {
    for (const replica of this.replicas) while (!(await this.#isUp(replica)));
  }

  async #isUp(replica: Replica): Promise<boolean> {
    return replica.serving.started().then(
      () => true,
      () => pause(200).then(() => false),
    );
  }

  /** Strikes once all are up, and waits until everybody has an answer who spoke at the strike or until after it was over. */
  async strike(act: () => Promise<unknown>): Promise<void> {
    await this.allUp();
    await pause(1000 + Math.random() * 1000);
    const [before, from] = [this.said, performance.now()];
    await act();
    const first = Math.max(0, before - CHATS);
    this.#waits.fault(from, performance.now(), first);
    const mark = this.said + CHATS;
    const texts = new Set<string>();
    let at = 0;
    const answered = (): boolean => {
      const { items } = this.api.sent;
      for (; at < items.length; at += 1) {
        const text = withoutNote(items[at]?.text ?? '');
        texts.add(text);
        if (text.startsWith('答：m')) this.#waits.answered(Number(text.slice(3)), items[at]?.at ?? 0);
      }
      for (let n = first; n < mark; n += 1) if (!this.isAnswered(n, texts)) return false;
      return true;
    };
    while (!answered() && performance.now() - from < LONGEST) await pause(10);
  }

  /** Whether the `n`th message has its answer; a prove that damages messages knows more. */
  isAnswered: (n: number, texts: ReadonlySet<string>) => boolean = (n, texts) => texts.has(`答：m${n}`);

  /** Nobody talks any more; what came of all that was said, once all is answered or nothing more comes for a minute. */
  async end(what: string): Promise<Seen> {
    clearInterval(this.#talking);
    await Promise.all(this.#lasts);
    const texts = (): string[] => [...new Set(this.#texts())];
    const missing = (): number => {
      const known = new Set(texts());
      return Array.from({ length: this.said }, (_, n) => n).filter((n) => !this.isAnswered(n, known)).length;
    };
    for (let [left, since] = [this.said, Date.now()]; left > 0 && Date.now() - since < LONGEST; await pause(50)) {
      const now = missing();
      if (now < left) [left, since] = [now, Date.now()];
    }
    const last = new Map<number, number>();
    let disordered = 0;
    for (const text of texts().filter((each) => each.startsWith('答：m'))) {
      const n = Number(text.replace(/\D/g, ''));
      if (n < (last.get(n % CHATS) ?? -1)) disordered += 1;
      last.set(n % CHATS, n);
    }
    // Whoever gets an answer twice is told so in the second.
    const copies = new Map<string, string[]>();
    for (const { text } of this.api.sent.items)
      copies.set(withoutNote(text), [...(copies.get(withoutNote(text)) ?? []), text]);
    const doubled = [...copies].filter(([text, all]) => all.length > 1 && text.startsWith('答：m'));
    const unmarked = doubled.filter(([text, [, ...later]]) => later.includes(text)).length;
    const seen = { lost: missing(), disordered, unmarked };
    console.log(JSON.stringify({ what, said: this.said, ...seen, doubled: doubled.length }));
    console.log(whatWaits(this.#waits));
    return seen;
  }

  #texts(): string[] {
    return this.api.sent.items.map(({ text }) => withoutNote(text));
  }

  async close(): Promise<void> {
    clearInterval(this.#talking);
    await Promise.all(this.replicas.splice(0).map((replica) => replica.end()));
    await this.api.close();
    this.server?.stop();
  }

  async run<T>(sql: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.server?.url });
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  }

  #say(): void {
    const n = this.said;
    this.said += 1;
    this.#waits.said(n, performance.now());
    const id = (n % CHATS) + 1;
    const from = { id, is_bot: false, first_name: '某人' };
    const chat = { id, type: 'private' };
    const message = { message_id: this.api.nextId(), date: seconds(), chat, from, text: `m${n}` };
    if (!this.#webhook) return void this.api.push({ message });
    // What one person says comes one message after the other.
    this.#lasts[id - 1] = (this.#lasts[id - 1] ?? Promise.resolve()).then(() =>
      this.#deliver({ update_id: 1_000_000 + n, message }),
    );
  }

  /** Hands an update to any server that takes it, again until one has, as Telegram does. */
  async #deliver(update: object): Promise<void> {
    for (;;) {
      const { port } = any(this.replicas);
      const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 's' };
      const body = JSON.stringify(update);
      const status = port
        ? await fetch(`http://127.0.0.1:${port}${HOOK}`, {
            method: 'POST',
            headers,
            body,
            signal: AbortSignal.timeout(30_000),
          })
            .then((response) => response.status)
            .catch(() => 0)
        : 0;
      if (status === 200) return;
      await pause(20);
    }
  }
}

/** A line for each fault, and the worst of all. */
function whatWaits(waits: Waits): string {
  const each = waits.each();
  const worst = (of: 'lasted' | 'waited' | 'after') => Math.max(0, ...each.map((one) => one[of]));
  const lines = each.map(({ lasted, waited, after }) => `| ${lasted} | ${waited} | ${after} |`);
  return [
    '| ms that the fault lasted | longest wait for an answer | since the fault was over |',
    ...lines,
    `most: ${worst('lasted')}, ${worst('waited')}, ${worst('after')}`,
  ].join('\n');
}
