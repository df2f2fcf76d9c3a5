import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/app/open-store.ts';
import { evalCommand } from '../../src/command/eval.ts';
import type { Io } from '../../src/command/io.ts';
import { taughtBy } from '../../src/command/taught.ts';
import type { Reply } from '../../src/contract/reply.ts';
import type { Knowledge } from '../../src/knowledge/load.ts';
import { withSayings } from '../../src/office/learning/into-lexicon.ts';
import { KEPT_QUESTIONS, type Lesson, learn, SAYINGS } from '../../src/office/learning/learned.ts';
import type { Transaction } from '../../src/store/port.ts';
import { citationOf, replyOf } from '../fakes/replies.ts';

const CLAUSE = 'changsha-sme-2022#1.1';
let dir: string;
let out: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cewen-taught-'));
  out = [];
});
afterEach(() => rmSync(dir, { recursive: true }));

const io: Io = {
  lines: async function* () {},
  out: (t) => void out.push(t),
  tell: () => {},
  today: () => '2026-11-26',
};
const place = () => join(dir, 'cewen.db');
const own = () => join(dir, 'knowledge');
const KNOWLEDGE = {} as Knowledge;
const answered: Reply = { ...replyOf('有'), citations: [citationOf(1)] };

async function run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const store = await openStore(place());
  try {
    return await store.transaction(work);
  } finally {
    await store.close();
  }
}
const learned = (lesson: Lesson) => run((tx) => learn(tx, lesson, { by: '乙', today: '2026-11-20', now: 1 }));
const taught = (reply: Reply = answered) =>
  taughtBy({ store: place(), own: own(), today: io.today, asking: (_, work) => work(async () => reply) });

describe('sayings of the desk', () => {
  it('stand behind what a lexicon says, whose other words and comments stay, and once', () => {
    const held = '# 我们的\nwords: [园区]\nentries:\n  - say: [老叫法]\n    mean: [正式叫法]\n    weight: 0.5 # 松\n';
    const sayings = [
      { say: '租金补贴', mean: '房租减免' },
      { say: '老叫法', mean: '正式叫法' },
    ];
    const now = withSayings(held, sayings);
    expect(now).toContain('# 我们的');
    expect(now).toContain('weight: 0.5 # 松');
    expect(now.match(/老叫法/g)).toHaveLength(1);
    expect(now).toContain('租金补贴');
    expect(withSayings(now, sayings)).toBe(now);
    expect(withSayings('', sayings)).toContain('房租减免');
  });

  it('are written into the admin’s lexicon, and taken out again where nothing comes of it', async () => {
    await learned({ kind: 'saying', say: '租金补贴', mean: '房租减免' });
    const file = join(own(), 'lexicon.yaml');
    const undo = await taught().take();
    expect(readFileSync(file, 'utf8')).toContain('租金补贴');
    undo();
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, 'entries: []\n');
    const again = taught();
    await again.take();
    await again.served([]);
    expect((await run((tx) => SAYINGS.list(tx, null, 0, 9)))[0]?.value.taken).toBe('2026-11-26');
    const text = readFileSync(file, 'utf8');
    await taught().take();
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

describe('questions that the desk keeps', () => {
  const passes = async () => (await run((tx) => KEPT_QUESTIONS.list(tx, null, 0, 9))).map(({ value }) => value.passes);
  beforeEach(() => learned({ kind: 'question', question: '贴息怎么申请', clause: CLAUSE, passes: true }));

  it('fare by what is not served yet, and are marked once it is', async () => {
    const broken = taught(replyOf('没有'));
    const verdicts = await broken.verdicts(KNOWLEDGE);
    expect(verdicts).toMatchObject([{ passed: true, faults: [`does not rest on ${CLAUSE}`] }]);
    expect(await passes()).toEqual([true]);
    await broken.served(verdicts);
    expect(await passes()).toEqual([false]);
    expect(await taught().verdicts(KNOWLEDGE)).toMatchObject([{ passed: false, faults: [] }]);
  });

  it('are run beside those of files; one that is answered no longer is told at the next reindex all the same', async () => {
    const file = join(dir, 'more.jsonl');
    writeFileSync(file, '{"id":"M1","question":"奖励多少","all":["奖励"]}\n');
    const options = { files: [file], store: place(), json: false };
    expect(await evalCommand(io, { ...options, ask: async () => ({ ...answered, text: '奖励按年' }) })).toBe(0);
    expect(out.at(-1)).toBe('工作台留下的 1 题，文件里的 1 题，通过 2');
    expect(await evalCommand(io, { ...options, ask: async () => replyOf('没有') })).toBe(1);
    expect(out.join('\n')).toMatch(/没有通过\tM1\t奖励多少\tlacks \/奖励\//);
    expect(await passes()).toEqual([true]);
  });
});
