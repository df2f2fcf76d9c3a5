import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Incoming } from '../../src/contract/channel.ts';
import { StoreError } from '../../src/errors.ts';
import type { Store, Transaction } from '../../src/store/port.ts';

export interface OpenStore {
  readonly store: Store;
  /** Lets go of the store and whatever holds it. */
  close(): Promise<void>;
  /** Writes into a table past the store, as damage does; absent where nothing is kept that could be damaged. */
  damage?(sql: string): Promise<unknown>;
}

export const WHO = { channel: 'telegram', chat: 'c1', sender: 's1' } as const;
export const fact = (words: string, name = '年度贷款总额') => ({
  fact: name,
  value: '"5000000"',
  words,
  on: '2026-11-21',
});

export function incoming(id: string, more: Partial<Incoming> = {}): Incoming {
  const place = { ...WHO, kind: 'private', sentAt: 0, quoted: null, revises: null, ticket: null } as const;
  return { ...place, id, content: { kind: 'text', text: '奖励多少' }, ...more };
}

/** What every store has to be, whatever it keeps things in. */
export function conforms(what: string, open: () => Promise<OpenStore>): void {
  let opened: OpenStore;
  let store: Store;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(() => opened.close());

  const run = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => store.transaction(work);
  const load = (whose: Parameters<Transaction['conversations']['load']>[0] = WHO, since = 0) =>
    run((tx) => tx.conversations.load(whose, since));
  const keep = (client: string, words: string, now = 1) =>
    run((tx) => tx.conversations.keep(WHO, { client, memory: '{}', facts: [fact(words)] }, now));
  const record = (id: string, more: Partial<Incoming> = {}, now = 1) =>
    run((tx) => tx.inbox.record(incoming(id, more), 'pending', now));
  const recorded = async (id: string, more: Partial<Incoming> = {}, now = 1) => (await record(id, more, now))?.id ?? 0;
  const pending = async () => (await run((tx) => tx.inbox.pending())).map((row) => row.incoming.id);

  describe(`${what}: a transaction`, () => {
    test('gives the result of its work', async () => {
      expect(await run(async (tx) => (await tx.inbox.record(incoming('a'), 'pending', 7))?.receivedAt)).toBe(7);
    });

    test('that fails keeps nothing of its own and spoils none that was asked for with it', async () => {
      const good = record('a');
      const bad = run(async (tx) => {
        await tx.inbox.record(incoming('b'), 'pending', 1);
        await tx.conversations.keep(WHO, { client: '', memory: null, facts: [] }, 1);
        throw new Error('no');
      });
      const after = record('c');
      await expect(bad).rejects.toThrow('no');
      await Promise.all([good, after]);
      expect(await pending()).toEqual(['a', 'c']);
      expect(await load()).toBeNull();
    });

    test('that awaits holds the store alone: no other reads or writes in between', async () => {
      const id = await recorded('a');
      const seen: (readonly string[])[] = [];
      const slow = run(async (tx) => {
        await tx.inbox.record(incoming('half'), 'pending', 1);
        await turn();
        await turn();
        await tx.inbox.settle(id, 'done');
        throw new Error('undone');
      });
      const others = [1, 2].map(() =>
        run(async (tx) => {
          seen.push((await tx.inbox.pending()).map((row) => row.incoming.id));
          return tx.inbox.countTry(id);
        }),
      );
      await turn();
      const late = run((tx) => tx.inbox.countTry(id));
      await expect(slow).rejects.toThrow('undone');
      expect(await Promise.all([...others, late])).toEqual([1, 2, 3]);
      expect(seen.slice(-2)).toEqual([['a'], ['a']]);
    });

    test('loses no change to another that read the same before', async () => {
      const add = (words: string) =>
        run(async (tx) => {
          const facts = (await tx.conversations.load(WHO, 0))?.clients[0]?.facts ?? [];
          await turn();
          await tx.conversations.keep(WHO, { client: '', memory: null, facts: [...facts, fact(words, words)] }, 1);
        });
      await Promise.all(['一', '二', '三'].map(add));
      expect((await load())?.clients[0]?.facts.map((f) => f.words)).toEqual(['一', '二', '三']);
    });

    test('that was asked for is finished before the store closes; later ones are told', async () => {
      const last = record('a');
      await store.close();
      expect(await last).not.toBeNull();
      await expect(record('b')).rejects.toThrow(StoreError);
    });
  });

  describe(`${what}: what is kept of a person`, () => {
    test('is found again by channel, chat and sender, and by nobody else', async () => {
      await keep('', '贷款500万');
      expect(await load()).toEqual({
        client: '',
        clients: [{ client: '', memory: '{}', facts: [fact('贷款500万')] }],
      });
      for (const other of [{ chat: 'c2' }, { sender: 's2' }, { channel: 'wecom' }])
        expect(await load({ ...WHO, ...other })).toBeNull();
    });

    test('stands under the client that it was said of, whatever the client is called', async () => {
      const names = ['A公司', '__proto__', 'constructor', 'O\'Neill "公司"'];
      for (const name of names) await keep(name, `${name}贷款500万`);
      const kept = await load();
      expect(kept?.client).toBe(names.at(-1));
      expect(kept?.clients.map((c) => [c.client, c.facts[0]?.words])).toEqual(names.map((n) => [n, `${n}贷款500万`]));
    });

    test('is what was kept last, old facts first', async () => {
      const facts = ['甲', '__proto__', '乙'].map((name) => fact(name, name));
      const write = (some: typeof facts) =>
        run((tx) => tx.conversations.keep(WHO, { client: '', memory: null, facts: some }, 1));
      await write(facts);
      await write([fact('丙', '丙'), fact('新', '乙'), ...facts.slice(1, 2)]);
      expect((await load())?.clients[0]?.facts.map((f) => [f.fact, f.words])).toEqual([
        ['__proto__', '__proto__'],
        ['乙', '新'],
        ['丙', '丙'],
      ]);
    });

    test('is kept whatever characters it is told in', async () => {
      await keep('零\0宽\u200b', '贷款\0五百万\ud83d');
      expect((await load())?.clients[0]?.facts[0]?.words).toMatch(/^贷款/);
      await record('a', { content: { kind: 'text', text: '奖励\0多少' } });
      expect(await pending()).toEqual(['a']);
    });

    test('loses its thread first and all of it later', async () => {
      await keep('', '贷款500万', 100);
      expect((await load(WHO, 101))?.clients[0]?.memory).toBeNull();
      expect((await load(WHO, 100))?.clients[0]?.memory).toBe('{}');
      await run((tx) => tx.conversations.expire({ memory: 200, people: 50 }, 9));
      expect((await load())?.clients[0]).toMatchObject({ memory: null, facts: [fact('贷款500万')] });
      await run((tx) => tx.conversations.expire({ memory: 200, people: 200 }, 9));
      expect(await load()).toBeNull();
    });

    test('goes in batches, so that nobody waits for the whole of it', async () => {
      for (const chat of ['c1', 'c2', 'c3'])
        await run((tx) => tx.conversations.keep({ ...WHO, chat }, { client: '', memory: '{}', facts: [] }, 1));
      const expire = (memory: number, people: number) => run((tx) => tx.conversations.expire({ memory, people }, 2));
      expect([await expire(9, 0), await expire(9, 0), await expire(9, 0)]).toEqual([2, 1, 0]);
      expect([await expire(0, 9), await expire(0, 9), await expire(0, 9)]).toEqual([2, 1, 0]);
    });

    test('is forgotten client by client, or all of it in every chat', async () => {
      await keep('A公司', '贷款500万');
      await keep('B公司', '贷款900万');
      await run((tx) => tx.conversations.forgetClient(WHO, 'A公司'));
      expect((await load())?.clients.map((c) => c.client)).toEqual(['B公司']);
      const elsewhere = { ...WHO, chat: 'c2' };
      const other = { ...WHO, sender: 's2' };
      for (const whose of [elsewhere, other])
        await run((tx) => tx.conversations.keep(whose, { client: '', memory: null, facts: [] }, 1));
      await run((tx) => tx.conversations.forget(WHO));
      expect([await load(), await load(elsewhere), (await load(other))?.client]).toEqual([null, null, '']);
    });
  });
}
