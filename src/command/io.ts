import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { CewenError, InputError } from '../errors.ts';

/** What a command reads and writes. Results go to `out` alone; progress and faults to `tell`. */
export interface Io {
  readonly lines: () => AsyncIterable<string>;
  readonly out: (text: string) => void;
  readonly tell: (text: string) => void;
  /** Today in Shanghai, ISO. */
  readonly today: () => string;
}

export function processIo(): Io {
  let hangUp = (): void => {};
  // Whoever reads has had enough, as `head` has: what was begun is finished, and no further line is asked for.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    hangUp();
  });
  return {
    lines: () => {
      const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
      hangUp = () => lines.close();
      return lines;
    },
    out: (text) => void process.stdout.write(`${text}\n`),
    tell: (text) => void process.stderr.write(`${text}\n`),
    today: () => dayInShanghai(Date.now()),
  };
}

/** Made once: making one costs more than a hundred days told. */
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The day in Shanghai, ISO. */
export function dayInShanghai(time: number): string {
  return DAY.format(time);
}

/** Serves JSON lines one by one, in order; a line that can't be served is answered in its place. Gives the exit status. */
export async function serveLines(io: Io, serve: (row: Record<string, unknown>) => unknown): Promise<number> {
  let status = 0;
  let n = 0;
  for await (const raw of io.lines()) {
    n += 1;
    if (raw.trim() === '') continue;
    let id: unknown = null;
    try {
      const row = parseLine(raw);
      id = row.id ?? null;
      io.out(JSON.stringify({ id, ...((await serve(row)) as object) }));
    } catch (error) {
      const { code, message } = describe(error);
      io.out(JSON.stringify({ id, line: n, error: { code, message } }));
      status = 1;
    }
  }
  return status;
}

function parseLine(raw: string): Record<string, unknown> {
  let row: unknown;
  try {
    // Spreadsheets write a byte order mark.
    row = JSON.parse(raw.replace(/^\uFEFF/, ''));
  } catch {
    throw new InputError('这一行不是有效的 JSON');
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new InputError('这一行不是 JSON 对象');
  return row as Record<string, unknown>;
}

/** `row` as the schema has it; InputError names the place of the first fault, `whole` where it is none of its parts. */
export function readRow<S extends z.ZodType>(schema: S, row: unknown, whole = '标准输入'): z.infer<S> {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new InputError(`${issue?.path.join('.') || whole}：${issue?.message}`);
}

/** An error as a caller is told it: the project's own by their code, anything else as internal. */
export function describe(error: unknown): { code: string; message: string } {
  const message = error instanceof Error ? error.message : String(error);
  return { code: error instanceof CewenError ? error.code : 'internal', message };
}

/** All of standard input, as bytes. */
export async function readAll(): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
