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
  // Where the server's own user can go too.
  readonly #folder = mkdtempSync('/tmp/cewen-postgres-');
  #port = 0;

  async start(): Promise<this> {
    this.#port = await freePort();
    const password = join(this.#folder, 'password');
    writeFileSync(password, 'test');
    chmodSync(this.#folder, 0o755);
    chmodSync(password, 0o644);
    const user = this.#isRoot ? Number(execFileSync('id', ['-u', 'postgres'], { encoding: 'utf8' })) : -1;
    if (this.#isRoot) chownSync(this.#folder, user, user);
    this.#do('initdb', ['-D', this.#data, '-U', 'cewen', '-A', 'scram-sha-256', `--pwfile=${password}`, '--no-sync']);
    this.#begin();
    return this;
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
    this.#do('pg_ctl', ['-D', this.#data, '-m', 'immediate', 'stop']);
    this.#begin();
  }

  stop(): void {
    this.#do('pg_ctl', ['-D', this.#data, '-m', 'immediate', 'stop']);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #data(): string {
    return join(this.#folder, 'data');
  }

  get #isRoot(): boolean {
    return process.getuid?.() === 0;
  }

  #begin(): void {
    const options = `-c listen_addresses=127.0.0.1 -p ${this.#port} -k ${this.#folder}`;
    this.#do('pg_ctl', ['-D', this.#data, '-l', join(this.#folder, 'log'), '-w', '-o', options, 'start']);
  }

  /** The server refuses to run as root. */
  #do(program: string, args: readonly string[]): void {
    const command = [join(BIN ?? '', program), ...args];
    const [first = '', ...rest] = this.#isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    const { status } = spawnSync(first, rest, { stdio: 'ignore' });
    if (status !== 0) throw new Error(`${program} ended with ${status}`);
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
