#!/usr/bin/env node
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { approveRules } from './command/approve.ts';
import { askLines, askOnce } from './command/ask.ts';
import { calculateLines, matchOnce, printFacts, printRules } from './command/calculate.ts';
import { chat } from './command/chat.ts';
import { describe, type Io, processIo } from './command/io.ts';
import { backUpTo, printFeedback, printUnanswered, restoreFrom } from './command/kept.ts';
import { explainSearch, searchPassages } from './command/search.ts';
import { type Config, loadConfig } from './config.ts';
import { expand } from './knowledge/lexicon.ts';
import { openKnowledge, openParts, reindex } from './open.ts';

const USAGE = `用法：
  cewen ask "问题" [--json] [--as-of YYYY-MM-DD]     问一个问题
  cewen ask --jsonl                                  标准输入每行一个 {"id","question","asOf"?,"history"?}
  cewen chat [--as NAME]                             在终端里对话；没有终端时每行一条消息，给了 NAME 才会记住
  cewen backup FILE | cewen restore FILE             备份和恢复对话、资料、反馈
  cewen unanswered [--json]                          没能回答的问题，按次数
  cewen feedback [--json]                            有用和没用
  cewen reindex [--json]                             重建索引
  cewen check [--json] [--fail-on error|warning] [--sources DIR]   检查知识库
  cewen rules --json | cewen facts --json            规则和事实的清单
  cewen calculate --jsonl                            标准输入每行一个 {"id","rule","facts","asOf"?}
  cewen match --json                                 标准输入一个 {"facts","asOf"?}：这家企业对所有规则
  cewen search --passages FILE.jsonl --jsonl [--top 10]            检索给定的段落
  cewen search --explain "问题"                       说明每条命中的得分从哪里来
  cewen rules approve ID…                            复核条款已变更的规则`;

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
    case 'chat': {
      const { values } = parse(rest, { as: { type: 'string' } });
      const { store, lasting } = config;
      const as = (values.as as string | undefined) ?? null;
      return chat(await openParts(config, io.tell), io, { store, lasting, clock: { now: Date.now }, as });
    }
    case 'backup':
    case 'restore': {
      const { positionals } = parse(rest, {});
      const [file, ...more] = positionals;
      if (file === undefined || more.length > 0) throw new UsageError(`${command} takes one file`);
      if (command === 'backup') return backUpTo(config.store, file, io);
      return restoreFrom(file, { store: config.store, lock: join(config.data, 'serve.lock') }, io);
    }
    case 'unanswered':
      return printUnanswered(config.store, io, parse(rest, { json: { type: 'boolean' } }).values.json === true);
    case 'feedback':
      return printFeedback(config.store, io, parse(rest, { json: { type: 'boolean' } }).values.json === true);
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
    case 'rules': {
      const { positionals } = parse(rest, { json: { type: 'boolean' } });
      const { book, clauses } = openKnowledge(config);
      if (positionals[0] !== 'approve') return printRules(book, io);
      if (positionals.length === 1) throw new UsageError('rules approve takes the ids of the rules');
      return approveRules(book, clauses, positionals.slice(1), io);
    }
    case 'search':
      return search(rest, config, io);
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

async function search(rest: readonly string[], config: Config, io: Io): Promise<number> {
  const { values, positionals } = parse(rest, {
    passages: { type: 'string' },
    jsonl: { type: 'boolean' },
    top: { type: 'string', default: '10' },
    explain: { type: 'boolean' },
  });
  const top = Number(values.top);
  if (!Number.isInteger(top) || top < 1) throw new UsageError('--top takes a whole number from 1 upwards');
  if (values.passages) return searchPassages(io, { passages: String(values.passages), top, explain: values.explain === true });
  if (!values.explain || positionals.length !== 1) throw new UsageError('search takes --passages FILE --jsonl, or --explain "QUESTION"');
  const { index, knowledge } = await openParts(config, io.tell);
  const question = positionals[0] ?? '';
  const also = expand(knowledge.lexicon, question).map((e) => ({ text: e.text, weight: e.weight, of: e.said }));
  return explainSearch(index, io, { text: question, also, limit: top });
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
