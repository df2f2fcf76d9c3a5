import { expect, test } from 'vitest';
import { type Gate, Sender } from '../../src/delivery/sender.ts';
import { createLogger } from '../../src/logger.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import { Loopback } from '../fakes/loopback.ts';
import { ManualClock } from '../fakes/manual-clock.ts';

const part = { text: '答', marks: [], buttons: [] };
const turns = async (n = 20): Promise<void> => {
  for (let i = 0; i < n; i += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A part that waits a second before it is sent, where several programs send; `sure`: whether its seat is still held right before. */
async function sending(sure: boolean) {
  const [clock, channel, store, happened] = [new ManualClock(), new Loopback(), new MemoryStore(), [] as string[]];
  channel.onSend = () => void happened.push('sent');
  const gate: Gate = {
    begin: async () => {
      happened.push('begun');
      return () => void happened.push('ended');
    },
    isSure: async () => {
      happened.push('asked');
      return sure;
    },
    marked: () => void happened.push('marked'),
    replicas: () => 1,
  };
  const observer = { sent: () => {}, dropped: () => {} } as never;
  const parts = { store, clock, logger: createLogger('silent'), observer, random: () => 1, fresh: 60_000, gate };
  const sender = new Sender(channel, { limits: [], jitter: 1000 }, { ...parts, failed: () => {} });
  const to = { chat: 'c1', kind: 'private', sender: 's1', replyTo: '1', ticket: null, part } as const;
  const row = await store.transaction((tx) => tx.outbox.owe(1, 'telegram', to, clock.now()));
  sender.add([row]);
  await turns();
  return { clock, happened, sender };
}

test('a part is begun after its pause, and its seat asked for right before it leaves', async () => {
  const { clock, happened } = await sending(true);
  expect(happened).toEqual([]);
  clock.advance(1000);
  await turns();
  expect(happened).toEqual(['begun', 'asked', 'sent', 'marked', 'ended']);
});

test('a part whose seat was lost meanwhile does not leave, and is not in hand any more', async () => {
  const { clock, happened, sender } = await sending(false);
  clock.advance(1000);
  await turns();
  expect(happened).toEqual(['begun', 'asked', 'ended']);
  await sender.idle();
});
