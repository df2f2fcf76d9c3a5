import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const INSTALLED = '/usr/lib/postgresql';

/** Where a server can be started from; null where PostgreSQL is not installed. */
const BIN = existsSync(INSTALLED) ? join(INSTALLED, readdirSync(INSTALLED).sort().at(-1) ?? '', 'bin') : null;

export const canStartPostgres = BIN !== null && existsSync(BIN);

/** A PostgreSQL server of a test's own, which it may kill and start again. */
export class PostgresServer {
  readonly #folder: string;
  readonly #settings: readonly string[];
  #port = 0;

  /** `within`: a folder where the server's own user can go too. */
  constructor(within = '/tmp', settings: readonly string[] = []) {
    this.#folder = mkdtempSync(join(within, 'cewen-postgres-'));
    this.#settings = settings;
  }

  async start(): Promise<this> {
    this.#port ||= await freePort();
    this.#own();
    const password = join(this.#folder, 'password');
    writeFileSync(password, 'test');
    chmodSync(password, 0o644);
    this.#do('initdb', ['-D', this.#data, '-U', 'cewen', '-A', 'scram-sha-256', `--pwfile=${password}`, '--no-sync']);
    this.#begin();
    return this;
  }

  /** Begins as a hot standby of another server, from a copy of all that it has. */
  async follow(primary: PostgresServer): Promise<this> {
    this.#own();
    this.#do('pg_basebackup', ['-D', this.#data, '-d', primary.url, '-R', '-X', 'stream', '-c', 'fast', '--no-sync']);
    // Somebody's connection may have taken a port that was free a moment ago.
    for (let tries = 0; ; tries += 1) {
      this.#port = await freePort();
      try {
        this.#begin();
        return this;
      } catch (error) {
        if (tries === 5) throw error;
      }
    }
  }

  /** From now on it takes what is written. */
  promote(): void {
    this.#do('pg_ctl', ['-D', this.#data, '-w', 'promote']);
  }

  /** Moves all that it holds into a cluster made anew, at the same address, by the tools that an operator has. */
  async moveIntoNewCluster(): Promise<void> {
    const dump = join(this.#folder, 'dump');
    this.#do('pg_dump', ['-Fc', '-f', dump, this.url]);
    this.end();
    rmSync(this.#data, { recursive: true });
    await this.start();
    this.#do('pg_restore', ['-d', this.url, '--exit-on-error', dump]);
    rmSync(dump);
  }

  get port(): number {
    return this.#port;
  }

  get isUp(): boolean {
    return this.#run('pg_ctl', ['-D', this.#data, 'status']) === 0;
  }

  /** Begins again, where it has ended. */
  again(): void {
    if (!this.isUp) this.#begin();
  }

  /** Every process of it stands still, as where its disk answers nothing, or goes on. */
  signal(which: 'SIGSTOP' | 'SIGCONT'): void {
    const { pid } = this;
    const backends = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
    for (const each of [pid, ...backends.split('\n').filter(Boolean).map(Number)])
      try {
        process.kill(each, which);
      } catch {} // it has just ended
  }

  get url(): string {
    return `postgres://cewen:test@127.0.0.1:${this.#port}/postgres`;
  }

  /** The process that has started the others. */
  get pid(): number {
    return Number(readFileSync(join(this.#data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** Ends it as a crash does, and starts it again. */
  crash(): void {
    this.end();
    this.#begin();
  }

  /** Ends it as a crash does. */
  end(): void {
    if (this.isUp) this.#do('pg_ctl', ['-D', this.#data, '-m', 'immediate', 'stop']);
  }

  stop(): void {
    this.end();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  get #isRoot(): boolean {
    return process.getuid?.() === 0;
  }

  #begin(): void {
    const options = ['listen_addresses=127.0.0.1', ...this.#settings].map((each) => `-c ${each}`).join(' ');
    this.#do('pg_ctl', [
      '-D',
      this.#data,
      '-l',
      join(this.#folder, 'log'),
      '-w',
      '-o',
      `${options} -p ${this.#port} -k ${this.#folder}`,
      'start',
    ]);
  }

  /** Its folder is its own user's: the server refuses to run as root. */
  #own(): void {
    chmodSync(this.#folder, 0o755);
    const user = this.#isRoot ? Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })) : -1;
    if (this.#isRoot) chownSync(this.#folder, user, user);
  }

  #do(program: string, args: readonly string[]): void {
    const status = this.#run(program, args);
    if (status !== 0) throw new Error(`${program} ${args.at(-1)} ended with ${status}`);
  }

  #run(program: string, args: readonly string[]): number | null {
    const command = [join(BIN ?? '', program), ...args];
    const [first = '', ...rest] = this.#isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    return spawnSync(first, rest, { stdio: 'ignore' }).status;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
