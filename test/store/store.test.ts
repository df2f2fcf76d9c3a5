import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Incoming } from '../../src/contract/channel.ts';
import { StoreError } from '../../src/errors.ts';
import { claim } from '../../src/store/libsql/claim.ts';
import {
  expireInbox,
  forgetSender,
  pendingIncoming,
  recordIncoming,
  settleIncoming,
} from '../../src/store/libsql/inbox.ts';
import { answeredBy, owe, owed, settleOutgoing } from '../../src/store/libsql/outbox.ts';
import { Store } from '../../src/store/libsql/store.ts';
import { keepVote } from '../../src/store/libsql/votes.ts';

let folder: string;
let file: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cewen-store-'));
  file = join(folder, 'data', 'cewen.db');
  store = new Store(file);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function incoming(id: string, more: Partial<Incoming> = {}): Incoming {
  const place = { channel: 'telegram', chat: '1', kind: 'private', sender: '1', sentAt: 0, quoted: null } as const;
  return { ...place, id, revises: null, content: { kind: 'text', text: '奖励多少' }, ticket: null, ...more };
}
const part = { chat: '1', kind: 'private', sender: '1', replyTo: '1', ticket: null } as const;
const words = { text: '答', marks: [], buttons: [] };

describe('the store', () => {
  test('is readable by its owner alone and writes ahead, flushed at each commit', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    expect(store.db.get('PRAGMA journal_mode')).toMatchObject({ journal_mode: 'wal' });
    expect(store.db.get('PRAGMA synchronous')).toMatchObject({ synchronous: 2 });
  });

  test('brings an older database to the newest version once, and refuses a newer one', () => {
    recordIncoming(store.db, incoming('a'), 'pending', 1);
    store.close();
    store = new Store(file);
    expect(pendingIncoming(store.db)).toHaveLength(1);
    store.db.exec('PRAGMA user_version = 999');
    store.close();
    expect(() => new Store(file)).toThrow(/版本/);
  });

  test('commits what is written in one turn together, and tells a fault to its own work alone', async () => {
    const good = store.write(() => recordIncoming(store.db, incoming('a'), 'pending', 1));
    const bad = store.write(() => {
      recordIncoming(store.db, incoming('b'), 'pending', 1);
      throw new Error('no');
    });
    const after = store.write(() => recordIncoming(store.db, incoming('c'), 'pending', 1));
    await expect(bad).rejects.toThrow('no');
    await Promise.all([good, after]);
    expect(pendingIncoming(store.db).map((row) => row.incoming.id)).toEqual(['a', 'c']);
  });

  test('says what to do when another process holds it, and keeps nothing of the turn', async () => {
    store.close();
    store = new Store(file, 20);
    const other = new Libsql(file);
    other.exec('BEGIN IMMEDIATE');
    const write = store.write(() => recordIncoming(store.db, incoming('a'), 'pending', 1));
    await expect(write).rejects.toThrow(StoreError);
    await expect(write).rejects.toThrow('占用');
    other.exec('ROLLBACK');
    other.close();
    expect(pendingIncoming(store.db)).toEqual([]);
  });

  test('says what to do when the disk is full, and goes on when it no longer is', async () => {
    const pages = Number(store.db.get('PRAGMA page_count')?.page_count);
    store.db.exec(`PRAGMA max_page_count = ${pages}`);
    const long = incoming('a', { content: { kind: 'text', text: '长'.repeat(100_000) } });
    await expect(store.write(() => recordIncoming(store.db, long, 'pending', 1))).rejects.toThrow('磁盘已满');
    store.db.exec('PRAGMA max_page_count = 1000000');
    await store.write(() => recordIncoming(store.db, long, 'pending', 1));
    expect(pendingIncoming(store.db)).toHaveLength(1);
  });

  test('says what to do about a damaged file', () => {
    const damaged = join(folder, 'damaged.db');
    writeFileSync(damaged, 'no database '.repeat(500));
    expect(() => new Store(damaged)).toThrow(/损坏/);
  });

  test('says what to do about a folder that is not there to write in', () => {
    const folderAsFile = join(folder, 'a-file');
    writeFileSync(folderAsFile, '');
    chmodSync(folderAsFile, 0o600);
    expect(() => new Store(join(folderAsFile, 'cewen.db'))).toThrow(StoreError);
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
});

describe('the inbox', () => {
  test('takes a message once', () => {
    expect(recordIncoming(store.db, incoming('a'), 'pending', 1)).not.toBeNull();
    expect(recordIncoming(store.db, incoming('a'), 'pending', 2)).toBeNull();
    expect(recordIncoming(store.db, incoming('a', { channel: 'wecom' }), 'pending', 2)).not.toBeNull();
  });

  test('forgets a person: messages, answers, and who voted', () => {
    const row = recordIncoming(store.db, incoming('a'), 'done', 1);
    owe(store.db, row?.id ?? 0, 'telegram', { ...part, part: words }, 1);
    recordIncoming(store.db, incoming('b', { sender: '2' }), 'done', 1);
    keepVote(store.db, { inbox: row?.id ?? 0, channel: 'telegram', sender: '1', useful: true }, 1);
    forgetSender(store.db, 'telegram', '1');
    expect(store.db.all('SELECT message FROM inbox')).toEqual([{ message: 'b' }]);
    expect(store.db.all('SELECT * FROM outbox')).toEqual([]);
    expect(store.db.all('SELECT inbox, sender, useful FROM votes')).toEqual([{ inbox: null, sender: '', useful: 1 }]);
  });

  test('lets go of what is old and settled, never of what is pending or owed', () => {
    const ids = ['settled', 'pending', 'owed'].map(
      (id) => recordIncoming(store.db, incoming(id), id === 'pending' ? 'pending' : 'done', 1)?.id ?? 0,
    );
    owe(store.db, ids[2] ?? 0, 'telegram', { ...part, part: words }, 1);
    expect(expireInbox(store.db, 10)).toBe(1);
    expect(store.db.all('SELECT message FROM inbox ORDER BY id').map((row) => row.message)).toEqual([
      'pending',
      'owed',
    ]);
  });
});

describe('the outbox', () => {
  test('owes parts in order until each is settled, and knows what a message of ours answered', () => {
    const row = recordIncoming(store.db, incoming('a'), 'pending', 1);
    const inbox = row?.id ?? 0;
    settleIncoming(store.db, inbox, 'done');
    const [one, two] = [1, 2].map((at) => owe(store.db, inbox, 'telegram', { ...part, part: words }, at));
    expect(owed(store.db, 'telegram').map((r) => r.id)).toEqual([one?.id, two?.id]);
    expect(owed(store.db, 'telegram')[0]?.outgoing).toEqual({ ...part, part: words, key: `o${one?.id}` });
    settleOutgoing(store.db, one?.id ?? 0, 'sent', '77');
    expect(owed(store.db, 'telegram').map((r) => r.id)).toEqual([two?.id]);
    expect(answeredBy(store.db, 'telegram', '1', '1', '77')).toBe(inbox);
    expect(answeredBy(store.db, 'telegram', '1', '1', null)).toBe(inbox);
    expect(answeredBy(store.db, 'telegram', '1', '2', null)).toBeNull();
  });
});
