import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WORDS } from '../../src/delivery/fixed-words.ts';
import { Database } from '../../src/store/libsql/database.ts';
import { openLibsql } from '../../src/store/libsql/store.ts';
import { House } from '../fakes/house.ts';
import { Loopback } from '../fakes/loopback.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { incoming } from '../store/conformance.ts';

test('a message that was damaged before it was answered is told so to its asker, is left to the operator, and holds up nobody', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cewen-damaged-'));
  const file = join(folder, 'cewen.db');
  const store = await openLibsql(file, 0);
  const clock = new ManualClock();
  const say = (id: string, chat: string) => incoming(id, { chat, sender: chat, sentAt: clock.now() });
  for (const each of [say('a', 'ann'), say('b', 'ann'), say('c', 'bob')])
    await store.transaction((tx) => tx.inbox.record(each, 'pending', clock.now()));
  const past = new Database(file, 0);
  past.run(`UPDATE inbox SET body = 'x' || body WHERE message = 'a'`);
  past.close();
  const channel = new Loopback();
  const house = new House(channel, { clock, store });
  await house.delivery.start();
  await channel.sent.until(3);
  const to = (chat: string) => channel.sent.items.filter((part) => part.chat === chat).map(({ part }) => part.text);
  expect(to('ann')).toEqual([WORDS.failed, '答：奖励多少']);
  expect(to('bob')).toEqual(['答：奖励多少']);
  expect(await store.transaction((tx) => tx.deadLetters.count())).toEqual({ messages: 1, parts: 0 });
  expect(house.log.join()).toContain('damaged on record');
  await house.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
