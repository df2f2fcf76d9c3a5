import { Worker } from 'node:worker_threads';
import type { GivenMetadata } from '../ingest/describe/given.ts';
import { type Gathered, type gatherFile, notRead } from '../ingest/ingest-file.ts';
import type { Scan } from '../ingest/scan/scanned-page.ts';

/** What the thread is given: a file that was read from disk. */
export interface ToRead {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly given: GivenMetadata;
  readonly scan: Scan | null;
}

/** Most that one file may take: seconds, and MB of memory. */
const MOST = { seconds: 120, memory: 768 };

/** Reads files in a thread of its own, which is ended where one takes too long or too much memory; the next file has a new one. */
export class ReadingThread {
  readonly #most: typeof MOST;
  #worker: Worker | null = null;
  #tell: (result: Gathered[] | string) => void = () => {};

  constructor(most: Partial<typeof MOST> = {}) {
    this.#most = { ...MOST, ...most };
  }

  /** As gatherFile does it; one call at a time. */
  readonly read: typeof gatherFile = async (file, open, given = {}, scan = null) => {
    try {
      return await this.#read({ file, bytes: await open(), given, scan });
    } catch (error) {
      return [notRead(file, `无法读取：${(error as Error).message}`)];
    }
  };

  async #read(task: ToRead): Promise<Gathered[]> {
    this.#worker ??= this.#start();
    const { seconds } = this.#most;
    const timer = setTimeout(
      () => this.#end(`读了 ${seconds} 秒还没读完，已停止：请拆分或另存一份再导入`),
      seconds * 1000,
    );
    const told = new Promise<Gathered[] | string>((resolve) => {
      this.#tell = resolve;
    });
    this.#worker.postMessage(task);
    const result = await told;
    clearTimeout(timer);
    return typeof result === 'string' ? [notRead(task.file, result)] : result;
  }

  stop(): void {
    this.#end('已停止');
  }

  /** Ends the thread; the file that it reads was not read, for that reason. */
  #end(why: string): void {
    const worker = this.#worker;
    this.#worker = null;
    void worker?.terminate();
    this.#tell(why);
  }

  #start(): Worker {
    const { memory } = this.#most;
    const worker = new Worker(new URL('./start-thread.mjs', import.meta.url), {
      workerData: { entry: 'src/app/reading-worker.ts' },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    const failed = (why: string): void => {
      if (this.#worker === worker) this.#end(why);
    };
    worker.on('message', (gathered: Gathered[]) => this.#tell(gathered));
    worker.on('error', ({ code, message }: Error & { code?: string }) =>
      failed(
        code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `读它要用的内存超过 ${memory} MB，已停止：请拆分或另存一份再导入`
          : `无法读取：${message}`,
      ),
    );
    worker.on('exit', () => failed('读到一半意外停止：请另存一份再导入'));
    return worker;
  }
}
