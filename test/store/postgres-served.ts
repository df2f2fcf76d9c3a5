import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/port.ts';
import { openShared } from '../../src/store/postgres/store.ts';
import { LostSeat, MOST_OF_CHAT, type Ring, type Seats, shareOf } from '../../src/store/seats.ts';
import { Journal } from '../fakes/journal.ts';
import type { Schema } from '../fakes/postgres.ts';
import { incoming } from './conformance.ts';

/** What holds where two programs serve from one database, each its seats. */
export function servesFromTwo(of: () => Schema, empty: () => Promise<unknown>): void {
  describe('postgres, served from by two programs', () => {
    let schema: Schema;
    beforeAll(() => {
      schema = of();
    });
    interface Program {
      readonly store: Store;
      readonly seats: Seats;
    }
    let one: Program;
    let two: Program;
    const open = async (): Promise<Program> => {
      const program = await openShared(schema.url);
      if (!program) throw new Error('kept out');
      await program.seats.beat();
      return program;
    };
    const close = async ({ store, seats }: Program): Promise<void> => {
      await seats.close();
      await store.close();
    };
    const NAMES = ['1', '2', '3', '4'];
    beforeEach(async () => {
      await empty();
      await schema.run('DELETE FROM seats; DELETE FROM replicas');
      [one, two] = await Promise.all([open(), open()]);
    });
    afterEach(() => Promise.all([close(one), close(two)]));
    /** As where the program of the first seats has shown no sign of life for a while, and is gone from the server. */
    const die = async (): Promise<void> => {
      await schema.run(
        "UPDATE replicas SET beat_at = now() - interval '3 s' WHERE id = (SELECT min(owner) FROM seats)",
      );
      await schema.run(
        `SELECT pg_terminate_backend(l.pid) FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = 7350003
         AND l.objid = (SELECT min(owner) FROM seats)`,
      );
      while (
        (await schema.run('SELECT 1 FROM pg_locks WHERE classid = 7350003 AND objid = (SELECT min(owner) FROM seats)'))
          .length > 0
      );
    };
    const row = (id: string, chat: string) => ({ ...incoming(id), chat });
    const inHand = { messages: [], parts: [] };
    const places = (...shares: string[]) => ({ shares, channels: [], apart: ['wecom'] });
    const MOST = { messages: 10, parts: 10 };

    test('gives a seat to one of them, who sees what it holds and that there are two', async () => {
      const taken = (await Promise.all([one, two].map(({ seats }) => seats.take(NAMES, 2, false)))).flat();
      expect(taken.map(({ seat }) => seat).sort()).toEqual(NAMES);
      const seen = await one.seats.beat();
      expect(seen).toMatchObject({ replicas: 2, waiting: 0 });
      expect(seen.held).toHaveLength(2);
    });

    test('gives the seats of one that is busy to nobody, of one that is gone to whoever asks for orphans', async () => {
      const [mine] = await one.seats.take(['1'], 1, false);
      await schema.run("UPDATE replicas SET beat_at = now() - interval '20 s'");
      expect(await two.seats.take(['1'], 1, true)).toEqual([]);
      await die();
      expect(await two.seats.take(['1'], 1, false)).toEqual([]);
      expect(await two.seats.take(['1'], 1, true)).toEqual([
        { seat: '1', fence: (mine?.fence ?? 0) + 1, abandoned: true },
      ]);
      expect((await one.seats.beat()).held).toEqual([]);
    });

    test('gives the seats of one that has been mute for half a minute away, though it is connected', async () => {
      await one.seats.take(['1'], 1, false);
      await schema.run(
        "UPDATE replicas SET beat_at = now() - interval '31 s' WHERE id = (SELECT max(owner) FROM seats)",
      );
      expect(await two.seats.take(['1'], 1, true)).toHaveLength(1);
    });

    test('keeps nothing that was begun at a seat which another has taken', async () => {
      const [mine] = await one.seats.take(['1'], 1, false);
      if (!mine) throw new Error('not taken');
      const write = (id: string) =>
        one.store.transaction(async (tx) => {
          await one.seats.confirm(mine);
          return tx.inbox.record(row(id, 'c'), 'pending', 1);
        });
      await write('a');
      await die();
      const [theirs] = await two.seats.take(['1'], 1, true);
      await expect(write('b')).rejects.toThrow(LostSeat);
      await two.store.transaction(() => two.seats.confirm(theirs ?? mine));
      expect(await schema.run('SELECT message FROM inbox')).toEqual([{ message: 'a' }]);
    });

    test('lets nobody take a seat before what its holder is writing there is kept', async () => {
      const [mine] = await one.seats.take(['1'], 1, false);
      if (!mine) throw new Error('not taken');
      await one.store.transaction(async () => {
        await one.seats.confirm(mine);
        await die();
        expect(await two.seats.take(['1'], 1, true)).toEqual([]);
      });
      expect(await two.seats.take(['1'], 1, true)).toHaveLength(1);
    });

    test('hears nothing of what others ring at its bell', async () => {
      const heard = new Journal<Ring>();
      two.seats.listen((what) => heard.push(what));
      const bell = `'cewen_' || current_schema()`;
      for (const payload of ['x', '{}', 'null', '{"kind":"waits"}', '{"kind":"changed","whose":1}'])
        await schema.run(`SELECT pg_notify(${bell}, '${payload}')`);
      await one.store.transaction(() => one.seats.ring({ kind: 'free' }));
      await heard.until(1);
      expect(heard.items).toEqual([{ kind: 'free' }]);
    });

    test('wakes who holds a seat once it is committed, nobody else, and shows what waits at their seats alone', async () => {
      const heard = new Journal<Ring>();
      const others: Ring[] = [];
      two.seats.listen((what) => heard.push(what));
      one.seats.listen((what) => void others.push(what));
      const [here, elsewhere] = [row('a', 'c1'), row('b', 'c2')];
      const share = shareOf(here.channel, here.chat);
      expect(shareOf(elsewhere.channel, elsewhere.chat)).not.toBe(share);
      await two.seats.take([share], 1, false);
      await one.store.transaction(async (tx) => {
        for (const each of [here, elsewhere]) await tx.inbox.record(each, 'pending', 1);
        await one.seats.ring({ kind: 'waits', seat: share });
        await one.seats.ring({ kind: 'waits', seat: 'nobody has it' });
      });
      await one.store.transaction(() => one.seats.ring({ kind: 'free' }));
      await heard.until(2);
      expect(heard.items).toEqual([{ kind: 'waits', seat: share }, { kind: 'free' }]);
      // What is said to all comes behind what was said to one.
      while (others.length === 0) await one.seats.beat();
      expect(others).toEqual([{ kind: 'free' }]);
      const { messages } = await two.seats.work(places(share), inHand, MOST);
      expect(messages.map(({ incoming }) => incoming.id)).toEqual(['a']);
      await schema.run("UPDATE inbox SET body = substr(body, 2) WHERE message = 'a'");
      const [damaged] = (await two.seats.work(places(share), inHand, MOST)).messages;
      expect(damaged?.incoming).toMatchObject({ id: 'a', chat: 'c1', content: { kind: 'unreadable' } });
      const known = { messages: messages.map(({ id }) => id), parts: [] };
      expect((await two.seats.work(places(share), known, MOST)).messages).toEqual([]);
    });

    test('shows few messages of one chat at a time, so that others have their turn', async () => {
      const few = Array.from({ length: MOST_OF_CHAT + 3 }, (_, i) => row(`f${i}`, 'c1'));
      await one.store.transaction(async (tx) => {
        for (const each of [...few, row('other', 'c2')]) await tx.inbox.record(each, 'pending', 1);
      });
      const all = places(shareOf('telegram', 'c1'), shareOf('telegram', 'c2'));
      const { messages } = await two.seats.work(all, inHand, { messages: 100, parts: 0 });
      const ids = messages.map(({ incoming }) => incoming.id);
      expect(ids).toEqual([...few.slice(0, MOST_OF_CHAT).map(({ id }) => id), 'other']);
      const [first, ...rest] = messages;
      await one.store.transaction((tx) => tx.inbox.settle(first?.id ?? 0, 'done'));
      const known = { messages: rest.map(({ id }) => id), parts: [] };
      const next = await two.seats.work(all, known, { messages: 100, parts: 0 });
      expect(next.messages.map(({ incoming }) => incoming.id)).toEqual([few[MOST_OF_CHAT]?.id]);
    });

    test('marks what one that is gone may have sent, and shows parts of a channel apart to whoever holds it', async () => {
      const share = shareOf('telegram', 'c1');
      await one.seats.take([share], 1, false);
      const part = {
        chat: 'c1',
        kind: 'private',
        sender: 's1',
        replyTo: '1',
        ticket: null,
        part: { text: '答', marks: [], buttons: [] },
      } as const;
      await one.store.transaction(async (tx) => {
        const message = await tx.inbox.record(incoming('a'), 'pending', 1);
        await tx.outbox.owe(message?.id ?? 0, 'telegram', part, 1);
        await tx.outbox.owe(message?.id ?? 0, 'wecom', part, 1);
      });
      await die();
      await two.seats.take([share], 1, true);
      const { parts } = await two.seats.work(places(share), inHand, MOST);
      expect(parts.map(({ channel, again }) => ({ channel, again }))).toEqual([{ channel: 'telegram', again: true }]);
      const apart = { shares: [], channels: ['wecom'], apart: ['wecom'] };
      expect((await two.seats.work(apart, inHand, MOST)).parts.map(({ channel }) => channel)).toEqual(['wecom']);
      const id = parts[0]?.row.id ?? 0;
      expect(await two.seats.isOwed(id)).toBe(true);
      await one.store.transaction((tx) => tx.outbox.settle(id, 'sent', 'x'));
      expect(await two.seats.isOwed(id)).toBe(false);
    });
  });
}
