import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { IngestError } from '../errors.ts';

const Ledger = z.record(z.string(), z.string());
const LEDGER = '.ingested.json';

/** The folder that ingested policies stand in, with a ledger of what was written, so that a person's corrections are known. */
export class PolicyFolder {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
  }

  /** What stands at `file`, and whether a person has changed it since it was written. */
  state(file: string): { content: string; corrected: boolean } | undefined {
    const at = path.join(this.dir, file);
    if (!fs.existsSync(at)) return undefined;
    const content = fs.readFileSync(at, 'utf8');
    return { content, corrected: this.ledger()[file] !== hash(content) };
  }

  /** Writes whole or not at all; the text before is kept beside it as .bak. */
  put(file: string, content: string): void {
    const at = path.join(this.dir, file);
    const ledger = this.ledger();
    const before = this.state(file);
    if (before && before.content !== content)
      this.replace(`${at}.${hash(before.content).slice(0, 8)}.bak`, before.content);
    this.replace(at, content);
    this.replace(path.join(this.dir, LEDGER), `${JSON.stringify({ ...ledger, [file]: hash(content) }, null, 2)}\n`);
  }

  /** @throws IngestError where it can't be read: to begin anew would forget what a person corrected */
  private ledger(): Record<string, string> {
    const at = path.join(this.dir, LEDGER);
    if (!fs.existsSync(at)) return {};
    try {
      return Ledger.parse(JSON.parse(fs.readFileSync(at, 'utf8')));
    } catch (error) {
      throw new IngestError(
        `${at} 读不了（${(error as Error).message}）：它记着哪些文件被人改过。从备份恢复，或删掉它（已改过的文件会当作有改动保留）`,
      );
    }
  }

  private replace(at: string, content: string): void {
    const temporary = path.join(path.dirname(at), `.${path.basename(at)}-${randomBytes(4).toString('hex')}`);
    try {
      fs.mkdirSync(path.dirname(at), { recursive: true });
      const handle = fs.openSync(temporary, 'w');
      try {
        fs.writeSync(handle, content);
        fs.fsyncSync(handle);
      } finally {
        fs.closeSync(handle);
      }
      fs.renameSync(temporary, at);
    } catch (error) {
      fs.rmSync(temporary, { force: true });
      throw new IngestError(`无法写入 ${at}：${(error as Error).message}`);
    }
  }
}

const hash = (content: string): string => createHash('sha256').update(content).digest('hex');
