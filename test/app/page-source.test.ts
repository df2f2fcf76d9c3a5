import { expect, it } from 'vitest';
import { sourceKey } from '../../src/app/page-source.ts';
import { WebChannel } from '../../src/channel/web/channel.ts';
import type { Incoming } from '../../src/contract/channel.ts';
import { ManualClock } from '../fakes/manual-clock.ts';

/** Where a message of an address is on record as coming from, by a program with `secret`. */
async function sourceOf(secret: string | null, address: string): Promise<string | undefined> {
  const channel = new WebChannel(new ManualClock(), sourceKey(secret));
  let heard: Incoming | null = null;
  await channel.start(async (incoming) => {
    heard = incoming;
    channel.settled(incoming.id, true);
  });
  await channel.ask({ visitor: 'v', id: 'i', text: '问', answers: null, address });
  return (heard as Incoming | null)?.source;
}

const SECRET = 'x'.repeat(32);

it('an address is one source to all programs with one secret, which do not tell which', async () => {
  const source = await sourceOf(SECRET, '203.0.113.7');
  expect(source).toMatch(/^[\w-]{12}$/);
  expect(source).not.toContain('203');
  expect(await sourceOf(SECRET, '203.0.113.7')).toBe(source);
  expect(await sourceOf(SECRET, '203.0.113.8')).not.toBe(source);
  expect(await sourceOf('y'.repeat(32), '203.0.113.7')).not.toBe(source);
});

it('without a secret nothing that is known, such as what opens the database, gives the digest', async () => {
  expect(await sourceOf(null, '203.0.113.7')).not.toBe(await sourceOf(null, '203.0.113.7'));
});
