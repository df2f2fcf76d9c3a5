import { expect, it } from 'vitest';
import { sourceKey } from '../../src/app/page-source.ts';
import { WebChannel } from '../../src/channel/web/channel.ts';
import type { Incoming } from '../../src/contract/channel.ts';
import { ManualClock } from '../fakes/manual-clock.ts';

/** Where a message of an address is on record as coming from, by a program over `store`. */
async function sourceOf(store: string, address: string): Promise<string | undefined> {
  const channel = new WebChannel(new ManualClock(), sourceKey(store));
  let heard: Incoming | null = null;
  await channel.start(async (incoming) => {
    heard = incoming;
    channel.settled(incoming.id, true);
  });
  await channel.ask({ visitor: 'v', id: 'i', text: '问', answers: null, address });
  return (heard as Incoming | null)?.source;
}

it('an address is one source to all programs over one database, which do not tell which', async () => {
  const database = 'postgres://cewen:geheim@10.0.0.5/cewen';
  const source = await sourceOf(database, '203.0.113.7');
  expect(await sourceOf(database, '203.0.113.7')).toBe(source);
  expect(await sourceOf('postgres://cewen@10.0.0.5/cewen?password=geheim', '203.0.113.7')).toBe(source);
  expect(await sourceOf(database, '203.0.113.8')).not.toBe(source);
  expect(await sourceOf('postgres://cewen:other@10.0.0.5/cewen', '203.0.113.7')).not.toBe(source);
  expect(source).not.toContain('203');
});

it('where nobody else can know it, it ends with the program', async () => {
  for (const store of ['/data/cewen.db', 'postgres://cewen@localhost/cewen'])
    expect(await sourceOf(store, '203.0.113.7')).not.toBe(await sourceOf(store, '203.0.113.7'));
});
