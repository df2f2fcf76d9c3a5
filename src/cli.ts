#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { askLines, askOnce } from './command/ask.ts';
import { calculateLines, matchOnce, printFacts, printRules } from './command/calculate.ts';
import { chat } from './command/chat.ts';
import { describe, processIo } from './command/io.ts';
import { loadConfig } from './config.ts';
import { openKnowledge, openParts, reindex } from './open.ts';

const USAGE = `用法：
  cewen ask "问题" [--json] [--as-of YYYY-MM-DD]     问一个问题
  cewen ask --jsonl                                  标准输入每行一个 {"id","question","asOf"?,"history"?}
  cewen chat                                         在终端里对话
  cewen reindex [--json]                             重建索引
  cewen check [--json] [--fail-on error|warning] [--sources DIR]   检查知识库
  cewen rules --json | cewen facts --json            规则和事实的清单
  cewen calculate --jsonl                            标准输入每行一个 {"id","rule","facts","asOf"?}
  cewen match --json                                 标准输入一个 {"facts","asOf"?}：这家企业对所有规则
  cewen search --passages FILE.jsonl --jsonl [--top 10]            检索给定的段落`;

class UsageError extends Error {}

async function run(argv: readonly string[]): Promise<number> {
  const io = processIo();
  const [command, ...rest] = argv;
  const config = loadConfig();
  switch (command) {
    case 'ask': {
      const { values, positionals } = parse(rest, {
        json: { type: 'boolean' },
        jsonl: { type: 'boolean' },
        'as-of': { type: 'string' },
      });
      if (values.jsonl) return askLines(await openParts(config, io.tell), io);
      if (positionals.length !== 1) throw new UsageError('ask takes one question, in quotation marks');
      const options = { json: values.json === true, asOf: values['as-of'] as string | undefined };
      return askOnce(await openParts(config, io.tell), io, positionals[0] ?? '', options);
    }
    case 'chat':
      parse(rest, {});
      return chat(await openParts(config, io.tell), io);
    case 'reindex': {
      const { values } = parse(rest, { json: { type: 'boolean' } });
      const knowledge = openKnowledge(config);
      const report = await reindex(config, knowledge);
      if (values.json) io.out(JSON.stringify(report));
      else
        io.out(
          `索引 ${report.build}：条款 ${report.passages}，新增 ${report.added}，变更 ${report.changed}，删除 ${report.removed}，用时 ${report.seconds.toFixed(1)} 秒`,
        );
      return 0;
    }
    case 'rules':
      parse(rest, { json: { type: 'boolean' } });
      return printRules(openKnowledge(config).book, io);
    case 'facts':
      parse(rest, { json: { type: 'boolean' } });
      return printFacts(openKnowledge(config).book, io);
    case 'calculate':
      parse(rest, { jsonl: { type: 'boolean' } });
      return calculateLines(openKnowledge(config).book, io);
    case 'match':
      parse(rest, { json: { type: 'boolean' } });
      return matchOnce(openKnowledge(config).book, io);
    case 'help':
    case '--help':
      io.out(USAGE);
      return 0;
    default:
      throw new UsageError(command === undefined ? 'no command' : `there is no command ${command}`);
  }
}

function parse(args: readonly string[], options: NonNullable<Parameters<typeof parseArgs>[0]>['options'] & object) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
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
