import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import type { Store, Transaction } from '../../src/store/port.ts';
import { openAlone, openPostgres } from '../../src/store/postgres/store.ts';
import { freshSchema, type Schema, withPostgres } from '../fakes/postgres.ts';
import { conforms, fact, incoming, WHO } from './conformance.ts';
import { conformsAsDesk } from './conformance-desk.ts';

withPostgres('postgres', () => {
  let schema: Schema;
  beforeAll(async () => {
    schema = await freshSchema();
  });
  afterAll(() => schema.drop());
  const empty = () =>
    schema.run(
      'DELETE FROM people; DELETE FROM inbox; DELETE FROM votes; DELETE FROM unanswered; DELETE FROM threads; DELETE FROM records',
    );

  const opened = async () => {
    const store = await openPostgres(schema.url);
    await empty();
    return { store, close: () => store.close() };
  };
  conforms('postgres', opened);
  conformsAsDesk('postgres', opened);

  describe('postgres, opened by two programs', () => {
    let one: Store;
    let two: Store;
    beforeEach(async () => {
      [one, two] = await Promise.all([openPostgres(schema.url), openPostgres(schema.url)]);
      await empty();
    });
    afterEach(() => Promise.all([one.close(), two.close()]));
    const both = <T>(work: (tx: Transaction) => Promise<T>): Promise<T[]> =>
      Promise.all([one, two].map((store) => store.transaction(work)));

    test('is brought to the newest version by one of them, and refused by an older program', async () => {
      expect(await schema.run('SELECT count(*)::int AS n FROM cewen_version')).toEqual([{ n: 1 }]);
      await schema.run('INSERT INTO cewen_version VALUES (999)');
      await expect(openPostgres(schema.url)).rejects.toThrow(/版本/);
      await schema.run('DELETE FROM cewen_version WHERE version = 999');
    });

    test('loses no change that one makes to what the other has read', async () => {
      const add = (words: string) => async (tx: Transaction) => {
        const facts = (await tx.conversations.load(WHO, 0))?.clients[0]?.facts ?? [];
        await tx.conversations.keep(WHO, { client: '', memory: null, facts: [...facts, fact(words, words)] }, 1);
      };
      const told = ['一', '二', '三', '四', '五', '六'];
      await Promise.all(told.map((words, i) => (i % 2 ? one : two).transaction(add(words))));
      const kept = await two.transaction((tx) => tx.conversations.load(WHO, 0));
      expect(kept?.clients[0]?.facts.map((f) => f.words).sort()).toEqual([...told].sort());
    });

    test('takes a message once, whoever it comes to', async () => {
      for (const id of ['a', 'b', 'c', 'd']) {
        const rows = await both((tx) => tx.inbox.record(incoming(id), 'pending', 1));
        expect(rows.filter((row) => row !== null)).toHaveLength(1);
      }
    });

    test('lets nobody’s message go with the last part of its answer, though each settles a part', async () => {
      const to = { chat: 'c1', kind: 'private', sender: 's1', replyTo: '1', ticket: null } as const;
      const part = { ...to, part: { text: '答', marks: [], buttons: [] } };
      const parts = await one.transaction(async (tx) => {
        const row = await tx.inbox.record(incoming('last'), 'pending', 1);
        await tx.inbox.forget(WHO, 'last');
        const owe = () => tx.outbox.owe(row?.id ?? 0, 'telegram', part, 1);
        return [await owe(), await owe()];
      });
      await Promise.all(
        [one, two].map((store, i) => store.transaction((tx) => tx.outbox.settle(parts[i]?.id ?? 0, 'sent', null))),
      );
      expect(await schema.run('SELECT * FROM inbox')).toEqual([]);
    });

    test('keeps nothing of a transaction whose connection is cut, says so, and goes on with another', async () => {
      const cut = one.transaction(async (tx) => {
        await tx.inbox.record(incoming('a'), 'pending', 1);
        await schema.run(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE pid <> pg_backend_pid() AND state = 'idle in transaction' AND query LIKE '%inbox%'`,
        );
        await tx.inbox.record(incoming('b'), 'pending', 1);
      });
      await expect(cut).rejects.toThrow(StoreError);
      await expect(cut).rejects.toThrow(/连接中断/);
      await one.transaction((tx) => tx.inbox.record(incoming('c'), 'pending', 1));
      expect((await two.transaction((tx) => tx.inbox.pending())).map((row) => row.incoming.id)).toEqual(['c']);
    });
  });

  describe('postgres, served from by one of two programs', () => {
    const open = async (replaced = (_: Error) => {}): Promise<Store> => {
      const store = await openAlone(schema.url, replaced);
      if (!store) throw new Error('taken');
      return store;
    };
    const record = (store: Store, id: string) => store.transaction((tx) => tx.inbox.record(incoming(id), 'pending', 1));
    beforeEach(empty);

    test('is given to the other only when the first lets go', async () => {
      const first = await open();
      expect(await openAlone(schema.url, () => {})).toBeNull();
      await record(first, 'a');
      await first.close();
      const second = await open();
      expect((await second.transaction((tx) => tx.inbox.pending())).map((row) => row.incoming.id)).toEqual(['a']);
      await second.close();
    });

    test('is written to no more by one whose connection was cut and whose place another has taken', async () => {
      const told: string[] = [];
      const first = await open(({ message }) => told.push(message));
      await record(first, 'a');
      let second: Store | null = null;
      const late = first.transaction(async (tx) => {
        await tx.inbox.record(incoming('b'), 'pending', 1);
        await schema.run(
          "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 7350002 AND objid = (SELECT hashtext(current_schema())::bigint & 4294967295)",
        );
        second = await open();
        await tx.inbox.record(incoming('c'), 'pending', 1);
      });
      await expect(late).rejects.toThrow(StoreError);
      await expect(record(first, 'd')).rejects.toThrow(/接管/);
      expect(told).toHaveLength(1);
      const kept = await (second as Store | null)?.transaction((tx) => tx.inbox.pending());
      expect(kept?.map((row) => row.incoming.id)).toEqual(['a']);
      await Promise.all([first.close(), (second as Store | null)?.close()]);
    });
  });

  test('postgres that can not be opened says what to do and tells no password', async () => {
    const at = (change: (url: URL) => void): string => {
      const url = new URL(schema.url);
      change(url);
      return url.href;
    };
    const faults: readonly [RegExp, (url: URL) => void][] = [
      [/没有这个数据库/, (url) => Object.assign(url, { pathname: '/nowhere' })],
      [/拒绝登录/, (url) => Object.assign(url, { password: 's3cret' })],
      [/连不上数据库/, (url) => Object.assign(url, { port: '1', password: 's3cret' })],
    ];
    for (const [said, change] of faults) {
      const opening = openPostgres(at(change));
      await expect(opening).rejects.toThrow(said);
      await expect(opening).rejects.not.toThrow(/s3cret/);
    }
  });
});
