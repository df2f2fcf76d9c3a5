import { expect, test } from 'vitest';
import { type Gate, Sender } from '../../src/delivery/sender.ts';
import { ChannelError } from '../../src/errors.ts';
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

test('what may have arrived says so when it is sent again, what was refused does not, here or after a crash', async () => {
  const [clock, channel, store] = [new ManualClock(), new Loopback(), new MemoryStore()];
  const observer = { sent: () => {}, dropped: () => {} } as never;
  const parts = { store, clock, logger: createLogger('silent'), observer, random: () => 1, fresh: 10 ** 9 };
  const to = { chat: 'c1', kind: 'private', sender: 's1', replyTo: '1', ticket: null, part } as const;
  const owed = () => store.transaction((tx) => tx.outbox.owed('telegram'));
  const faults: (ChannelError | null)[] = [];
  const seen: boolean[] = [];
  channel.onSend = ({ again = false }) => {
    seen.push(again);
    const fault = faults.shift();
    if (fault) throw fault;
  };
  const sends = async (fault: ChannelError): Promise<readonly boolean[]> => {
    const row = await store.transaction((tx) => tx.outbox.owe(1, 'telegram', to, clock.now()));
    const sender = new Sender(channel, { limits: [], jitter: 0 }, { ...parts, failed: () => {} });
    faults.push(fault);
    seen.length = 0;
    sender.add([row]);
    await turns();
    const found = (await owed())[0]?.outgoing.again ?? false;
    clock.advance(600_000);
    await turns();
    return [...seen, found];
  };
  const how = { recovery: 'retry', scope: 'chat' } as const;
  expect(await sends(new ChannelError('refused for now', how))).toEqual([false, false, false]);
  expect(await sends(new ChannelError('no answer came', { ...how, unsure: true }))).toEqual([false, true, true]);
  expect(await owed()).toEqual([]);
});
