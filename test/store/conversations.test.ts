import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { backUp, restore } from '../../src/store/libsql/backup.ts';
import {
  expireConversations,
  forgetConversations,
  keepConversation,
  loadConversation,
} from '../../src/store/libsql/conversations.ts';
import { Store } from '../../src/store/libsql/store.ts';
import { stripped } from '../../src/store/libsql/stripped.ts';
import { keepUnanswered, listUnanswered } from '../../src/store/libsql/unanswered.ts';

const WHO = { channel: 'telegram', chat: 'c1', sender: 's1' };
const fact = (words: string) => ({ fact: '年度贷款总额', value: '"5000000"', words, on: '2026-11-21' });

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cewen-store-'));
  store = new Store(join(folder, 'cewen.db'), 0);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const keep = (client: string, words: string, now = 1, who = WHO) =>
  store.write(() => keepConversation(store.db, who, { client, memory: '{}', facts: [fact(words)] }, now));
/** The bytes of the database, its log and its shared memory. */
const bytes = () =>
  ['', '-wal', '-shm']
    .map((side) => join(folder, `cewen.db${side}`))
    .filter(existsSync)
    .map((file) => readFileSync(file, 'latin1'))
    .join('');
const asBytes = (text: string) => Buffer.from(text).toString('latin1');

describe('what is kept of a person', () => {
  it('is found again by channel, chat and sender, and by nobody else', async () => {
    await keep('', '贷款500万');
    expect(loadConversation(store.db, WHO, 0)?.clients[0]?.facts).toEqual([fact('贷款500万')]);
    for (const other of [{ chat: 'c2' }, { sender: 's2' }, { channel: 'wecom' }])
      expect(loadConversation(store.db, { ...WHO, ...other }, 0)).toBeNull();
  });

  it('stands under the client that it was said of', async () => {
    await keep('A公司', '贷款500万');
    await keep('B公司', '贷款900万');
    const kept = loadConversation(store.db, WHO, 0);
    expect(kept?.client).toBe('B公司');
    expect(kept?.clients.map((c) => [c.client, c.facts[0]?.words])).toEqual([
      ['A公司', '贷款500万'],
      ['B公司', '贷款900万'],
    ]);
  });

  it('loses its thread first and all of it later', async () => {
    await keep('', '贷款500万', 100);
    expect(loadConversation(store.db, WHO, 101)?.clients[0]?.memory).toBeNull();
    await store.write(() => expireConversations(store.db, { memory: 200, people: 50 }));
    expect(loadConversation(store.db, WHO, 0)?.clients[0]).toMatchObject({ memory: null, facts: [fact('贷款500万')] });
    await store.write(() => expireConversations(store.db, { memory: 200, people: 200 }));
    expect(loadConversation(store.db, WHO, 0)).toBeNull();
  });

  it('leaves no trace in the files once it is forgotten', async () => {
    await keep('星辰制造', '贷款四百二十一万');
    expect(bytes()).toContain(asBytes('星辰制造'));
    await store.write(() => {
      forgetConversations(store.db, WHO.channel, WHO.sender);
      store.db.leaveNoTrace();
    });
    expect(bytes()).not.toContain(asBytes('星辰制造'));
    expect(bytes()).not.toContain(asBytes('贷款四百二十一万'));
    expect(bytes()).not.toContain('s1');
  });
});

describe('a store in trouble', () => {
  it('keeps nothing of a turn on a full disk, and says so', async () => {
    await keep('', '贷款500万');
    const pages = Number(store.db.get('PRAGMA page_count')?.page_count);
    store.db.get(`PRAGMA max_page_count = ${pages}`);
    const turn = keep('大客户', '长'.repeat(100_000));
    await expect(turn).rejects.toThrow(StoreError);
    await expect(turn).rejects.toThrow(/磁盘已满/);
    expect(loadConversation(store.db, WHO, 0)).toMatchObject({ client: '', clients: [{ client: '' }] });
  });

  it('keeps nothing of a turn while another process holds the file, and goes on afterwards', async () => {
    await keep('', '贷款500万');
    const other = new Store(join(folder, 'cewen.db'), 0);
    other.db.exec('BEGIN IMMEDIATE');
    const turn = keep('', '贷款900万');
    await expect(turn).rejects.toThrow(/另一个进程/);
    other.db.exec('ROLLBACK');
    expect(loadConversation(other.db, WHO, 0)?.clients[0]?.facts[0]?.words).toBe('贷款500万');
    other.close();
    await keep('', '贷款900万');
    expect(loadConversation(store.db, WHO, 0)?.clients[0]?.facts[0]?.words).toBe('贷款900万');
  });
});

describe('a backup', () => {
  it('is taken while the store is open and restores what was kept then', async () => {
    await keep('', '贷款500万');
    const copy = join(folder, 'copy.db');
    backUp(join(folder, 'cewen.db'), copy);
    await keep('', '贷款900万');
    store.close();
    restore(copy, join(folder, 'cewen.db'));
    store = new Store(join(folder, 'cewen.db'), 0);
    expect(loadConversation(store.db, WHO, 0)?.clients[0]?.facts[0]?.words).toBe('贷款500万');
  });

  it('overwrites no file, and one that is damaged replaces nothing', async () => {
    await keep('', '贷款500万');
    expect(() => backUp(join(folder, 'cewen.db'), join(folder, 'cewen.db'))).toThrow(StoreError);
    expect(() => restore(new URL(import.meta.url).pathname, join(folder, 'cewen.db'))).toThrow(/损坏/);
    expect(loadConversation(store.db, WHO, 0)).not.toBeNull();
  });
});

describe('what found no answer', () => {
  it('is kept without figures, names and numbers to reach anybody by', () => {
    expect(stripped('我是星辰制造有限公司，贷款500万，电话13812345678，深圳补多少')).toBe(
      '某公司，贷款□，电话□，深圳补多少',
    );
  });

  it('is grouped where the words are nearly the same', async () => {
    const ask = (question: string, sender: string) =>
      store.write(() =>
        keepUnanswered(store.db, { channel: 'telegram', sender, question, why: 'place-not-held', clause: null }, 5),
      );
    await ask('深圳小巨人奖励多少', 's1');
    await ask('深圳小巨人奖励多少', 's2');
    await ask('深圳小巨人的奖励是多少', 's3');
    await ask('无人机考证有补贴吗', 's1');
    expect(listUnanswered(store.db).map((g) => [g.question, g.times])).toEqual([
      ['深圳小巨人奖励多少', 3],
      ['无人机考证有补贴吗', 1],
    ]);
  });
});
