import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimData, openStore } from '../../src/app/open-store.ts';
import { migrateTo } from '../../src/command/kept.ts';
import { TABLES } from '../../src/store/carried.ts';
import { readingLibsql } from '../../src/store/libsql/read-carried.ts';
import { openShared } from '../../src/store/postgres/store.ts';
import { takeOver } from '../../src/store/postgres/take-over.ts';
import { fakeIo } from '../fakes/io.ts';
import { freshSchema, type Schema, withPostgres } from '../fakes/postgres.ts';
import { fact, incoming, WHO } from './conformance.ts';

withPostgres('a store carried to postgres', () => {
  let folder: string;
  let schema: Schema;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cewen-carry-'));
    schema = await freshSchema();
    await fill();
  });
  afterEach(async () => {
    await schema.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const to = { chat: 'c1', kind: 'private', sender: 's1', replyTo: '1', ticket: null } as const;
  const part = { ...to, part: { text: '答', marks: [], buttons: [] } };

  /** More rows than are carried at a time, and one of each kind that could be carried wrongly. */
  async function fill(): Promise<void> {
    const store = await openStore(join(folder, 'cewen.db'));
    await store.transaction(async (tx) => {
      for (let i = 0; i < 1100; i++) await tx.inbox.record(incoming(`m${i}`, { sender: 's9' }), 'done', i);
      const asked = await tx.inbox.record(incoming('1:5', { quoted: '别人\0的话 \ud83d\ude00' }), 'pending', 7);
      await tx.outbox.owe(asked?.id ?? 0, 'telegram', part, 8);
      for (const client of ['乙\0', '甲', 'a', 'Z'])
        await tx.conversations.keep(
          WHO,
          { client, memory: '{}', facts: ['乙', '甲', 'é', '"'].map((f) => fact(f, f)) },
          9,
        );
      await tx.conversations.keep({ ...WHO, chat: '群' }, { client: '', memory: null, facts: [] }, 9);
      await tx.votes.keep({ ...WHO, question: '奖励多少', clause: 'c#1', useful: true }, 10);
      await tx.unanswered.keep({ ...WHO, question: '湘潭怎么贴息', why: 'place-not-held', clause: null }, 11);
    });
    await store.close();
  }
  const migrate = async (): Promise<string[]> => {
    const io = fakeIo();
    await migrateTo(folder, schema.url, io);
    return io.printed;
  };
  const heldBy = async (place: string) => {
    const store = await openStore(place);
    const held = await store.transaction(async (tx) => [
      await tx.inbox.pending(),
      await tx.outbox.owed('telegram'),
      await tx.conversations.load(WHO, 0),
      await tx.conversations.load({ ...WHO, chat: '群' }, 0),
      await tx.votes.list(),
      await tx.unanswered.list(),
    ]);
    await store.close();
    // A server takes no zero byte.
    return JSON.parse(JSON.stringify(held).replaceAll('\\u0000', ''));
  };

  test('holds there what it held here, told with counts and hashes, and goes on', async () => {
    const told = await migrate();
    expect(told.slice(0, 7).map((line) => line.split('\t').slice(0, 2))).toEqual([
      ['people', '2 行'],
      ['clients', '5 行'],
      ['profiles', '16 行'],
      ['inbox', '1101 行'],
      ['outbox', '1 行'],
      ['votes', '1 行'],
      ['unanswered', '1 行'],
    ]);
    expect(told[0]).toMatch(/sha256 [0-9a-f]{64}$/);
    expect(await heldBy(schema.url)).toEqual(await heldBy(join(folder, 'cewen.db')));
    const store = await openStore(schema.url);
    expect((await store.transaction((tx) => tx.inbox.record(incoming('next'), 'pending', 1)))?.id).toBe(1102);
    await store.close();
  });

  test('is carried into an empty database alone, and not while either is served from', async () => {
    const here = claimData(join(folder, 'serve.lock'));
    await expect(migrate()).rejects.toThrow(/serve\.lock/);
    here?.release();
    const there = await openShared(schema.url);
    await expect(migrate()).rejects.toThrow(/cewen serve 正在使用这个数据库/);
    await there?.store.transaction((tx) => tx.inbox.record(incoming('x'), 'pending', 1));
    await there?.store.close();
    await there?.seats.close();
    await expect(migrate()).rejects.toThrow(/已经有内容（inbox）/);
  });

  test('is carried whole or not at all: what arrives otherwise than it was sent is undone', async () => {
    await (await openStore(schema.url)).close();
    await schema.run(`CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN NEW.question := NEW.question || ' '; RETURN NEW; END $$`);
    await schema.run('CREATE TRIGGER spoil BEFORE INSERT ON unanswered FOR EACH ROW EXECUTE FUNCTION spoil()');
    const carried = readingLibsql(join(folder, 'cewen.db'), (from) => takeOver(schema.url, from));
    await expect(carried).rejects.toThrow(/unanswered 和原来的不同/);
    for (const { name } of TABLES) expect(await schema.run(`SELECT * FROM ${name}`)).toEqual([]);
  });
});
