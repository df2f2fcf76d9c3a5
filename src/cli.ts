#!/usr/bin/env node
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { approveRules } from './command/approve.ts';
import { askLines, askOnce } from './command/ask.ts';
import { calculateLines, matchOnce, printFacts, printRules } from './command/calculate.ts';
import { describe, type Io, processIo, readAll } from './command/io.ts';
import { reindexOnce } from './command/reindex.ts';
import { rollback } from './command/rollback.ts';
import { status } from './command/status.ts';
import { USAGE } from './command/usage.ts';
import { type Config, loadConfig, refuseUnsupported } from './config.ts';
import { expand } from './knowledge/lexicon.ts';
import { createLogger } from './logger.ts';
import { indexFolder, openKnowledge, openParts, placesOf, reindex } from './open.ts';
import { patientOf } from './open-models.ts';

/** The words of the command line were off: exit status 2 and the usage. */
class UsageError extends Error {}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;
type Command = (rest: readonly string[], config: Config, io: Io) => number | Promise<number>;

const FLAG = { type: 'boolean' } as const;
const TEXT = { type: 'string' } as const;

// What a command alone needs is loaded by it alone: a cold `ask` waits for no reader of PDF and no database.
const COMMANDS: Readonly<Record<string, Command>> = {
  ask: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { json: FLAG, jsonl: FLAG, 'as-of': TEXT });
    if (values.jsonl && (positionals.length > 0 || values.json || values['as-of'] !== undefined))
      throw new UsageError('ask --jsonl takes its questions and their dates from standard input alone');
    if (values.jsonl) return askLines(await openParts(config, io.tell), io);
    const [question, ...more] = positionals;
    if (question === undefined || more.length > 0) throw new UsageError('ask takes one question, in quotation marks');
    const options = { json: values.json === true, asOf: textOf(values['as-of']) };
    return askOnce(await openParts(config, io.tell), io, question, options);
  },
  chat: async (rest, config, io) => {
    const { values } = parse(rest, { as: TEXT });
    const { store, lasting } = config;
    const as = textOf(values.as) ?? null;
    const { chat } = await import('./command/chat.ts');
    return chat(await openParts(config, io.tell), io, { store, lasting, clock: { now: Date.now }, as });
  },
  serve: async (rest, config, io) => {
    parse(rest, {});
    const { serveChannels } = await import('./command/serve.ts');
    return serveChannels(config, io);
  },
  ingest: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { out: TEXT, json: FLAG, accept: FLAG });
    if (positionals.length === 0) throw new UsageError('ingest takes files, folders or -');
    const [{ ingest }, { approveKept }] = await Promise.all([
      import('./command/ingest.ts'),
      import('./command/accept.ts'),
    ]);
    const knowledge = openKnowledge(config);
    const { policies } = placesOf(config);
    const options = {
      files: positionals,
      out: textOf(values.out),
      json: values.json === true,
      accept: values.accept === true,
    };
    return ingest(io, options, {
      documents: [...knowledge.documents.values()],
      policies,
      standardInput: readAll,
      accepted: (id, clauses) => approveKept(knowledge, id, clauses),
    });
  },
  reindex: (rest, config, io) => {
    const { values } = parse(rest, { json: FLAG });
    const build = (knowledge: ReturnType<typeof openKnowledge>) => reindex(config, knowledge);
    const load = () => openKnowledge(config);
    return reindexOnce(io, { json: values.json === true }, { places: placesOf(config), load, build, now: Date.now });
  },
  rollback: (rest, config, io) => {
    const { values, positionals } = parse(rest, { list: FLAG });
    return rollback(io, { build: positionals[0], list: values.list === true }, placesOf(config), Date.now);
  },
  status: (rest, config, io) => {
    const { values } = parse(rest, { json: FLAG });
    return status(io, { json: values.json === true }, openKnowledge(config), placesOf(config));
  },
  check: async (rest, config, io) => {
    const { values, positionals } = parse(rest, {
      json: FLAG,
      'fail-on': { ...TEXT, default: 'error' },
      sources: TEXT,
    });
    const failOn = values['fail-on'];
    if (positionals.length > 0) throw new UsageError('check takes no arguments');
    if (failOn !== 'error' && failOn !== 'warning') throw new UsageError('--fail-on is error or warning');
    const { check } = await import('./command/check.ts');
    return check(config, io, { json: values.json === true, failOn, sources: textOf(values.sources) });
  },
  rules: (rest, config, io) => {
    const { positionals } = parse(rest, { json: FLAG });
    const { book, clauses } = openKnowledge(config);
    const [what, ...ids] = positionals;
    if (what === undefined) return printRules(book, io);
    if (what !== 'approve' || ids.length === 0)
      throw new UsageError('rules takes --json, or approve and the ids of rules');
    return approveRules(book, clauses, ids, io);
  },
  facts: (rest, config, io) => {
    parse(rest, { json: FLAG });
    return printFacts(openKnowledge(config).book, io);
  },
  calculate: (rest, config, io) => {
    parse(rest, { jsonl: FLAG });
    return calculateLines(openKnowledge(config).book, io);
  },
  match: (rest, config, io) => {
    parse(rest, { json: FLAG });
    return matchOnce(openKnowledge(config).book, io);
  },
  search: async (rest, config, io) => {
    const options = { passages: TEXT, jsonl: FLAG, top: { ...TEXT, default: '10' }, explain: FLAG, export: TEXT };
    const { values, positionals } = parse(rest, options);
    const top = Number(values.top);
    if (!Number.isInteger(top) || top < 1) throw new UsageError('--top takes a whole number from 1 upwards');
    const passages = textOf(values.passages);
    const { explainSearch, exportVectors, searchPassages } = await import('./command/search.ts');
    if (passages !== undefined) return searchPassages(io, { passages, top, explain: values.explain === true });
    const [question] = positionals;
    const folder = textOf(values.export);
    if (folder !== undefined) return exportVectors((await openParts(config, io.tell)).index, io, folder);
    if (!values.explain || question === undefined)
      throw new UsageError('search takes --passages FILE --jsonl, --explain "QUESTION", or --export FOLDER');
    const { index, knowledge } = await openParts(config, io.tell);
    const also = expand(knowledge.lexicon, question).map((e) => ({ text: e.text, weight: e.weight, of: e.said }));
    return explainSearch(index, io, { text: question, also, limit: top });
  },
  doctor: async (rest, config, io) => {
    parse(rest, {});
    const { doctor } = await import('./command/doctor.ts');
    return doctor(io, patientOf(config, indexFolder(config), createLogger('silent'), io.today));
  },
  backup: async (rest, config, io) => {
    const { backUpTo } = await import('./command/kept.ts');
    return backUpTo(config.store, fileOf(rest, 'backup'), io);
  },
  restore: async (rest, config, io) => {
    const { restoreFrom } = await import('./command/kept.ts');
    return restoreFrom(fileOf(rest, 'restore'), { store: config.store, lock: join(config.data, 'serve.lock') }, io);
  },
  unanswered: async (rest, config, io) => {
    const { printUnanswered } = await import('./command/kept.ts');
    return printUnanswered(config.store, io, parse(rest, { json: FLAG }).values.json === true);
  },
  feedback: async (rest, config, io) => {
    const { printFeedback } = await import('./command/kept.ts');
    return printFeedback(config.store, io, parse(rest, { json: FLAG }).values.json === true);
  },
  help: (_rest, _config, io) => {
    io.out(USAGE);
    return 0;
  },
};

/** The one file that a command takes. */
function fileOf(rest: readonly string[], command: string): string {
  const [file, ...more] = parse(rest, {}).positionals;
  if (file === undefined || more.length > 0) throw new UsageError(`${command} takes one file`);
  return file;
}

function parse(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function textOf(value: string | boolean | (string | boolean)[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

try {
  const [name = '', ...rest] = process.argv.slice(2);
  const command = COMMANDS[name === '--help' ? 'help' : name];
  if (!command) throw new UsageError(name === '' ? 'no command' : `there is no command ${name}`);
  const config = loadConfig();
  if (name !== 'serve') refuseUnsupported();
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
