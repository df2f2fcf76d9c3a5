import type { Reply } from '../../src/contract/reply.ts';
import { answerOnce } from '../../src/dialogue/respond.ts';
import type { Services } from '../../src/dialogue/services.ts';
import { ADDED, ungrounded } from '../eval/ungrounded.ts';
import type { Answer, ModelServer } from '../fakes/model-server.ts';
import { Random } from '../fakes/random.ts';
import { LIES, lying } from '../fakes/scripts.ts';

/** What an endpoint does instead of answering. */
export const FAILURES: Readonly<Record<string, Answer>> = {
  'is empty': { text: '' },
  'is slow': { text: '补贴900万元', late: true },
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

/** What owners ask that the rules decline or ask back: nothing held covers it, or a fact of their own case is missing. */
export function questionsOf(parts: Services): string[] {
  const own = [...parts.knowledge.book.rules.values()].map((rule) => `我们想申请${rule.title}，帮我们算算能拿多少`);
  return [
    ...own,
    '我们是长沙的小巨人，贷了500万，能贴息多少',
    '深圳小巨人奖励多少',
    '今天天气怎么样',
    '湘财企〔2031〕99号讲什么',
    '老板想上机器人换掉人工，政府给不给钱',
    '车间不想用人了，想让机器自己干活，能报销点不',
    '搞出来一个全国独一份的新家伙，官家掏银子不',
    '厂子刚评上那个牌子，跟银行拿了些周转，能不能帮衬',
  ];
}

export interface Outcome {
  readonly cases: number;
  readonly faults: string[];
  /** Milliseconds of each, on the endpoint's clock. */
  readonly times: number[];
  /** How often the reply was another than that of the rules alone. */
  readonly helped: number;
}

/** Asks a question of each kind of lie or failure in turn, and tells what went out that should not have. */
export async function tryLies(
  parts: Services,
  server: ModelServer,
  cases: number,
  seed: number,
  kinds: readonly string[] = Object.keys(LIES),
  now: () => number = () => 0,
): Promise<Outcome> {
  const r = new Random(seed);
  const questions = questionsOf(parts);
  const faults: string[] = [];
  const times: number[] = [];
  const replies = new Map<string, Reply>();
  let helped = 0;
  for (let n = 0; n < cases; n++) {
    const kind = kinds[n % kinds.length]!;
    const failure = FAILURES[kind];
    server.answer = failure ? () => failure : lying(kind as keyof typeof LIES, r);
    const text = r.pick(questions);
    const message = { id: null, text, history: [], asOf: '2025-06-01' };
    const plain = replies.get(text) ?? (await answerOnce(message, { ...parts, models: null }));
    replies.set(text, plain);
    const began = now();
    const reply = await answerOnce(message, parts);
    times.push(now() - began);
    if (reply.text !== plain.text) helped += 1;
    for (const fault of faultsOf(reply, plain, text)) faults.push(`${kind}: ${text}: ${fault}`);
  }
  return { cases, faults, times, helped };
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
  if (/<<<|可用的名称|可选的措施/.test(reply.text)) faults.push('shows the prompt');
  if (reply.wordedBy !== 'rules') faults.push('is worded by another than the rules');
  if (plain.outcome === 'answer') {
    if (reply.outcome !== 'answer') faults.push(`outcome ${reply.outcome}`);
    const lost = plain.citations.filter((c) => !reply.citations.some((o) => o.clause === c.clause));
    if (lost.length > 0) faults.push(`lost ${lost.map((c) => c.clause).join()}`);
    const figures = (r: Reply) => new Set(r.figures.map((f) => `${f.value} ${f.unit} ${f.ref}`));
    const had = figures(reply);
    const gone = [...figures(plain)].filter((f) => !had.has(f));
    if (gone.length > 0) faults.push(`lost ${gone.join(', ')}`);
    if (JSON.stringify(reply.calculations) !== JSON.stringify(plain.calculations)) faults.push('calculates otherwise');
  }
  return faults;
}
