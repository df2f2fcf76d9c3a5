#!/usr/bin/env node
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { type Config, loadConfig } from './app/config.ts';
import { patientOf } from './app/open-models.ts';
import {
  buildPlaces,
  indexFolder,
  openKnowledge,
  openServices,
  overlayOf,
  reindex,
  withTrial,
} from './app/open-services.ts';
import { approveRules } from './command/approve.ts';
import { askLines, askOnce } from './command/ask.ts';
import { calculateLines, matchOnce, printFacts, printRules } from './command/calculate.ts';
import { describe, type Io, processIo, readAll } from './command/io.ts';
import { reindexOnce } from './command/reindex.ts';
import { rollback } from './command/rollback.ts';
import { status } from './command/status.ts';
import { USAGE } from './command/usage.ts';
import { expand } from './knowledge/lexicon.ts';
import { createLogger } from './logger.ts';
import type { Editions } from './store/editions.ts';

/** The words of the command line were off: exit status 2 and the usage. */
class UsageError extends Error {}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;
type Command = (rest: readonly string[], config: Config, io: Io) => number | Promise<number>;

const FLAG = { type: 'boolean' } as const;
const TEXT = { type: 'string' } as const;

// What a command alone needs is loaded by it alone: a cold `ask` waits for no reader of PDF and no database.
const NAMED: Readonly<Record<string, Command>> = {
  ask: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { json: FLAG, jsonl: FLAG, 'as-of': TEXT });
    if (values.jsonl && (positionals.length > 0 || values.json || values['as-of'] !== undefined))
      throw new UsageError('ask --jsonl 的问题和日期都从标准输入读取，不能写在命令行上');
    if (values.jsonl) return askLines(await openServices(config, io.tell), io);
    const [question, ...more] = positionals;
    if (question === undefined || more.length > 0) throw new UsageError('ask 后面写一个问题，用引号括起来');
    const options = { json: values.json === true, asOf: textOf(values['as-of']) };
    return askOnce(await openServices(config, io.tell), io, question, options);
  },
  chat: async (rest, config, io) => {
    const { values } = parse(rest, { as: TEXT });
    const { store, lasting, port = 0 } = config;
    const as = textOf(values.as) ?? null;
    const { chat } = await import('./command/chat.ts');
    return chat(await openServices(config, io.tell), io, { store, lasting, clock: { now: Date.now }, as, port });
  },
  serve: async (rest, config, io) => {
    parse(rest, {});
    const { serveChannels } = await import('./command/serve.ts');
    const { serving } = config;
    if (!serving) throw new Error('the settings of serve are read before it');
    return serveChannels({ ...config, serving }, io);
  },
  desk: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { demo: FLAG, role: TEXT });
    const { desk } = await import('./command/desk.ts');
    if (values.demo === true && positionals.length === 0) return desk.demo(config, io);
    if (positionals.length === 1 && positionals[0] === 'invite')
      return desk.invite(config, io, textOf(values.role) ?? null);
    throw new UsageError('desk 后面写 invite（可加 --role clerk|lead|officer|admin）或 --demo');
  },
  ingest: async (rest, config, io) => {
    const { values, positionals } = parse(rest, {
      out: TEXT,
      json: FLAG,
      accept: FLAG,
      title: TEXT,
      number: TEXT,
      issuer: TEXT,
      region: TEXT,
      manifest: TEXT,
      official: FLAG,
    });
    if (positionals.length === 0) throw new UsageError('ingest 后面写文件、目录，或 -（标准输入）');
    const [{ ingest }, { regionGiven }, { approveKept }, { ReadingThread }] = await Promise.all([
      import('./command/ingest.ts'),
      import('./ingest/describe/given.ts'),
      import('./command/accept.ts'),
      import('./app/reading-thread.ts'),
    ]);
    const knowledge = openKnowledge(config);
    const { policies } = buildPlaces(config);
    const region = textOf(values.region);
    const options = {
      files: positionals,
      out: textOf(values.out),
      json: values.json === true,
      accept: values.accept === true,
      manifest: textOf(values.manifest),
      given: {
        title: textOf(values.title),
        number: textOf(values.number),
        issuer: textOf(values.issuer),
        official: values.official === true,
        ...(region === undefined ? {} : { region: regionGiven(region) }),
      },
    };
    const thread = new ReadingThread();
    return ingest(io, options, {
      documents: [...knowledge.documents.values()],
      policies,
      standardInput: readAll,
      read: thread.read,
      accepted: (id, clauses) => approveKept(knowledge, id, clauses),
    }).finally(() => thread.stop());
  },
  reindex: async (rest, config, io) => {
    const { values } = parse(rest, { json: FLAG, fetch: FLAG, force: FLAG });
    const options = { json: values.json === true, force: values.force === true };
    const build = (knowledge: ReturnType<typeof openKnowledge>) => reindex(config, knowledge);
    const load = () => openKnowledge(config);
    const { data } = config;
    const [{ taughtBy }, { answerOnce }] = await Promise.all([
      import('./command/taught.ts'),
      import('./dialogue/respond.ts'),
    ]);
    const taught = taughtBy({
      store: config.store,
      own: overlayOf(config).own,
      today: io.today,
      asking: (knowledge, work) =>
        withTrial(config, knowledge, io.tell, (on) =>
          work((text, asOf) => answerOnce({ id: null, text, history: [], asOf }, on)),
        ),
    });
    const parts = { places: buildPlaces(config), load, build, now: Date.now, taught };
    return withEditions(config, async (editions) => {
      if (!editions) return reindexOnce(io, options, parts);
      const shared = await import('./command/shared-index.ts');
      if (values.fetch === true) return shared.fetchServed(data, editions, io, Date.now());
      const base = await shared.refuseOutdated(data, editions);
      const code = await reindexOnce(io, options, parts);
      if (code !== 0) return code;
      await shared.publish(data, editions, io, { now: Date.now(), base });
      return code;
    });
  },
  rollback: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { list: FLAG });
    const options = { build: positionals[0], list: values.list === true };
    return withEditions(config, async (editions) => {
      if (!editions) return rollback(io, options, buildPlaces(config), Date.now);
      return (await import('./command/shared-index.ts')).rollBackShared(editions, io, options);
    });
  },
  status: async (rest, config, io) => {
    const { values } = parse(rest, { json: FLAG });
    const json = values.json === true;
    const { sayDeadLetters } = await import('./command/run-again.ts');
    const code = status(io, { json }, openKnowledge(config), buildPlaces(config));
    const dead = json ? null : await sayDeadLetters(config.store);
    if (dead !== null) io.out(dead);
    if (!json)
      await withEditions(config, async (editions) => {
        if (!editions) return;
        const { sayReaders } = await import('./command/shared-index.ts');
        for (const line of await sayReaders(editions)) io.out(line);
      });
    return code;
  },
  check: async (rest, config, io) => {
    const { values, positionals } = parse(rest, {
      json: FLAG,
      'fail-on': { ...TEXT, default: 'error' },
      sources: TEXT,
    });
    const failOn = values['fail-on'];
    if (positionals.length > 0) throw new UsageError('check 后面不写别的参数');
    if (failOn !== 'error' && failOn !== 'warning') throw new UsageError('--fail-on 只能是 error 或 warning');
    const { check } = await import('./command/check.ts');
    return check(config, io, { json: values.json === true, failOn, sources: textOf(values.sources) });
  },
  draft: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { json: FLAG, out: TEXT, accept: FLAG });
    const out = textOf(values.out);
    const isAccepting = values.accept === true;
    if (isAccepting && (values.json === true || out !== undefined || positionals.length === 0))
      throw new UsageError('draft --accept 后面写改好的草稿文件');
    const [{ draftMeasures }, { changedBy }, { keptQuestions }] = await Promise.all([
      import('./command/draft-measures.ts'),
      import('./command/replay-with-draft.ts'),
      import('./command/kept.ts'),
    ]);
    const knowledge = openKnowledge(config);
    return draftMeasures(knowledge, io, {
      json: values.json === true,
      clauses: isAccepting ? [] : positionals,
      accept: isAccepting ? positionals : [],
      out,
      root: config.knowledge,
      own: overlayOf(config).own,
      editor: config.editor,
      replay: async (tried) => {
        const services = await openServices(config, io.tell, io.today, knowledge);
        return changedBy(tried, await keptQuestions(config.store), services, io.today());
      },
    });
  },
  rules: async (rest, config, io) => {
    const { positionals } = parse(rest, { json: FLAG });
    const { book, clauses } = openKnowledge(config);
    const [what, ...ids] = positionals;
    if (what === undefined) return printRules(book, io);
    if (what !== 'approve' || ids.length === 0) throw new UsageError('rules 后面写 --json，或 approve 和规则的 ID');
    const { formerText } = await import('./command/former-text.ts');
    const folders = [
      join(config.knowledge, 'policies'),
      buildPlaces(config).policies,
      join(config.data, 'knowledge/policies'),
    ];
    return approveRules(book, clauses, ids, io, (clause, approved) => formerText(folders, clause, approved));
  },
  facts: (rest, config, io) => {
    parse(rest, { json: FLAG });
    return printFacts(openKnowledge(config).book, io);
  },
  calculate: (rest, config, io) => {
    parse(rest, { jsonl: FLAG });
    return calculateLines(openKnowledge(config).book, io);
  },
  match: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { json: FLAG, batch: TEXT, out: TEXT, template: TEXT });
    const [from, out, template] = [textOf(values.batch), textOf(values.out), textOf(values.template)];
    if (from === undefined && template === undefined && out === undefined && positionals.length === 0)
      return matchOnce(openKnowledge(config).book, io);
    const { matchBatch, writeTemplate } = await import('./command/match-batch.ts');
    if (template !== undefined && from === undefined && out === undefined && positionals.length === 0)
      return writeTemplate(openKnowledge(config), io, template);
    if (from === undefined || out === undefined || template !== undefined || positionals.length > 0)
      throw new UsageError('match 后面写 --json、--batch 客户.xlsx --out 结果.xlsx，或 --template 模板.xlsx');
    return matchBatch(openKnowledge(config), io, { from, out });
  },
  combine: async (rest, config, io) => {
    parse(rest, { json: FLAG });
    const { combineOnce } = await import('./command/combine.ts');
    return combineOnce(openKnowledge(config), io);
  },
  measures: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { region: TEXT, json: FLAG });
    if (positionals.length > 0) throw new UsageError('measures 后面只写 --region 和 --json');
    const { listMeasures } = await import('./command/measures.ts');
    return listMeasures(openKnowledge(config), io, { region: textOf(values.region), json: values.json === true });
  },
  card: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { json: FLAG });
    const [id, ...more] = positionals;
    if (id === undefined || more.length > 0) throw new UsageError('card 后面写一个措施的 ID');
    const { showCard } = await import('./command/measures.ts');
    return showCard(openKnowledge(config), io, id, values.json === true);
  },
  search: async (rest, config, io) => {
    const options = { passages: TEXT, jsonl: FLAG, top: { ...TEXT, default: '10' }, explain: FLAG, export: TEXT };
    const { values, positionals } = parse(rest, options);
    const top = Number(values.top);
    if (!Number.isInteger(top) || top < 1) throw new UsageError('--top 后面写不小于 1 的整数');
    const passages = textOf(values.passages);
    const { explainSearch, exportVectors, searchPassages } = await import('./command/search.ts');
    if (passages !== undefined) return searchPassages(io, { passages, top, explain: values.explain === true });
    const [question] = positionals;
    const folder = textOf(values.export);
    if (folder !== undefined) return exportVectors((await openServices(config, io.tell)).snapshot, io, folder);
    if (!values.explain || question === undefined)
      throw new UsageError('search 后面写 --passages 文件 --jsonl、--explain "问题"，或 --export 目录');
    const { snapshot, knowledge } = await openServices(config, io.tell);
    const also = expand(knowledge.lexicon, question).map((e) => ({ text: e.text, weight: e.weight, of: e.said }));
    return explainSearch(snapshot, io, { text: question, also, limit: top });
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
  migrate: async (rest, _config, io) => {
    const { values, positionals } = parse(rest, { from: TEXT, to: TEXT });
    const [from, to] = [textOf(values.from), textOf(values.to)];
    if (from === undefined || to === undefined || positionals.length > 0)
      throw new UsageError('migrate 后面写 --from 数据目录 --to postgres://…');
    const { migrateTo } = await import('./command/kept.ts');
    return migrateTo(from, to, io);
  },
  retry: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { json: FLAG, all: FLAG });
    const { retry } = await import('./command/run-again.ts');
    const options = { keys: positionals, all: values.all === true, json: values.json === true };
    return retry(config.store, io, options, Date.now());
  },
  eval: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { json: FLAG });
    const [{ evalCommand }, { answerOnce }] = await Promise.all([
      import('./command/eval.ts'),
      import('./dialogue/respond.ts'),
    ]);
    const services = await openServices(config, io.tell);
    return evalCommand(io, {
      files: positionals,
      store: config.store,
      json: values.json === true,
      ask: (text, asOf, history) => answerOnce({ id: null, text, history, asOf }, services),
    });
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
const COMMANDS: ReadonlyMap<string, Command> = new Map(Object.entries(NAMED));

/** Runs `work` with what several programs share by a database; null where this one has its own. */
async function withEditions<T>({ store }: Config, work: (editions: Editions | null) => Promise<T>): Promise<T> {
  const { openSharedEditions } = await import('./app/open-store.ts');
  const editions = await openSharedEditions(store);
  try {
    return await work(editions);
  } finally {
    await editions?.close();
  }
}

/** The one file that a command takes. */
function fileOf(rest: readonly string[], command: string): string {
  const [file, ...more] = parse(rest, {}).positionals;
  if (file === undefined || more.length > 0) throw new UsageError(`${command} 后面写一个文件`);
  return file;
}

function parse(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(`参数不对：${(error as Error).message}`);
  }
}

function textOf(value: string | boolean | (string | boolean)[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

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
