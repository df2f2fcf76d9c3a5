import { parseArgs } from 'node:util';
import type { Config } from '../app/config.ts';
import type { Io } from './io.ts';

/** The words of the command line were off: exit status 2 and the usage. */
export class UsageError extends Error {}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;
/** What a command does with the words behind it; its exit status. */
export type Command = (rest: readonly string[], config: Config, io: Io) => number | Promise<number>;

export const FLAG = { type: 'boolean' } as const;
export const TEXT = { type: 'string' } as const;

/** The options and the other words of a command line. @throws UsageError */
export function parse(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`参数不对：${(error as Error).message}`);
  }
}

/** The one file that a command takes. @throws UsageError */
export function onlyFile(rest: readonly string[], command: string): string {
  const [file, ...more] = parse(rest, {}).positionals;
  if (file === undefined || more.length > 0) throw new UsageError(`${command} 后面写一个文件`);
  return file;
}

/** The words of an option, where it has some. */
export function textOf(value: string | boolean | (string | boolean)[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
