import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addJob, fileOf, keepFile, keepInParts, removeJob } from '../../src/office/batch/jobs.ts';
import {
  changeClient,
  profileOf,
  type StatedValue,
  takeFromChat,
  withConfirmed,
} from '../../src/office/clients/client-profile.ts';
import type { Thread, ThreadFilter } from '../../src/store/port/threads.ts';
import type { Store, Transaction } from '../../src/store/port.ts';
import { incoming, type OpenStore, WHO } from './conformance.ts';

const HERE = { ...WHO, kind: 'private' } as const;
const part = {
  chat: 'c1',
  kind: 'private',
  sender: 's1',
  replyTo: 'm1',
  ticket: null,
  part: { text: '答', marks: [], buttons: [] },
} as const;

/** What every store has to be for the desk. */
export function conformsAsDesk(what: string, open: () => Promise<OpenStore>): void {
  let opened: OpenStore;
  let store: Store;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(() => opened.close());
  const run = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => store.transaction(work);
  const heard = (more: object = {}, now = 1) => run((tx) => tx.threads.heard({ ...HERE, ...more }, now));
  const take = (was: Thread, owner: string, now = 5) =>
    run((tx) => tx.threads.move(was, { state: 'person', owner, reason: '领取' }, now));

  describe(`${what}: a thread`, () => {
    test('begins as new with the first message, and counts those that nobody looked at', async () => {
      expect(await run((tx) => tx.threads.find(WHO))).toBeNull();
      await heard();
      await heard({}, 2);
      expect(await run((tx) => tx.threads.find(WHO))).toEqual({
        ...HERE,
        state: 'new',
        owner: null,
        version: 0,
        since: 1,
        reason: null,
        heardAt: 2,
        spokeAt: 0,
        unread: 2,
        misses: 0,
        snoozedUntil: 0,
      });
    });

    test('goes to the first of two who take it; whoever saw an older version changes nothing', async () => {
      const seen = await heard();
      const taken = await Promise.all(['甲', '乙'].map((owner) => take(seen, owner)));
      expect(taken.filter((thread) => thread !== null)).toHaveLength(1);
      const held = await run((tx) => tx.threads.find(WHO));
      expect(held).toMatchObject({ state: 'person', version: 1, since: 5, owner: taken[0] ? '甲' : '乙' });
      expect(await take({ ...seen, version: 1 }, '丙')).toBeNull();
    });

    test('keeps owner and version while messages come and marks change', async () => {
      const taken = await take(await heard(), '甲');
      await run((tx) => tx.threads.mark(WHO, { unread: 0, misses: 2, snoozedUntil: 9 }));
      expect(await heard({}, 7)).toMatchObject({ owner: '甲', version: 1, unread: 1, misses: 2, snoozedUntil: 0 });
      expect(taken?.version).toBe(1);
    });

    test('is found by its chat, and by words of either side', async () => {
      await heard();
      await heard({ sender: 's2' });
      await heard({ chat: 'c2' });
      const found = async (filter: ThreadFilter) =>
        (await run((tx) => tx.threads.list(filter, 0, 9))).map(({ chat, sender }) => `${chat} ${sender}`).sort();
      expect(await found({ chat: { channel: WHO.channel, chat: 'c1' } })).toEqual(['c1 s1', 'c1 s2']);
      await run(async (tx) => {
        const row = await tx.inbox.record(incoming('m1'), 'pending', 1);
        await tx.outbox.owe(row?.id ?? 0, WHO.channel, part, 5);
      });
      expect(await found({ words: '答' })).toEqual(['c1 s1']);
      expect(await found({ words: '没说过的' })).toEqual([]);
      const said = (since: number) => run((tx) => tx.outbox.saidIn({ channel: WHO.channel, chat: 'c1' }, since));
      expect(await said(5)).toEqual([{ text: '答', state: 'waiting', accepted: null }]);
      expect(await said(6)).toEqual([]);
    });

    test('has the client that is open in it', async () => {
      const open = (chat: string, client: string) =>
        run((tx) => tx.conversations.keep({ ...WHO, chat }, { client, memory: null, facts: [] }, 1));
      await open('c1', '宏达机械');
      await open('c2', '');
      const asked = ['c3', 'c1', 'c2'].map((chat) => ({ ...WHO, chat }));
      expect(await run((tx) => tx.conversations.openClients(asked))).toEqual(['', '宏达机械', '']);
    });

    test('refuses a person’s state without a person, and an owner without it', async () => {
      const seen = await heard();
      const move = (state: 'person' | 'bot', owner: string | null) =>
        run((tx) => tx.threads.move(seen, { state, owner, reason: null }, 1));
      await expect(move('person', null)).rejects.toThrow();
      await expect(move('bot', '甲')).rejects.toThrow();
    });

    test('is listed: those who wait first, longest first, then by who wrote last; by state, owner and words', async () => {
      for (const [i, sender] of ['a', 'b', 'c', 'd'].entries()) await heard({ sender }, i);
      const move = async (sender: string, to: Pick<Thread, 'state' | 'owner'>, since: number) => {
        const was = await run((tx) => tx.threads.find({ ...WHO, sender }));
        if (was) await run((tx) => tx.threads.move(was, { ...to, reason: null, since }, 99));
      };
      await move('b', { state: 'pool', owner: null }, 20);
      await move('c', { state: 'pool', owner: null }, 10);
      await move('a', { state: 'person', owner: '甲' }, 30);
      await run((tx) => tx.inbox.record(incoming('m1', { sender: 'd' }), 'pending', 1));
      const list = async (filter: Parameters<Transaction['threads']['list']>[0], skip = 0, most = 9) =>
        (await run((tx) => tx.threads.list(filter, skip, most))).map((thread) => thread.sender);
      expect(await list({})).toEqual(['c', 'b', 'd', 'a']);
      expect(await list({}, 1, 2)).toEqual(['b', 'd']);
      expect(await list({ states: ['pool', 'new'] })).toEqual(['c', 'b', 'd']);
      expect(await list({ owner: '甲' })).toEqual(['a']);
      expect(await list({ words: '奖励' })).toEqual(['d']);
      expect(await list({ words: '%' })).toEqual([]);
      expect(Object.fromEntries(await run((tx) => tx.threads.counts()))).toEqual({ pool: 2, person: 1, new: 1 });
      expect(Object.fromEntries(await run((tx) => tx.threads.owned()))).toEqual({ 甲: 1 });
    });

    test('shows both sides in order, with who spoke and what the assistant made of a message', async () => {
      await run(async (tx) => {
        const row = await tx.inbox.record(incoming('m1'), 'pending', 1);
        const id = row?.id ?? 0;
        await tx.inbox.explain(id, '{"outcome":"answer"}');
        const bot = await tx.outbox.owe(id, 'telegram', part, 1);
        await tx.outbox.owe(id, 'telegram', part, 2, '甲');
        await tx.outbox.settle(bot.id, 'withheld', null);
        await tx.inbox.record(incoming('m2', { content: { kind: 'unreadable', what: 'picture' } }), 'done', 3);
        await tx.inbox.record(incoming('other', { sender: 's2' }), 'done', 3);
      });
      const lines = await run((tx) => tx.threads.lines(WHO, 10, 10));
      expect(lines).toMatchObject([
        {
          kind: 'asked',
          message: 'm1',
          content: { kind: 'text', text: '奖励多少' },
          pending: true,
          answer: '{"outcome":"answer"}',
        },
        { kind: 'said', text: '答', author: null, state: 'withheld' },
        { kind: 'said', text: '答', author: '甲', state: 'waiting' },
        {
          kind: 'asked',
          message: 'm2',
          content: { kind: 'unreadable', what: 'picture' },
          pending: false,
          answer: null,
        },
      ]);
      expect((await run((tx) => tx.threads.lines(WHO, 3, 1))).map((line) => line.at)).toEqual([2]);
      expect((await run((tx) => tx.outbox.owed('telegram'))).map((row) => row.author)).toEqual(['甲']);
    });

    test('goes with its person, and with time where no person answers it, and takes what is noted of it along', async () => {
      const note = { kind: 'note', about: JSON.stringify(['telegram', 'c1', 's1']), body: '"记"', at: 1, version: 0 };
      await heard();
      await heard({ sender: 's2' });
      await run((tx) => tx.records.put({ ...note, id: 'n1' }));
      await run((tx) => tx.threads.forget(WHO));
      expect(await run((tx) => tx.threads.find(WHO))).toBeNull();
      expect(await run((tx) => tx.records.get('note', 'n1'))).toBeNull();
      const owned = await take(await heard({ sender: 's3' }), '甲');
      expect(await run((tx) => tx.threads.expire(2, 5))).toBe(1);
      expect(await run((tx) => tx.threads.find({ ...WHO, sender: 's3' }))).toEqual(owned);
    });
  });

  describe(`${what}: records`, () => {
    const put = (id: string, version: number, body = '1', at = 1, about = '') =>
      run((tx) => tx.records.put({ kind: 'k', id, about, body, at, version }));

    test('are written over the version that was read alone', async () => {
      expect(await put('a', 0)).toBe(true);
      expect(await put('a', 0, '2')).toBe(false);
      expect(await put('a', 1, '3')).toBe(true);
      expect(await put('a', 1, '4')).toBe(false);
      expect(await run((tx) => tx.records.get('k', 'a'))).toMatchObject({ body: '3', version: 2 });
    });

    test('are listed newest first, by what they belong to, and go one by one or with time', async () => {
      await put('a', 0, '1', 1, 'x');
      await put('b', 0, '1', 2, 'y');
      await put('c', 0, '1', 3, 'x');
      const list = async (about: string | null, skip = 0, most = 9) =>
        (await run((tx) => tx.records.list('k', about, skip, most))).map((record) => record.id);
      expect(await list(null)).toEqual(['c', 'b', 'a']);
      expect(await list('x')).toEqual(['c', 'a']);
      expect(await list(null, 1, 1)).toEqual(['b']);
      expect(await run((tx) => tx.records.expire('k', 2, 9))).toBe(1);
      await run((tx) => tx.records.remove('k', 'b'));
      expect(await list(null)).toEqual(['c']);
    });
  });

  describe(`${what}: clients and files of clients`, () => {
    const facts = [{ fact: '所在地', value: '"430100"', words: '长沙', on: '2026-11-20' }];

    test('what a chat told of a client stands beside what was confirmed, and goes with the chat', async () => {
      await heard();
      await run((tx) =>
        changeClient(tx, '甲', 1, (p) => withConfirmed(p, '工业企业', told(true), '小禾', '2026-11-21')),
      );
      await run((tx) => takeFromChat(tx, { whose: WHO, kind: 'private' }, '甲', facts, 2));
      await run((tx) => takeFromChat(tx, { whose: { ...WHO, chat: 'c2' }, kind: 'private' }, '乙', facts, 2));
      const known = async (client: string) => Object.keys((await run((tx) => profileOf(tx, client)))?.facts ?? {});
      expect([await known('甲'), await known('乙'), await known('丙')]).toEqual([
        ['工业企业', '所在地'],
        ['所在地'],
        [],
      ]);
      await run((tx) => tx.threads.forget(WHO));
      expect(await known('甲')).toEqual(['工业企业']);
    });

    test('whoever was slower changes nothing', async () => {
      const change = () =>
        run((tx) =>
          changeClient(tx, '甲', 1, (p) => ({
            ...p,
            received: [...p.received, { measure: 'm', year: 2026, by: '小禾' }],
          })),
        );
      await Promise.all([change(), change(), change()]);
      expect((await run((tx) => profileOf(tx, '甲')))?.received).toHaveLength(3);
    });

    test('a file is kept whole, in parts, and removed with its job', async () => {
      const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
      const id = 'j1';
      await keepInParts(store, id, 'in', bytes, 1);
      await run((tx) => addJob(tx, id, { by: '小禾', file: '名单.csv' }, 1));
      await run((tx) => keepFile(tx, id, 'out', Buffer.from('x'), 1));
      expect((await run((tx) => fileOf(tx, id, 'in')))?.equals(bytes)).toBe(true);
      await run((tx) => removeJob(tx, id));
      expect(await run((tx) => fileOf(tx, id, 'in'))).toBeNull();
      expect(await run((tx) => tx.records.list('batch-part', null, 0, 9))).toEqual([]);
    });
  });
}

const told = (value: boolean): StatedValue => ({ value, source: 'clerk', from: '小禾', on: '2026-11-21' });
