import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface LockOptions {
  /** Told once, where another process holds the lock. */
  readonly waiting: (pid: number) => void;
  /** How long to wait for it, in milliseconds. */
  readonly patience: number;
}

/**
 * Does `work` while no other process does, by a file that names its holder. A holder that died loses it.
 * @throws the given error where the wait grows too long
 */
export async function withLock<T>(
  file: string,
  options: LockOptions,
  tooLong: (pid: number) => Error,
  work: () => Promise<T>,
): Promise<T> {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  // Linked into place with its content: nobody ever reads half a lock.
  const own = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  fs.writeFileSync(own, String(process.pid));
  const until = Date.now() + options.patience;
  let told = false;
  try {
    while (!tryLink(own, file)) {
      const holder = holderOf(file);
      if (holder !== undefined && !alive(holder)) {
        takeAway(file, holder, `${own}.stale`);
        continue;
      }
      if (!told && holder !== undefined) options.waiting(holder);
      told = true;
      if (Date.now() > until) throw tooLong(holder ?? 0);
      await sleep(100);
    }
  } finally {
    fs.rmSync(own, { force: true });
  }
  try {
    return await work();
  } finally {
    if (holderOf(file) === process.pid) fs.rmSync(file, { force: true });
  }
}

function tryLink(own: string, file: string): boolean {
  try {
    fs.linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function holderOf(file: string): number | undefined {
  try {
    return Number(fs.readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** Of several that find the holder dead one takes the lock away; a lock that is a living one's by then is put back. */
function takeAway(file: string, dead: number, aside: string): void {
  try {
    fs.renameSync(file, aside);
    if (holderOf(aside) !== dead) tryLink(aside, file);
  } catch {
    // Another one was faster.
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
