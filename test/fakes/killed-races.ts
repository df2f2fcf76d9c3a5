import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLibsql } from '../../src/store/libsql/store.ts';
import { PHONE } from '../../src/store/port/outbox.ts';
import type { Noted, Told } from './race-child.ts';
import { Random } from './random.ts';

type Sent = Extract<Noted, { readonly sent: string }>;

const STEPS = 20;
let bundle: string | undefined;
const CLERKS = ['甲', '乙'] as const;

export interface Killed {
  readonly courses: number;
  /** Words of the assistant that left while a person had the chat. */
  readonly whileOwned: number;
  /** What still waits in the end, what a clerk said that never left, what was on record and is not in the chat. */
  readonly left: number;
  readonly unsent: number;
  readonly unheard: number;
  /** What left twice from one life of the process. */
  readonly double: number;
  /** What left again after a kill, under the key that it had before. */
  readonly again: number;
  /** Of those, what did not say that it may have arrived before; and what said so though it had not. */
  readonly untold: number;
  readonly needless: number;
  readonly sent: number;
}

/** So many courses of two chats each in a process that is killed, for good and at once, in the middle of every one, over one file. */
export async function killedRaces(courses: number, seed: number): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-killed-'));
  const [file, journal] = [join(folder, 'cewen.db'), join(folder, 'journal')];
  const random = new Random(seed);
  const pause = (): Promise<void> => new Promise((go) => setTimeout(go, random.below(4)));
  let child = await begin(file, journal);
  let n = 0;
  for (let course = 0; course < courses; course += 1) {
    const chats = [`${course}a`, `${course}b`];
    const killAt = 2 + random.below(STEPS - 4);
    for (let step = 0; step < STEPS; step += 1) {
      n += 1;
      const done = once(child, 'message');
      child.send(next(random, n, random.pick(chats)));
      if (step !== killAt && random.below(2) > 0) await done;
      if (random.below(3) === 0) await pause();
      if (step !== killAt) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
      child = await begin(file, journal);
    }
  }
  child.send({ do: 'returned', n: 0, sender: '', by: '', text: '' } satisfies Told);
  const left = async (): Promise<number> => {
    const store = await openLibsql(file);
    const open = await store.transaction(async (tx) => [
      ...(await tx.inbox.pending()),
      ...(await tx.outbox.owed('telegram')),
    ]);
    await store.close();
    return open.length;
  };
  for (let i = 0; i < 300 && (await left()) > 0; i += 1) await new Promise((go) => setTimeout(go, 100));
  child.kill('SIGKILL');
  await once(child, 'exit');
  const outcome = await countOutcomes(file, journal, courses);
  rmSync(folder, { recursive: true, force: true });
  return outcome;
}

/** Plain Node, which tells no types. */
async function bundleOf(entry: string): Promise<string> {
  const bundler: string = new URL('../../src/bundle.mjs', import.meta.url).href;
  const { bundled } = (await import(bundler)) as { bundled: (entry: string) => Promise<string> };
  return bundled(entry);
}

async function begin(file: string, journal: string): Promise<ChildProcess> {
  bundle ??= fileURLToPath(await bundleOf('test/fakes/race-child.ts'));
  const child = fork(bundle, [file, journal], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  return child;
}

function next(random: Random, n: number, sender: string): Told {
  const draw = random.below(20);
  const by = random.pick(CLERKS);
  const told = (what: Told['do'], text: string): Told => ({ do: what, n, sender, by, text });
  if (draw < 8) return told('say', random.pick(['转人工', '没收录', '一', '二']));
  if (draw < 10) return told('phone', `手机 ${n}`);
  if (draw === 10) return told('desk', '');
  if (draw === 11) return told(random.pick(['away', 'returned', 'returned'] as const), '');
  return told(random.pick(['take', 'close', 'back', 'answer', 'answer'] as const), `人 ${n}`);
}

async function countOutcomes(file: string, journal: string, courses: number): Promise<Killed> {
  const noted = (existsSync(journal) ? readFileSync(journal, 'utf8') : '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Noted);
  const sent = noted.flatMap((each) => ('sent' in each ? [each] : []));
  const did = noted.flatMap((each) => ('did' in each ? [each] : []));
  const store = await openLibsql(file);
  const { lines, left } = await store.transaction(async (tx) => {
    const threads = await tx.threads.list({}, 0, 9999);
    const all = await Promise.all(threads.map((thread) => tx.threads.lines(thread, Number.MAX_SAFE_INTEGER, 999)));
    return { lines: all.flat(), left: (await tx.inbox.pending()).length + (await tx.outbox.owed('telegram')).length };
  });
  await store.close();
  const asked = new Set(lines.flatMap((line) => (line.kind === 'asked' ? [line.message] : [])));
  const keys = new Set(sent.map(({ sent: key }) => key));
  const unsent = did.filter(({ key }) => key !== null && !keys.has(key)).length;
  const told = new Set(lines.flatMap((line) => (line.kind === 'said' && line.author === PHONE ? [line.text] : [])));
  const phoned = lines.filter((line) => line.kind === 'said' && line.author === PHONE).length;
  const unheard = did.filter(({ did: n, key }) => key === null && !asked.has(`m${n}`) && !told.has(`手机 ${n}`)).length;
  const times = new Map<string, number[]>();
  for (const { sent: key, life } of sent) times.set(key, [...(times.get(key) ?? []), life]);
  const lives = [...times.values()];
  const isFirst = ({ sent: key }: Sent, i: number): boolean => sent.findIndex((other) => other.sent === key) === i;
  const within = lives.reduce((sum, each) => sum + each.length - new Set(each).size, 0);
  return {
    courses,
    whileOwned: sent.filter(({ text, owned }) => owned && text.startsWith('答：')).length,
    left,
    unsent,
    unheard,
    double: within + phoned - told.size,
    untold: sent.filter((each, i) => !isFirst(each, i) && !each.again).length,
    needless: sent.filter((each, i) => isFirst(each, i) && each.again).length,
    again: lives.reduce((sum, each) => sum + new Set(each).size - 1, 0),
    sent: sent.length,
  };
}
