import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Journal } from './journal.ts';

const CHILD = fileURLToPath(new URL('./serve-child.mjs', import.meta.url));

/** A server in a process of its own, and what it tells its operator. */
export class Serving {
  readonly told = new Journal<string>();
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;

  /** `child`: the program, where it is not this version's. */
  constructor(env: Readonly<Record<string, string>>, child = CHILD) {
    const { PATH = '', HOME = '' } = process.env;
    this.#child = spawn(process.execPath, [child], {
      env: { PATH, HOME, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let rest = '';
    this.#child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) this.told.push(line);
    });
    this.ended = once(this.#child, 'close').then(([code]) => code as number | null);
  }

  async started(): Promise<void> {
    await this.tells((line) => line.includes('已启动'));
  }

  /** The first line that `found` finds. @throws where the process ends without one */
  tells(found: (line: string) => boolean): Promise<string> {
    const ended = this.ended.then((code): never => {
      throw new Error(`ended with ${code} before it had told that: ${this.told.items.slice(-3).join(' ')}`);
    });
    return Promise.race([this.told.find(found), ended]);
  }

  kill(signal: 'SIGKILL' | 'SIGTERM' | 'SIGUSR2'): void {
    this.#child.kill(signal);
  }

  /** Megabytes in use now, and at most so far. */
  memory(): { readonly now: number; readonly most: number } {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    const of = (name: string): number =>
      Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
    return { now: of('VmRSS'), most: of('VmHWM') };
  }
}
