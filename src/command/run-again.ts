import { openKept } from '../app/open-store.ts';
import { RETRY } from '../contract/kept-retry.ts';
import { InputError, StoreError } from '../errors.ts';
import type { DeadLetter } from '../store/port/dead-letters.ts';
import type { Transaction } from '../store/port.ts';
import { dayInShanghai, type Io } from './io.ts';

export interface RetryOptions {
  /** Keys of dead letters; none: they are listed. */
  readonly keys: readonly string[];
  readonly all: boolean;
  readonly json: boolean;
}

/** Dead letters that are told, and asked for at once, at most. */
const MOST = 1000;

const WHAT: Readonly<Record<string, string>> = {
  m: '消息没能处理',
  p: '回复没能送达',
};

/** `cewen retry`: lists what was given up; with keys or `--all` asks the service to do it again. */
export async function retry(store: string, io: Io, { keys, all, json }: RetryOptions, now: number): Promise<number> {
  const letters = (await inStore(store, (tx) => tx.deadLetters.list(MOST))) ?? [];
  if (keys.length === 0 && !all) {
    if (json) io.out(JSON.stringify(letters.map((letter) => ({ ...letter, at: new Date(letter.at).toISOString() }))));
    else if (letters.length === 0) io.out('没有放弃的消息和回复。');
    else for (const letter of letters) io.out(said(letter));
    return 0;
  }
  const named = letters.filter(({ key }) => all || keys.includes(key));
  const asked = named.filter(({ damaged }) => !damaged);
  const lost = named.filter(({ damaged }) => damaged).map(({ key }) => key);
  const unknown = keys.filter((key) => !named.some((letter) => letter.key === key));
  if (unknown.length > 0) throw new InputError(`没有 ${unknown.join('、')}：可重试的见 cewen retry`);
  await inStore(store, async (tx) => {
    for (const { key } of asked)
      await tx.records.put({ kind: RETRY, id: key, about: '', body: '{}', at: now, version: 0 });
  });
  if (json) io.out(JSON.stringify({ asked: asked.map(({ key }) => key), damaged: lost }));
  else {
    if (lost.length > 0) io.out(`已损坏，不能重做 ${lost.length} 条：${lost.join('、')}`);
    io.out(`已请求重试 ${asked.length} 条：正在运行的 cewen serve 几秒内处理，没有运行的下次启动时处理`);
  }
  return 0;
}

/** A line of `cewen status`: how much was given up, null where nothing was; without a store, or one that can't be read, why. */
export async function sayDeadLetters(store: string): Promise<string | null> {
  try {
    const count = await inStore(store, (tx) => tx.deadLetters.count());
    if (!count || count.messages + count.parts === 0) return null;
    return `没能处理的消息 ${count.messages} 条，没能送达的回复 ${count.parts} 条：查看和重试用 cewen retry`;
  } catch (error) {
    if (error instanceof StoreError) return error.message;
    throw error;
  }
}

const said = ({ key, channel, at, why, damaged }: DeadLetter): string =>
  `${key}\t${channel}\t${dayInShanghai(at)}\t${WHAT[key.charAt(0)]}${why === 'expired' ? '（过期）' : ''}${damaged ? '（已损坏，不能重做）' : ''}`;

async function inStore<T>(place: string, work: (tx: Transaction) => Promise<T>): Promise<T | null> {
  const store = await openKept(place);
  if (!store) return null;
  try {
    return await store.transaction(work);
  } finally {
    await store.close();
  }
}
