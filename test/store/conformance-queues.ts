import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Incoming } from '../../src/contract/channel.ts';
import type { OutboxState } from '../../src/store/port/outbox.ts';
import type { Store, Transaction } from '../../src/store/port.ts';
import { incoming, type OpenStore, WHO } from './conformance.ts';

const part = {
  chat: 'c1',
  kind: 'private',
  sender: 's1',
  replyTo: '1',
  ticket: null,
  part: { text: '答', marks: [], buttons: [] },
} as const;

/** How every store keeps what came in, what is owed and what was given up. */
export function conformsInQueues(what: string, open: () => Promise<OpenStore>): void {
  let opened: OpenStore;
  let store: Store;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(() => opened.close());

  const run = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => store.transaction(work);
  const record = (id: string, more: Partial<Incoming> = {}, now = 1) =>
    run((tx) => tx.inbox.record(incoming(id, more), 'pending', now));
  const recorded = async (id: string, more: Partial<Incoming> = {}, now = 1) => (await record(id, more, now))?.id ?? 0;
  const pending = async () => (await run((tx) => tx.inbox.pending())).map((row) => row.incoming.id);

  describe(`${what}: the inbox`, () => {
    test('takes a message once a channel', async () => {
      expect(await record('a')).toMatchObject({ incoming: incoming('a'), receivedAt: 1 });
      expect(await record('a', {}, 2)).toBeNull();
      expect(await record('a', { channel: 'wecom' }, 2)).not.toBeNull();
      expect(await run((tx) => tx.inbox.isKnown(incoming('a')))).toBe(true);
      expect(await run((tx) => tx.inbox.isKnown(incoming('b')))).toBe(false);
    });

    test('keeps the trace of a message with it, and with what is owed for it', async () => {
      const trace = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
      const id = await recorded('a', { trace });
      expect((await run((tx) => tx.inbox.pending()))[0]?.incoming.trace).toBe(trace);
      await run((tx) => tx.outbox.owe(id, 'telegram', { ...part, trace }, 1));
      expect((await run((tx) => tx.outbox.owed('telegram')))[0]?.outgoing.trace).toBe(trace);
    });

    test('takes a message that revises another where its words are new', async () => {
      const words = (text: string) => ({ content: { kind: 'text', text } }) as const;
      await record('1:5', words('奖励'));
      await record('1:55', words('奖励多少'));
      expect(await record('1:5:100', { revises: '1:5', ...words('奖励') })).toBeNull();
      expect(await record('1:5:101', { revises: '1:5', ...words('奖励多少') })).not.toBeNull();
      expect(await record('1:5:102', { revises: '1:5', ...words('奖励多少') })).toBeNull();
    });

    test('knows what is left unhandled, oldest first, and how often it was taken up again', async () => {
      const [a, b, c] = [await recorded('a'), await recorded('b'), await recorded('c')] as const;
      await run((tx) => tx.inbox.settle(b, 'done'));
      expect(await run((tx) => tx.inbox.pending())).toEqual([
        { id: a, incoming: incoming('a'), receivedAt: 1 },
        { id: c, incoming: incoming('c'), receivedAt: 1 },
      ]);
      expect(await run((tx) => tx.inbox.countTry(c))).toBe(1);
      expect(await run((tx) => tx.inbox.countTry(c))).toBe(2);
      expect(await run((tx) => tx.inbox.countTry(a))).toBe(1);
    });

    test('lets go of what is old and settled, never of what is new, pending or owed', async () => {
      const ids = [await recorded('settled'), await recorded('pending'), await recorded('owed')];
      const young = await recorded('young', {}, 10);
      for (const id of [ids[0], ids[2], young]) await run((tx) => tx.inbox.settle(id ?? 0, 'done'));
      const owed = await run((tx) => tx.outbox.owe(ids[2] ?? 0, 'telegram', part, 1));
      expect(await run((tx) => tx.inbox.expire(10, 9))).toBe(1);
      const known = (id: string) => run((tx) => tx.inbox.isKnown(incoming(id)));
      expect([await known('settled'), await known('pending'), await known('owed'), await known('young')]).toEqual([
        false,
        true,
        true,
        true,
      ]);
      await run((tx) => tx.outbox.settle(owed.id, 'sent', null));
      expect(await run((tx) => tx.inbox.expire(10, 9))).toBe(1);
      expect(await known('owed')).toBe(false);
    });

    test('lets go of a batch at a time', async () => {
      for (const id of ['a', 'b', 'c']) await run((tx) => tx.inbox.record(incoming(id), 'done', 1));
      const expire = () => run((tx) => tx.inbox.expire(10, 2));
      expect([await expire(), await expire(), await expire()]).toEqual([2, 1, 0]);
    });

    test('keeps what a message quoted, others’ words perhaps, until it is handled', async () => {
      const quoting = { quoted: '别人说的话' };
      const id = await recorded('a', quoting);
      await run((tx) => tx.inbox.record(incoming('b', quoting), 'refused', 1));
      expect((await run((tx) => tx.inbox.pending()))[0]?.incoming.quoted).toBe('别人说的话');
      await run((tx) => tx.inbox.settle(id, 'done'));
      expect(await pending()).toEqual([]);
    });

    test('settles a message once', async () => {
      const id = await recorded('a');
      const settle = () => run((tx) => tx.inbox.settle(id, 'done'));
      expect([await settle(), await settle(), await run((tx) => tx.inbox.settle(id + 99, 'done'))]).toEqual([
        true,
        false,
        false,
      ]);
    });

    test('forgets whoever several people write as in one chat alone, where it is named', async () => {
      await recorded('a');
      await record('b', { chat: 'c2' });
      await run((tx) => tx.inbox.forget(WHO, null));
      expect(await pending()).toEqual(['b']);
    });

    test('forgets a person with what is owed to them; the message that asks for it goes with its answer', async () => {
      const a = await recorded('a');
      const last = await recorded('last');
      await record('b', { sender: 's2' });
      await run((tx) => tx.outbox.owe(a, 'telegram', part, 1));
      await run((tx) => tx.inbox.forget(WHO, 'last'));
      expect(await pending()).toEqual(['b']);
      expect(await run((tx) => tx.outbox.owed('telegram'))).toEqual([]);
      const known = (id: string) => run((tx) => tx.inbox.isKnown(incoming(id)));
      expect([await known('a'), await known('last')]).toEqual([false, true]);
      const owe = () => run((tx) => tx.outbox.owe(last, 'telegram', part, 1));
      const settle = (id: number, state: OutboxState) => run((tx) => tx.outbox.settle(id, state, null));
      const [one, two] = [await owe(), await owe()];
      await settle(one.id, 'sent');
      expect(await known('last')).toBe(true);
      await settle(two.id, 'failed');
      expect(await known('last')).toBe(false);
    });
  });

  describe(`${what}: the outbox`, () => {
    test('owes parts in order until each is settled, and knows which question a message of ours answered', async () => {
      const inbox = await recorded('a');
      const [one, two] = await run(async (tx) => [
        await tx.outbox.owe(inbox, 'telegram', part, 1),
        await tx.outbox.owe(inbox, 'telegram', part, 2),
      ]);
      expect(one?.outgoing).toEqual({ ...part, key: `o${one?.id}` });
      expect(await run((tx) => tx.outbox.owed('telegram'))).toEqual([one, two]);
      expect(await run((tx) => tx.outbox.owed('wecom'))).toEqual([]);
      const owedFor = (id: number) => run((tx) => tx.outbox.owedFor(id));
      expect([await owedFor(inbox), await owedFor(inbox + 99)]).toEqual([[one, two], []]);
      const question = (accepted: string, where = {}) =>
        run((tx) => tx.outbox.questionOf({ ...WHO, ...where }, accepted));
      expect(await question('77')).toBeNull();
      await run((tx) => tx.outbox.settle(one?.id ?? 0, 'sent', '77'));
      expect((await run((tx) => tx.outbox.owed('telegram'))).map((row) => row.id)).toEqual([two?.id]);
      expect(await question('77')).toBe('奖励多少');
      for (const other of [question('78'), question('77', { chat: 'c2' }), question('77', { channel: 'wecom' })])
        expect(await other).toBeNull();
      await run((tx) => tx.inbox.forget(WHO, 'a'));
      expect(await question('77')).toBeNull();
    });
  });

  describe(`${what}: a part that was about to leave`, () => {
    test('may have arrived, for whoever finds it waiting; once it was given up and revived it is as new', async () => {
      const inbox = await recorded('a');
      const [one, two] = await run(async (tx) => [
        await tx.outbox.owe(inbox, 'telegram', part, 1),
        await tx.outbox.owe(inbox, 'telegram', part, 2),
      ]);
      await run((tx) => tx.outbox.begin(one?.id ?? 0));
      const again = async () =>
        (await run((tx) => tx.outbox.owed('telegram'))).map(({ id, outgoing }) => [id, outgoing.again ?? false]);
      expect(await again()).toEqual([
        [one?.id, true],
        [two?.id, false],
      ]);
      expect((await run((tx) => tx.outbox.owedFor(inbox)))[0]?.outgoing).toMatchObject({ again: true });
      await run((tx) => tx.outbox.begin(two?.id ?? 0));
      await run((tx) => tx.outbox.unbegin(two?.id ?? 0));
      await run((tx) => tx.outbox.settle(one?.id ?? 0, 'failed', null));
      await run((tx) => tx.deadLetters.revive(`p${one?.id}`, 9));
      expect(await again()).toEqual([
        [one?.id, false],
        [two?.id, false],
      ]);
    });
  });

  describe(`${what}: a part that two mark`, () => {
    test('stays what was marked first, but one that was sent is sent, whoever says so and when', async () => {
      const inbox = await recorded('a');
      const owe = () => run((tx) => tx.outbox.owe(inbox, 'telegram', part, 1));
      const settle = (id: number, state: OutboxState) => run((tx) => tx.outbox.settle(id, state, null));
      const parts = () => run(async (tx) => (await tx.deadLetters.count()).parts);
      const [one, two, three] = [await owe(), await owe(), await owe()];
      await settle(one.id, 'sent');
      await settle(one.id, 'failed');
      expect(await parts()).toBe(0);
      await settle(two.id, 'expired');
      await settle(two.id, 'withheld');
      expect(await parts()).toBe(1);
      await settle(three.id, 'failed');
      await settle(three.id, 'sent');
      expect(await parts()).toBe(1);
    });
  });

  describe(`${what}: what was given up`, () => {
    const letters = async () => (await run((tx) => tx.deadLetters.list(9))).map(({ key, why }) => [key.charAt(0), why]);
    const owe = (inbox: number, state: OutboxState, now: number) =>
      run(async (tx) => {
        const { id } = await tx.outbox.owe(inbox, 'telegram', part, now);
        if (state !== 'waiting') await tx.outbox.settle(id, state, null);
        return id;
      });

    test('is told oldest first and counted: messages that failed, parts that were refused or are too old', async () => {
      const id = await recorded('a', {}, 1);
      await recorded('b', {}, 2);
      await owe(id, 'failed', 3);
      await owe(id, 'expired', 4);
      for (const state of ['sent', 'waiting', 'withheld'] as const) await owe(id, state, 5);
      await run((tx) => tx.inbox.settle(id, 'failed'));
      expect(await letters()).toEqual([
        ['m', 'failed'],
        ['p', 'failed'],
        ['p', 'expired'],
      ]);
      expect(await run((tx) => tx.deadLetters.count())).toEqual({ messages: 1, parts: 2 });
    });

    test('waits again, as if it came now, once it is revived; what waits or is forgotten is not revived', async () => {
      const id = await recorded('a', { quoted: '别人的话' });
      for (let i = 0; i < 3; i += 1) await run((tx) => tx.inbox.countTry(id));
      await run((tx) => tx.inbox.settle(id, 'failed'));
      const sent = await owe(id, 'expired', 3);
      const revived = await run((tx) => tx.deadLetters.revive(`m${id}`, 9));
      expect(revived).toMatchObject({ kind: 'message', row: { id, receivedAt: 9, incoming: { id: 'a', sentAt: 9 } } });
      expect((await run((tx) => tx.inbox.pending())).map((row) => row.incoming)).toEqual([
        { ...incoming('a'), sentAt: 9 },
      ]);
      expect(await run((tx) => tx.inbox.countTry(id))).toBe(1);
      const again = await run((tx) => tx.deadLetters.revive(`p${sent}`, 9));
      const { part: words } = part;
      expect(again).toMatchObject({
        kind: 'part',
        channel: 'telegram',
        row: { id: sent, createdAt: 9, outgoing: { part: words } },
      });
      expect((await run((tx) => tx.outbox.owed('telegram'))).map((row) => row.id)).toEqual([sent]);
      for (const key of [`m${id}`, `p${sent}`, 'm999999', 'x1', ''])
        expect(await run((tx) => tx.deadLetters.revive(key, 9))).toBeNull();
    });
  });

  describe(`${what}: a row that was damaged`, () => {
    test('holds up no other: its message is one that nobody can read, its part is given up, and neither is revived', async () => {
      const { damage } = opened;
      if (!damage) return;
      const [a, b] = [await recorded('a', { chat: 'other' }), await recorded('b')] as const;
      const owe = () => run((tx) => tx.outbox.owe(b, 'telegram', part, 1));
      const [broken, whole] = [await owe(), await owe()];
      await damage(`UPDATE inbox SET body = substr(body, 2) WHERE id = ${a}`);
      await damage(`UPDATE outbox SET body = substr(body, 2) WHERE id = ${broken.id}`);
      const [damaged, next] = await run((tx) => tx.inbox.pending());
      const unreadable = { content: { kind: 'unreadable' }, id: 'a', chat: 'other', sender: WHO.sender };
      expect(damaged).toMatchObject({ id: a, incoming: { ...unreadable, channel: WHO.channel } });
      expect(next).toEqual({ id: b, incoming: incoming('b'), receivedAt: 1 });
      expect((await run((tx) => tx.outbox.owed('telegram'))).map(({ id }) => id)).toEqual([whole.id]);
      expect(await run((tx) => tx.inbox.settle(a, 'failed'))).toBe(true);
      expect(await run((tx) => tx.deadLetters.count())).toEqual({ messages: 1, parts: 1 });
      for (const key of [`m${a}`, `p${broken.id}`]) expect(await run((tx) => tx.deadLetters.revive(key, 9))).toBeNull();
      await run((tx) =>
        tx.threads.heard({ channel: WHO.channel, chat: 'other', sender: WHO.sender, kind: 'group' }, 1),
      );
      expect(await run((tx) => tx.threads.list({ words: '答' }, 0, 9))).toEqual([]);
      const [asked] = await run((tx) => tx.threads.lines({ ...WHO, chat: 'other' }, 99, 9));
      expect(asked).toMatchObject({ kind: 'asked', content: { kind: 'unreadable' } });
      const said = await run((tx) => tx.threads.lines({ ...WHO, chat: incoming('b').chat }, 99, 9));
      expect(said.map((line) => line.kind === 'said' && line.text)).toContain('');
      expect(await run((tx) => tx.deadLetters.count())).toEqual({ messages: 1, parts: 1 });
      expect(await record('a:2', { revises: 'a', chat: 'other' })).not.toBeNull();
    });
  });
}
