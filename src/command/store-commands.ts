import { join } from 'node:path';
import { type Command, FLAG, onlyFile, parse, TEXT, textOf, UsageError } from './arguments.ts';

/** Commands over what conversations left in the store. What one alone needs is loaded by it alone: a cold `ask` waits for no reader of PDF and no database. */
export const STORE_COMMANDS: Readonly<Record<string, Command>> = {
  backup: async (rest, config, io) => {
    const { backUpTo } = await import('./kept.ts');
    return backUpTo(config.store, onlyFile(rest, 'backup'), io);
  },
  restore: async (rest, config, io) => {
    const { restoreFrom } = await import('./kept.ts');
    return restoreFrom(onlyFile(rest, 'restore'), { store: config.store, lock: join(config.data, 'serve.lock') }, io);
  },
  migrate: async (rest, _config, io) => {
    const { values, positionals } = parse(rest, { from: TEXT, to: TEXT });
    const [from, to] = [textOf(values.from), textOf(values.to)];
    if (from === undefined || to === undefined || positionals.length > 0)
      throw new UsageError('migrate 后面写 --from 数据目录 --to postgres://…');
    const { migrateTo } = await import('./kept.ts');
    return migrateTo(from, to, io);
  },
  retry: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { json: FLAG, all: FLAG });
    const { retry } = await import('./run-again.ts');
    const options = { keys: positionals, all: values.all === true, json: values.json === true };
    return retry(config.store, io, options, Date.now());
  },
  unanswered: async (rest, config, io) => {
    const { printUnanswered } = await import('./kept.ts');
    return printUnanswered(config.store, io, parse(rest, { json: FLAG }).values.json === true);
  },
  feedback: async (rest, config, io) => {
    const { printFeedback } = await import('./kept.ts');
    return printFeedback(config.store, io, parse(rest, { json: FLAG }).values.json === true);
  },
};
