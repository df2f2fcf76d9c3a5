import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { backUp, restore } from '../../src/store/libsql/backup.ts';
import { claim } from '../../src/store/libsql/claim.ts';
import { Database } from '../../src/store/libsql/database.ts';
import { storeError } from '../../src/store/libsql/fault.ts';
import { migrate } from '../../src/store/libsql/migrate.ts';
import { LibsqlStore, openLibsql } from '../../src/store/libsql/store.ts';
import type { Store } from '../../src/store/port.ts';
import { conforms, fact, incoming, WHO } from './conformance.ts';
import { conformsInBudgets } from './conformance-budgets.ts';
import { conformsAsDesk } from './conformance-desk.ts';
import { conformsInQuestions } from './conformance-questions.ts';
import { conformsInQueues } from './conformance-queues.ts';

/** A store that nothing is in yet, begun once: each test goes on from a copy. */
let begun: Promise<Buffer> | undefined;
async function begin(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-store-'));
  const file = join(folder, 'cewen.db');
  await (await openLibsql(file, 0)).close();
  const bytes = readFileSync(file);
  rmSync(folder, { recursive: true, force: true });
  return bytes;
}
const inFile = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-store-'));
  const file = join(folder, 'cewen.db');
  begun ??= begin();
  writeFileSync(file, await begun);
  const store = await openLibsql(file, 0);
  return {
    store,
    damage: async (sql: string) => {
      const db = new Database(file, 0);
      db.run(sql);
      db.close();
    },
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
conforms('libsql', inFile);
conformsInQueues('libsql', inFile);
conformsInQuestions('libsql', inFile);
conformsAsDesk('libsql', inFile);
conformsInBudgets('libsql', inFile);

describe('libsql', () => {
  let folder: string;
  let file: string;
  let db: Database;
  let store: Store;
  const open = async (busy = 0): Promise<void> => {
    db = new Database(file, busy);
    store = new LibsqlStore(db);
    await migrate(db);
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cewen-store-'));
    file = join(folder, 'data', 'cewen.db');
    await open();
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const keep = (client: string, words: string) =>
    store.transaction((tx) => tx.conversations.keep(WHO, { client, memory: '{}', facts: [fact(words)] }, 1));
  const load = (from = store) => from.transaction((tx) => tx.conversations.load(WHO, 0));
  const words = async (from = store) => (await load(from))?.clients[0]?.facts[0]?.words;
  const record = (id: string) => store.transaction((tx) => tx.inbox.record(incoming(id), 'pending', 1));
  const pending = async () => (await store.transaction((tx) => tx.inbox.pending())).map((row) => row.incoming.id);
  /** The bytes of the database, its log and its shared memory. */
  const bytes = () =>
    ['', '-wal', '-shm']
      .map((side) => `${file}${side}`)
      .filter(existsSync)
      .map((side) => readFileSync(side, 'latin1'))
      .join('');
  const asBytes = (text: string) => Buffer.from(text).toString('latin1');

  test('is readable by its owner alone and writes ahead, flushed at each commit', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    expect(db.get('PRAGMA journal_mode')).toMatchObject({ journal_mode: 'wal' });
    expect(db.get('PRAGMA synchronous')).toMatchObject({ synchronous: 2 });
  });

  test('brings an older database to the newest version once, and refuses a newer one', async () => {
    await record('a');
    await store.close();
    await open();
    expect(await pending()).toEqual(['a']);
    db.exec('PRAGMA user_version = 999');
    await store.close();
    await expect(openLibsql(file)).rejects.toThrow(/版本/);
  });

  test('keeps what an older version wrote: votes, of a person and question the last, and what found no answer', async () => {
    const old = new Libsql(join(folder, 'old.db'));
    const scripts = new URL('../../src/store/libsql/migrations/', import.meta.url);
    for (const name of readdirSync(scripts).sort().slice(0, 6)) old.exec(readFileSync(new URL(name, scripts), 'utf8'));
    old.exec(`PRAGMA user_version = 6;
      INSERT INTO inbox VALUES (1, 'telegram', 'a', 'c1', 's1', '{"quoted":"别人的话"}', 1, 'done', 0), (2, 'telegram', 'b', 'c1', 's1', '{}', 2, 'done', 0);
      INSERT INTO votes VALUES (1, 1, 'telegram', 's1', 1, 1, '奖励多少', NULL), (2, 2, 'telegram', 's1', 0, 2, '奖励多少', 'c#1'),
        (3, NULL, 'telegram', '', 1, 3, '奖励多少', NULL), (4, NULL, 'telegram', 's1', 1, 4, NULL, NULL);
      INSERT INTO unanswered VALUES (1, 'telegram', 's1', '深圳奖励多少', 'place-not-held', NULL, 5);`);
    old.close();
    const opened = await openLibsql(join(folder, 'old.db'));
    const votes = await opened.transaction((tx) => tx.votes.list());
    const missed = await opened.transaction((tx) => tx.unanswered.list());
    await opened.close();
    expect(votes).toEqual([
      { question: '奖励多少', clause: 'c#1', useful: 0, useless: 1, last: 2 },
      { question: null, clause: null, useful: 1, useless: 0, last: 4 },
    ]);
    expect(missed).toMatchObject([{ question: '深圳奖励多少', why: 'place-not-held', times: 1 }]);
    expect(readFileSync(join(folder, 'old.db'), 'latin1')).not.toContain(asBytes('别人的话'));
  });

  test('that has lost all its bytes is refused, and begun anew only where there is none; a beginning that fails leaves none', async () => {
    const empty = join(folder, 'empty.db');
    writeFileSync(empty, '');
    await expect(openLibsql(empty)).rejects.toThrow(/0 字节.*restore/);
    rmSync(empty);
    await (await openLibsql(empty)).close();
    expect(readdirSync(folder).filter((name) => name.includes('beginning'))).toEqual([]);
    expect(statSync(empty).size).toBeGreaterThan(0);
  });

  test('finds messages, parts and people by an index, however many there are', async () => {
    const asked = new Set<string>();
    for (const how of ['run', 'all'] as const) {
      const real = db[how].bind(db);
      vi.spyOn(db, how).mockImplementation((sql: string, ...values) => {
        asked.add(sql);
        return real(sql, ...values) as never;
      });
    }
    await store.transaction(async ({ conversations, inbox, outbox, votes, unanswered }) => {
      const row = await inbox.record(incoming('a', { revises: 'b' }), 'pending', 1);
      await inbox.isKnown(incoming('a'));
      await inbox.pending();
      await inbox.countTry(row?.id ?? 0);
      await inbox.settle(row?.id ?? 0, 'done');
      await inbox.expire(1, 1);
      const to = { chat: 'c1', kind: 'private', sender: 's1', replyTo: '1', ticket: null } as const;
      const owed = await outbox.owe(row?.id ?? 0, 'telegram', { ...to, part: { text: '', marks: [], buttons: [] } }, 1);
      await outbox.owed('telegram');
      await outbox.settle(owed.id, 'sent', '7');
      await outbox.questionOf(WHO, '7');
      await conversations.keep(WHO, { client: '', memory: '{}', facts: [fact('a')] }, 1);
      await conversations.load(WHO, 0);
      await conversations.expire({ memory: 1, people: 1 }, 1);
      await conversations.forgetClient(WHO, 'a');
      await votes.keep({ ...WHO, question: 'a', clause: null, useful: true }, 1);
      await unanswered.keep({ ...WHO, question: 'a', why: 'failed', clause: null }, 1);
      for (const part of [conversations, votes, unanswered]) await part.forget(WHO);
      await inbox.forget(WHO, 'a');
    });
    expect(asked.size).toBeGreaterThan(20);
    const plans = [...asked].flatMap((sql) =>
      /PRAGMA/.test(sql) ? [] : db.all(`EXPLAIN QUERY PLAN ${sql}`, ...(sql.match(/\?/g) ?? []).map(() => null)),
    );
    const scans = plans
      .map((step) => String(step.detail))
      .filter((step) => /^SCAN (inbox|outbox|people|clients|profiles|votes|unanswered)\b/.test(step));
    expect(scans).toEqual(['SCAN inbox USING INDEX inbox_pending']);
  });

  test('commits what is asked for in one turn of the event loop together', async () => {
    const exec = vi.spyOn(db, 'exec');
    await Promise.all(['a', 'b', 'c'].map(record));
    expect(exec.mock.calls.filter(([sql]) => sql === 'COMMIT')).toHaveLength(1);
    expect(await pending()).toEqual(['a', 'b', 'c']);
  });

  test('leaves no trace in the files of who is forgotten', async () => {
    await keep('星辰制造', '贷款四百二十一万');
    await store.transaction((tx) => tx.inbox.record(incoming('a', { sender: 's1' }), 'pending', 1));
    expect(bytes()).toContain(asBytes('星辰制造'));
    await store.transaction(async (tx) => {
      await tx.conversations.forget(WHO);
      await tx.inbox.forget(WHO, null);
    });
    for (const told of ['星辰制造', '贷款四百二十一万', '奖励多少', 's1']) expect(bytes()).not.toContain(asBytes(told));
  });

  test('keeps nothing of a turn on a full disk, says so, and goes on when there is room', async () => {
    await keep('', '贷款500万');
    const pages = Number(db.get('PRAGMA page_count')?.page_count);
    db.get(`PRAGMA max_page_count = ${pages}`);
    const turn = keep('大客户', '长'.repeat(100_000));
    await expect(turn).rejects.toThrow(StoreError);
    await expect(turn).rejects.toThrow(/磁盘已满/);
    expect(await load()).toMatchObject({ client: '', clients: [{ client: '' }] });
    db.get('PRAGMA max_page_count = 1000000');
    await keep('大客户', '长'.repeat(100_000));
    expect((await load())?.client).toBe('大客户');
  });

  test('keeps nothing of a turn while another process holds the file, says so, and goes on afterwards', async () => {
    await store.close();
    await open(20);
    await keep('', '贷款500万');
    const other = new Libsql(file);
    other.exec('BEGIN IMMEDIATE');
    const turn = keep('', '贷款900万');
    await expect(turn).rejects.toThrow(StoreError);
    await expect(turn).rejects.toThrow(/另一个进程占用|被另一个进程/);
    other.exec('ROLLBACK');
    other.close();
    expect(await words()).toBe('贷款500万');
    await keep('', '贷款900万');
    expect(await words()).toBe('贷款900万');
  });

  test('says what to do about a damaged file, and about a folder that is not there to write in', async () => {
    const damaged = join(folder, 'damaged.db');
    writeFileSync(damaged, 'no database '.repeat(500));
    await expect(openLibsql(damaged)).rejects.toThrow(/损坏/);
    const folderAsFile = join(folder, 'a-file');
    writeFileSync(folderAsFile, '');
    chmodSync(folderAsFile, 0o600);
    await expect(openLibsql(join(folderAsFile, 'cewen.db'))).rejects.toThrow(StoreError);
  });

  test('says of a full disk or a faulty one what to look at, whatever the database calls it', () => {
    for (const code of ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_WRITE', 'ENOSPC'])
      expect(storeError({ code }, file).message).toMatch(/磁盘/);
    expect(() => claim(join(file, 'serve.lock'))).toThrow(StoreError);
  });

  test('is served by one process at a time', () => {
    const lock = join(folder, 'serve.lock');
    const first = claim(lock);
    expect(first).not.toBeNull();
    expect(claim(lock)).toBeNull();
    first?.release();
    const second = claim(lock);
    expect(second).not.toBeNull();
    second?.release();
  });

  test('is backed up while it is open, and restored as it was then', async () => {
    await keep('', '贷款500万');
    const copy = join(folder, 'copy.db');
    await backUp(file, copy);
    await keep('', '贷款900万');
    await store.close();
    await restore(copy, file);
    await open();
    expect(await words()).toBe('贷款500万');
  });

  test('is overwritten by no backup, and replaced by none that is damaged', async () => {
    await keep('', '贷款500万');
    await expect(backUp(file, file)).rejects.toThrow(StoreError);
    await expect(restore(new URL(import.meta.url).pathname, file)).rejects.toThrow(/损坏/);
    expect(await load()).not.toBeNull();
  });
});
