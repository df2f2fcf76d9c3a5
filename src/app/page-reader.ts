import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { IngestError } from '../errors.ts';
import { type Box, ScannedPage } from '../ingest/scan/scanned-page.ts';

/** A file of pages that are pictures. */
export interface PictureFile {
  readonly file: string;
  readonly pdf: boolean;
}

/** What reads pictures of pages. @throws IngestError where a page can't be read */
export interface PageReader {
  count(of: PictureFile): Promise<number>;
  /** Reads page `n` by both readers, and leaves its picture at `picture`. */
  read(of: PictureFile, n: number, picture: string): Promise<ScannedPage>;
  /** Leaves the piece `box` of a picture at `to`. */
  cut(picture: string, box: Box, to: string): Promise<void>;
  stop(): void;
}

const PLACE = new URL('../../optional/ocr/', import.meta.url);
const READER = fileURLToPath(new URL('reader.mjs', PLACE));
/** Most seconds of one page: twenty times what it takes on a machine that does nothing else. */
const LONGEST = 300;
/** Of what the process writes of its troubles, so many characters are kept, and so many lines told. */
const MOST_WORDS = 2000;
const LAST_LINES = 3;

/** True where `npm run setup:ocr` was run. */
export const hasPageReader = (): boolean =>
  ['@gutenye/ocr-node', 'tesseract.js'].every((name) => existsSync(new URL(`node_modules/${name}`, PLACE)));

/** The readers of optional/ocr in a process of their own, which is ended where a page takes too long or too much memory; the next page has a new one. */
export class ForkedPageReader implements PageReader {
  readonly #script: string;
  readonly #longest: number;
  #child: ChildProcess | null = null;
  #complained = '';

  /** @param script what is started @param longest seconds of one page */
  constructor(script = READER, longest = LONGEST) {
    this.#script = script;
    this.#longest = longest;
  }

  async count(of: PictureFile): Promise<number> {
    return Number(await this.#ask({ what: 'count', ...of }));
  }

  async read(of: PictureFile, n: number, picture: string): Promise<ScannedPage> {
    return ScannedPage.parse(await this.#ask({ what: 'read', ...of, n, picture }));
  }

  async cut(picture: string, box: Box, to: string): Promise<void> {
    await this.#ask({ what: 'cut', picture, box, to });
  }

  stop(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }

  #ask(task: object): Promise<unknown> {
    this.#child ??= this.#start();
    const child = this.#child;
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        child.off('message', hear).off('close', ended).off('error', ended);
      };
      const fail = (why: string): void => {
        settle();
        this.stop();
        reject(new IngestError(why));
      };
      const hear = (answer: { readonly done?: unknown; readonly fault?: string }): void => {
        settle();
        if (answer.fault === undefined) resolve(answer.done);
        else reject(new IngestError(answer.fault));
      };
      const ended = (code: unknown): void =>
        fail(code === TOO_LARGE ? '要用的内存太多，已停止' : `文字识别的进程意外停止${this.#lastWords()}`);
      const timer = setTimeout(() => fail(`读了 ${this.#longest} 秒还没读完，已停止`), this.#longest * 1000);
      child.on('message', hear).on('close', ended).on('error', ended);
      child.send(task);
    });
  }

  #start(): ChildProcess {
    const child = fork(this.#script, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#complained = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complained = (this.#complained + text).slice(-MOST_WORDS);
    });
    return child;
  }

  /** What the process wrote of its troubles last. */
  #lastWords(): string {
    const lines = this.#complained.split('\n').map((line) => line.trim());
    // Where in the program it was says nothing to whoever reads it.
    const last = lines.filter((line) => line !== '' && !/^at |^Node\.js v/.test(line)).slice(-LAST_LINES);
    return last.length > 0 ? `（${last.join(' / ')}）` : '';
  }
}

/** The status with which the reader ends where it takes too much memory. */
const TOO_LARGE = 3;
