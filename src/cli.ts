#!/usr/bin/env node
import { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { loadConfig } from './app/config.ts';
import { type Command, UsageError } from './command/arguments.ts';
import { ASKING_COMMANDS } from './command/asking-commands.ts';
import { describe, processIo } from './command/io.ts';
import { KNOWLEDGE_COMMANDS } from './command/knowledge-commands.ts';
import { STORE_COMMANDS } from './command/store-commands.ts';
import { USAGE } from './command/usage.ts';

const help: Command = (_rest, _config, io) => {
  io.out(USAGE);
  return 0;
};
const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({ ...ASKING_COMMANDS, ...KNOWLEDGE_COMMANDS, ...STORE_COMMANDS, help }),
);

z.config(zhCN());
try {
  const [name = '', ...rest] = process.argv.slice(2);
  const command = COMMANDS.get(name === '--help' ? 'help' : name);
  if (!command) throw new UsageError(name === '' ? '没有写命令' : `没有 ${name} 这个命令`);
  const config = loadConfig(name === 'serve');
  process.exitCode = await command(rest, config, processIo());
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n${USAGE}\n`);
    process.exitCode = 2;
  } else {
    const { code, message } = describe(error);
    process.stderr.write(`${message}\n`);
    if (code === 'internal') process.stderr.write(`${(error as Error).stack}\n`);
    process.exitCode = 1;
  }
}
