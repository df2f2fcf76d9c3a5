import type { Reply } from '../../src/contract/reply.ts';
import type { Parts } from '../../src/dialogue/services.ts';
import { answer } from '../../src/dialogue/with-model.ts';
import { ADDED, ungrounded } from '../eval/ungrounded.ts';
import type { Answer, ModelServer } from '../fakes/model-server.ts';
import { Random } from '../fakes/random.ts';
import { LIES, lying } from '../fakes/scripts.ts';

/** What an endpoint does instead of answering. */
export const FAILURES: Readonly<Record<string, Answer>> = {
  'is empty': { text: '' },
  'is slow': { text: 'P1：补贴900万元', after: 400 },
  'never answers': { never: true },
  'says 429': { status: 429 },
  'says 500': { status: 500 },
  'says 401': { status: 401 },
  'drops the connection': { drop: 'at once' },
  'drops it midway': { drop: 'midway' },
  'goes on for ever': { endless: true },
  'sends broken JSON': { raw: '{"choices":[{"message":{"content":"补贴900万元"' },
  'sends another form': { raw: '{"choices":"补贴900万元"}' },
  'sends a page': { raw: '<html>补贴900万元</html>' },
};

/** What owners ask: of each clause as its file has it, of their own case, and what nothing covers. */
export function questionsOf(parts: Parts): string[] {
  const asks = [...parts.knowledge.clauses.values()].flatMap((c) => [...c.asks, `${c.heading}的标准是多少`]);
  return [
    ...asks,
    '长沙小巨人，贷款500万元一年期，贴息能拿多少',
    '我们研发投入200万，主营收入3000万，长沙小巨人，能拿多少研发补贴',
    '长沙和杭州的小巨人奖励对比一下',
    '深圳小巨人奖励多少',
    '今天天气怎么样',
    '老板想上机器人换掉人工，政府给不给钱',
    '湘财企〔2031〕99号讲什么',
  ];
}

export interface Outcome {
  readonly cases: number;
  readonly faults: string[];
  /** Milliseconds of each. */
  readonly times: number[];
  readonly worded: number;
}

/** Asks a question of each kind of lie or failure in turn, and tells what went out that should not have. */
export async function tryLies(
  parts: Parts,
  server: ModelServer,
  cases: number,
  seed: number,
  kinds: readonly string[] = LIES,
): Promise<Outcome> {
  const r = new Random(seed);
  const questions = questionsOf(parts);
  const faults: string[] = [];
  const times: number[] = [];
  let worded = 0;
  for (let n = 0; n < cases; n++) {
    const kind = kinds[n % kinds.length]!;
    const failure = FAILURES[kind];
    server.answer = failure ? () => failure : lying(kind as (typeof LIES)[number], r);
    const text = r.pick(questions);
    const message = { id: null, text, history: [], asOf: '2025-06-01' };
    const plain = await answer(message, { ...parts, helpers: null });
    const began = performance.now();
    const reply = await answer(message, parts);
    times.push(performance.now() - began);
    if (reply.wordedBy === 'model') worded += 1;
    for (const fault of faultsOf(reply, plain, text)) faults.push(`${kind}: ${text}: ${fault}`);
  }
  return { cases, faults, times, worded };
}

/** What is wrong with a reply beside that of the rules alone. */
export function faultsOf(reply: Reply, plain: Reply, asked: string): string[] {
  const faults: string[] = [];
  const before = new Set(ungrounded(plain, asked, [plain.text]));
  const loose = ungrounded(reply, asked, [plain.text]).filter((f) => !before.has(f));
  if (loose.length > 0) faults.push(`unbound ${loose.join(', ')}`);
  const added = ADDED.exec(reply.text)?.[0];
  const sources = plain.text + reply.citations.map((c) => c.text).join('');
  if (added && !sources.includes(added)) faults.push(`says ${added}`);
  if (/\{\{|\}\}|P\d：|<<<|要点|代号/.test(reply.text)) faults.push('shows the prompt');
  if (reply.wordedBy === 'model' && !reply.text.includes('本回复由AI辅助生成')) faults.push('is not labelled');
  if (reply.wordedBy === 'rules' && reply.text.includes('本回复由AI辅助生成')) faults.push('is labelled');
  if (plain.outcome === 'answer') {
    if (reply.outcome !== 'answer') faults.push(`outcome ${reply.outcome}`);
    const lost = plain.citations.filter((c) => !reply.citations.some((o) => o.clause === c.clause));
    if (lost.length > 0) faults.push(`lost ${lost.map((c) => c.clause).join()}`);
    const figures = (r: Reply) => new Set(r.figures.map((f) => `${f.value} ${f.unit} ${f.ref}`));
    const had = figures(reply);
    const gone = [...figures(plain)].filter((f) => !had.has(f));
    if (gone.length > 0) faults.push(`lost ${gone.join(', ')}`);
    if (JSON.stringify(reply.calculations) !== JSON.stringify(plain.calculations)) faults.push('reckons otherwise');
  }
  return faults;
}
