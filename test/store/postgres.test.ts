import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import type { Store, Transaction } from '../../src/store/port.ts';
import { Database } from '../../src/store/postgres/database.ts';
import { openEditions } from '../../src/store/postgres/editions.ts';
import { PostgresInbox } from '../../src/store/postgres/inbox.ts';
import { joins, keepsOut } from '../../src/store/postgres/place.ts';
import { openPostgres } from '../../src/store/postgres/store.ts';
import { freshSchema, type Schema, withPostgres } from '../fakes/postgres.ts';
import { conforms, fact, incoming, WHO } from './conformance.ts';
import { conformsInBudgets } from './conformance-budgets.ts';
import { conformsAsDesk } from './conformance-desk.ts';
import { conformsInQuestions } from './conformance-questions.ts';
import { conformsInQueues } from './conformance-queues.ts';
import { servesFromTwo } from './postgres-served.ts';

withPostgres('postgres', () => {
  let schema: Schema;
  beforeAll(async () => {
    schema = await freshSchema();
  });
  afterAll(() => schema.drop());
  const empty = () =>
    schema.run(
      'DELETE FROM people; DELETE FROM inbox; DELETE FROM votes; DELETE FROM unanswered; DELETE FROM threads; DELETE FROM records; DELETE FROM budgets',
    );

  const opened = async () => {
    const store = await openPostgres(schema.url);
    await empty();
    return { store, damage: (sql: string) => schema.run(sql), close: () => store.close() };
  };
  conforms('postgres', opened);
  conformsInQueues('postgres', opened);
  conformsInQuestions('postgres', opened);
  conformsAsDesk('postgres', opened);
  conformsInBudgets('postgres', opened);

  servesFromTwo(() => schema, empty);

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

  test('postgres is not brought to a newer version under a program that keeps others out', async () => {
    const own = await freshSchema();
    const holder = new Database(own.url, async (db) => void (await keepsOut(db)));
    await holder.get('SELECT 1');
    await expect(openPostgres(own.url)).rejects.toThrow(/独占/);
    await expect(openEditions(own.url)).rejects.toThrow(/独占/);
    expect(await own.run(`SELECT to_regclass('inbox') AS made`)).toEqual([{ made: null }]);
    await holder.close();
    await (await openPostgres(own.url)).close();
    const other = new Database(own.url);
    expect(await keepsOut(other)).toBe(true);
    await other.close();
    await own.drop();
  });

  test('postgres is brought to the newest version while a program of the version before goes on writing', async () => {
    const own = await freshSchema();
    const scripts = new URL('../../src/store/postgres/migrations/', import.meta.url);
    const before = readdirSync(scripts).sort().slice(0, -1);
    for (const name of before) await own.run(readFileSync(new URL(name, scripts), 'utf8'));
    await own.run('CREATE TABLE cewen_version (version INTEGER NOT NULL)');
    await own.run(`INSERT INTO cewen_version VALUES (${before.length})`);
    const older = new Database(own.url, async (db) => void (await joins(db)));
    const inbox = new PostgresInbox(older);
    const record = (id: string) => older.transaction(() => inbox.record(incoming(id), 'pending', 1));
    await record('before');
    let newer: Store | null = null;
    await older.transaction(async () => {
      await inbox.record(incoming('during'), 'pending', 1);
      newer = await openPostgres(own.url);
    });
    const store = newer as unknown as Store;
    await record('after');
    expect(await store.transaction((tx) => tx.inbox.record(incoming('after'), 'pending', 2))).toBeNull();
    await store.transaction((tx) => tx.inbox.record(incoming('newer'), 'pending', 2));
    const seen = await older.transaction(() => inbox.pending());
    expect(seen.map((row) => row.incoming.id)).toEqual(['before', 'during', 'after', 'newer']);
    expect(await store.transaction((tx) => tx.inbox.pending())).toEqual(seen);
    await store.close();
    await older.close();
    await own.drop();
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
