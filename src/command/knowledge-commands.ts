import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../app/config.ts';
import { inMemory } from '../app/open-index.ts';
import {
  buildPlaces,
  dropUnkept,
  openKnowledge,
  openServices,
  overlayOf,
  reindex,
  withTrial,
} from '../app/open-services.ts';
import { expand } from '../knowledge/lexicon.ts';
import type { Editions } from '../store/editions.ts';
import { approveRules } from './approve.ts';
import { type Command, FLAG, parse, TEXT, textOf, UsageError } from './arguments.ts';
import { printFacts, printRules } from './calculate.ts';
import { readAll } from './io.ts';
import { recordApproval } from './keep-draft.ts';
import { reindexOnce } from './reindex.ts';
import { rollback } from './rollback.ts';
import { status } from './status.ts';

/** Commands of whoever keeps the knowledge: what is held, read in, drafted, checked and published. What one alone needs is loaded by it alone: a cold `ask` waits for no reader of PDF and no database. */
export const KNOWLEDGE_COMMANDS: Readonly<Record<string, Command>> = {
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
    const [{ ingest }, { regionGiven }, { approveKept }, { ReadingThread }, { readWithScans }, pages] =
      await Promise.all([
        import('./ingest.ts'),
        import('../ingest/describe/given.ts'),
        import('./accept.ts'),
        import('../app/reading-thread.ts'),
        import('../app/read-scans.ts'),
        import('../app/page-reader.ts'),
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
    const reader = pages.hasPageReader() ? new pages.ForkedPageReader() : null;
    return ingest(io, options, {
      documents: [...knowledge.documents.values()],
      policies,
      standardInput: readAll,
      read: readWithScans({ read: thread.read, reader, folder: scansOf(config), tell: io.tell }),
      accepted: (id, clauses) => approveKept(knowledge, id, clauses),
    }).finally(() => {
      thread.stop();
      reader?.stop();
    });
  },
  confirm: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { json: FLAG });
    const [document, ...said] = positionals;
    const [{ confirm }, { approveKept }, { ReadingThread }] = await Promise.all([
      import('./confirm.ts'),
      import('./accept.ts'),
      import('../app/reading-thread.ts'),
    ]);
    const knowledge = openKnowledge(config);
    const thread = new ReadingThread();
    return confirm(
      io,
      { document, said, json: values.json === true },
      {
        documents: [...knowledge.documents.values()],
        policies: buildPlaces(config).policies,
        scans: scansOf(config),
        standardInput: readAll,
        read: thread.read,
        accepted: (id, clauses) => approveKept(knowledge, id, clauses),
      },
    ).finally(() => thread.stop());
  },
  reindex: async (rest, config, io) => {
    const { values } = parse(rest, { json: FLAG, fetch: FLAG, force: FLAG });
    const options = { json: values.json === true, force: values.force === true };
    const build = (knowledge: ReturnType<typeof openKnowledge>) => reindex(config, knowledge);
    const load = () => openKnowledge(config);
    const { data } = config;
    const [{ taughtBy }, { answerOnce }] = await Promise.all([import('./taught.ts'), import('../dialogue/respond.ts')]);
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
      if (!editions) {
        const code = await reindexOnce(io, options, parts);
        if (code === 0) await dropUnkept(config, []);
        return code;
      }
      const shared = await import('./shared-index.ts');
      if (values.fetch === true) return shared.fetchServed(data, editions, io, Date.now());
      const base = await shared.refuseOutdated(data, editions);
      const code = await reindexOnce(io, options, parts);
      if (code !== 0) return code;
      await shared.publish(data, editions, io, { now: Date.now(), base });
      await dropUnkept(
        config,
        (await editions.list()).map(({ build: its }) => its),
      );
      return code;
    });
  },
  rollback: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { list: FLAG });
    const options = { build: positionals[0], list: values.list === true };
    return withEditions(config, async (editions) => {
      if (!editions) return rollback(io, options, buildPlaces(config), Date.now);
      return (await import('./shared-index.ts')).rollBackShared(editions, io, options);
    });
  },
  status: async (rest, config, io) => {
    const { values } = parse(rest, { json: FLAG });
    const json = values.json === true;
    const { sayDeadLetters } = await import('./run-again.ts');
    const code = status(io, { json }, openKnowledge(config), buildPlaces(config));
    const dead = json ? null : await sayDeadLetters(config.store);
    if (dead !== null) io.out(dead);
    if (!json)
      await withEditions(config, async (editions) => {
        if (!editions) return;
        const { sayReaders } = await import('./shared-index.ts');
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
    const { check } = await import('./check.ts');
    return check(config, io, { json: values.json === true, failOn, sources: textOf(values.sources) });
  },
  draft: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { json: FLAG, out: TEXT, accept: FLAG });
    const out = textOf(values.out);
    const isAccepting = values.accept === true;
    if (isAccepting && (values.json === true || out !== undefined || positionals.length === 0))
      throw new UsageError('draft --accept 后面写改好的草稿文件');
    const [{ draftMeasures }, { changedBy }, { keptQuestions }] = await Promise.all([
      import('./draft-measures.ts'),
      import('./replay-with-draft.ts'),
      import('./kept.ts'),
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
    const { formerText } = await import('./former-text.ts');
    const folders = [
      join(config.knowledge, 'policies'),
      buildPlaces(config).policies,
      join(config.data, 'knowledge/policies'),
    ];
    const by = { day: io.today(), at: new Date().toISOString(), by: userInfo().username, edited: true };
    const record = (approval: object): void => recordApproval(overlayOf(config).own, { ...approval, ...by });
    return approveRules(book, clauses, ids, io, (clause, approved) => formerText(folders, clause, approved), record);
  },
  facts: (rest, config, io) => {
    parse(rest, { json: FLAG });
    return printFacts(openKnowledge(config).book, io);
  },
  measures: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { region: TEXT, json: FLAG });
    if (positionals.length > 0) throw new UsageError('measures 后面只写 --region 和 --json');
    const { listMeasures } = await import('./measures.ts');
    return listMeasures(openKnowledge(config), io, { region: textOf(values.region), json: values.json === true });
  },
  card: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { json: FLAG });
    const [id, ...more] = positionals;
    if (id === undefined || more.length > 0) throw new UsageError('card 后面写一个措施的 ID');
    const { showCard } = await import('./measures.ts');
    return showCard(openKnowledge(config), io, id, values.json === true);
  },
  search: async (rest, config, io) => {
    const options = { passages: TEXT, jsonl: FLAG, top: { ...TEXT, default: '10' }, explain: FLAG, export: TEXT };
    const { values, positionals } = parse(rest, options);
    const top = Number(values.top);
    if (!Number.isInteger(top) || top < 1) throw new UsageError('--top 后面写不小于 1 的整数');
    const passages = textOf(values.passages);
    const { explainSearch, exportVectors, searchPassages } = await import('./search.ts');
    if (passages !== undefined) return searchPassages(io, { passages, top, explain: values.explain === true });
    const [question] = positionals;
    const folder = textOf(values.export);
    if (folder !== undefined)
      return exportVectors(inMemory((await openServices(config, io.tell)).snapshot), io, folder);
    if (!values.explain || question === undefined)
      throw new UsageError('search 后面写 --passages 文件 --jsonl、--explain "问题"，或 --export 目录');
    const { snapshot, knowledge } = await openServices(config, io.tell);
    const also = expand(knowledge.lexicon, question).map((e) => ({ text: e.text, weight: e.weight, of: e.said }));
    return explainSearch(inMemory(snapshot), io, { text: question, also, limit: top });
  },
};

/** What is kept of scans, by content. */
const scansOf = ({ data }: Config): string => join(data, 'scans');

/** Runs `work` with what several programs share by a database; null where this one has its own. */
async function withEditions<T>({ store }: Config, work: (editions: Editions | null) => Promise<T>): Promise<T> {
  const { openSharedEditions } = await import('../app/open-store.ts');
  const editions = await openSharedEditions(store);
  try {
    return await work(editions);
  } finally {
    await editions?.close();
  }
}
