import { patientOf } from '../app/open-models.ts';
import { indexFolder, openKnowledge, openServices } from '../app/open-services.ts';
import { createLogger } from '../logger.ts';
import { type Command, FLAG, parse, TEXT, textOf, UsageError } from './arguments.ts';
import { askLines, askOnce } from './ask.ts';
import { calculateLines, matchOnce } from './calculate.ts';

/** Commands that answer, calculate and serve. What one alone needs is loaded by it alone: a cold `ask` waits for no reader of PDF and no database. */
export const ASKING_COMMANDS: Readonly<Record<string, Command>> = {
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
    const { chat } = await import('./chat.ts');
    return chat(await openServices(config, io.tell), io, { store, lasting, clock: { now: Date.now }, as, port });
  },
  serve: async (rest, config, io) => {
    parse(rest, {});
    const { serveChannels } = await import('./serve.ts');
    const { serving } = config;
    if (!serving) throw new Error('the settings of serve are read before it');
    return serveChannels({ ...config, serving }, io);
  },
  desk: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { demo: FLAG, role: TEXT });
    const { desk } = await import('./desk.ts');
    if (values.demo === true && positionals.length === 0) return desk.demo(config, io);
    if (positionals.length === 1 && positionals[0] === 'invite')
      return desk.invite(config, io, textOf(values.role) ?? null);
    throw new UsageError('desk 后面写 invite（可加 --role clerk|lead|officer|admin）或 --demo');
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
    const { matchBatch, writeTemplate } = await import('./match-batch.ts');
    if (template !== undefined && from === undefined && out === undefined && positionals.length === 0)
      return writeTemplate(openKnowledge(config), io, template);
    if (from === undefined || out === undefined || template !== undefined || positionals.length > 0)
      throw new UsageError('match 后面写 --json、--batch 客户.xlsx --out 结果.xlsx，或 --template 模板.xlsx');
    return matchBatch(openKnowledge(config), io, { from, out });
  },
  combine: async (rest, config, io) => {
    parse(rest, { json: FLAG });
    const { combineOnce } = await import('./combine.ts');
    return combineOnce(openKnowledge(config), io);
  },
  doctor: async (rest, config, io) => {
    parse(rest, {});
    const { doctor } = await import('./doctor.ts');
    return doctor(io, patientOf(config, indexFolder(config), createLogger('silent'), io.today));
  },
  eval: async (rest, config, io) => {
    const { values, positionals } = parse(rest, { json: FLAG });
    const [{ evalCommand }, { answerOnce }] = await Promise.all([
      import('./eval.ts'),
      import('../dialogue/respond.ts'),
    ]);
    const services = await openServices(config, io.tell);
    return evalCommand(io, {
      files: positionals,
      store: config.store,
      json: values.json === true,
      ask: (text, asOf, history) => answerOnce({ id: null, text, history, asOf }, services),
    });
  },
};
