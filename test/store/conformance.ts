import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Incoming } from '../../src/contract/channel.ts';
import { StoreError } from '../../src/errors.ts';
import type { OutboxState } from '../../src/store/port/outbox.ts';
import type { MissedQuestion } from '../../src/store/port/unanswered.ts';
import type { Store, Transaction } from '../../src/store/port.ts';

export interface OpenStore {
  readonly store: Store;
  /** Lets go of the store and whatever holds it. */
  close(): Promise<void>;
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

const part = {
  chat: 'c1',
  kind: 'private',
  sender: 's1',
  replyTo: '1',
  ticket: null,
  part: { text: '答', marks: [], buttons: [] },
} as const;

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

  describe(`${what}: the inbox`, () => {
    test('takes a message once a channel', async () => {
      expect(await record('a')).toMatchObject({ incoming: incoming('a'), receivedAt: 1 });
      expect(await record('a', {}, 2)).toBeNull();
      expect(await record('a', { channel: 'wecom' }, 2)).not.toBeNull();
      expect(await run((tx) => tx.inbox.isKnown(incoming('a')))).toBe(true);
      expect(await run((tx) => tx.inbox.isKnown(incoming('b')))).toBe(false);
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

  describe(`${what}: votes`, () => {
    const person = { channel: 'telegram', sender: 's1' };
    const vote = (of: object, useful: boolean, at: number) =>
      run((tx) => tx.votes.keep({ ...person, question: '奖励多少', clause: null, useful, ...of }, at));

    test('count once a person and question, the last one; the question is redacted', async () => {
      const question = '贷款500万，能贴多少';
      for (const [at, useful] of [true, false, false].entries()) await vote({ question, clause: 'c#1' }, useful, at);
      await vote({ question: '贷款 800万，能贴多少' }, false, 3);
      await vote({ question, clause: 'c#1', sender: 's2' }, false, 9);
      await vote({ question: '奖励多少' }, true, 4);
      expect(await run((tx) => tx.votes.list())).toEqual([
        { question: '贷款□,能贴多少', clause: 'c#1', useful: 0, useless: 2, last: 9 },
        { question: '奖励多少', clause: null, useful: 1, useless: 0, last: 4 },
      ]);
    });

    test('go with those who cast them, since a question is in their words; those of others stay', async () => {
      await vote({}, true, 1);
      await vote({ sender: 's2' }, true, 2);
      await vote({ sender: 's3' }, true, 2);
      await run((tx) => tx.votes.forget(person));
      await run((tx) => tx.votes.forget({ ...person, sender: 's2' }));
      await vote({}, false, 3);
      expect(await run((tx) => tx.votes.list())).toMatchObject([{ question: '奖励多少', useful: 1, useless: 1 }]);
    });
  });

  describe(`${what}: what found no answer`, () => {
    const miss = (question: string, sender: string, at: number) =>
      run((tx) =>
        tx.unanswered.keep({ channel: 'telegram', sender, question, why: 'place-not-held', clause: null }, at),
      );
    const list = () => run((tx) => tx.unanswered.list());

    test('is redacted, and grouped where the words are nearly the same, the most frequent first', async () => {
      await miss('无人机考证有补贴吗', 's1', 9);
      await miss('深圳小巨人的奖励是多少', 's3', 8);
      await miss('深圳小巨人奖励多少', 's1', 5);
      await miss('深圳小巨人奖励多少', 's2', 6);
      await miss('我贷了500万，湘潭怎么贴息', 's2', 1);
      expect(await list()).toEqual([
        {
          question: '深圳小巨人奖励多少',
          why: 'place-not-held',
          clause: null,
          times: 3,
          last: 8,
          also: ['深圳小巨人的奖励是多少'],
        },
        expect.objectContaining({ question: '无人机考证有补贴吗', times: 1 }),
        expect.objectContaining({ question: expect.stringMatching(/^[^\d]+$/) }),
      ]);
    });

    test('is kept for every reason, a fault of ours too', async () => {
      const reasons = [
        'nothing-held',
        'place-not-held',
        'document-not-held',
        'not-in-clause',
        'rule-locked',
        'refused',
      ];
      for (const why of [...reasons, 'failed'] as MissedQuestion['why'][])
        await run((tx) => tx.unanswered.keep({ ...WHO, question: '怎么申报', why, clause: null }, 1));
      expect((await list()).map((group) => group.why).sort()).toEqual([...reasons, 'failed'].sort());
    });

    test('goes when it is old, and with whoever asked it', async () => {
      await miss('深圳小巨人奖励多少', 's1', 5);
      await miss('无人机考证有补贴吗', 's2', 9);
      await miss('湘潭怎么贴息', 's1', 9);
      await run((tx) => tx.unanswered.expire(9, 9));
      expect((await list()).map((g) => g.question)).toEqual(['无人机考证有补贴吗', '湘潭怎么贴息']);
      await run((tx) => tx.unanswered.forget({ channel: 'telegram', sender: 's1' }));
      expect((await list()).map((g) => g.question)).toEqual(['无人机考证有补贴吗']);
    });
  });
}
