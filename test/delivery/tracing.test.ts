import { expect, test } from 'vitest';
import type { Tracing } from '../../src/delivery/tracing.ts';
import { StoreError } from '../../src/errors.ts';
import { MemoryStore } from '../../src/store/memory/store.ts';
import { House } from '../fakes/house.ts';
import { Loopback } from '../fakes/loopback.ts';

/** Writes spans down as they end: step, trace, and what was told. */
function tracingInto(lines: string[], name: string): Tracing {
  let begun = 0;
  return {
    begin: (step, trace, told) => {
      begun += 1;
      const kept = trace ?? `${name}${begun}`;
      return {
        trace: kept,
        end: (more, failed = false) =>
          void lines.push(`${step} of ${kept} ${JSON.stringify({ ...told, ...more })}${failed ? ' failed' : ''}`),
      };
    },
    close: async () => {},
  };
}

test('a trace goes with its message from one program to the next, and tells no word and nobody', async () => {
  const lines: string[] = [];
  const store = new MemoryStore();
  const [first, second] = [new Loopback(), new Loopback()];
  const one = new House(first, { store, tracing: tracingInto(lines, 'one') });
  await one.delivery.start();
  // The first program ends with the message in hand.
  const stopped = one.delivery.stop(0);
  await first.say('奖励多少', one.clock.now());
  await stopped;
  expect(lines).toEqual(['receive of one1 {"channel":"telegram","outcome":"recorded"}']);
  const two = new House(second, { store, tracing: tracingInto(lines, 'two') });
  let refuses = true;
  second.onSend = () => {
    if (refuses) {
      refuses = false;
      throw new Error('refused');
    }
  };
  await two.delivery.start();
  await two.delivery.stop(1000);
  expect(lines.slice(1)).toEqual([
    'wait for answer of one1 {"channel":"telegram"}',
    'answer of one1 {"channel":"telegram","tries":1,"outcome":"answer","parts":1}',
    'wait for sending of one1 {"channel":"telegram"}',
    'send of one1 {"channel":"telegram"} failed',
  ]);
  expect(lines.join()).not.toMatch(/奖励|c1|s1/);
});

test('a message that the store did not take has its trace all the same', async () => {
  const lines: string[] = [];
  const channel = new Loopback();
  const house = new House(channel, { tracing: tracingInto(lines, 'lost') });
  await house.delivery.start();
  house.store.transaction = async () => {
    throw new StoreError('disk full');
  };
  await expect(channel.say('奖励多少', house.clock.now())).rejects.toThrow(StoreError);
  expect(lines).toEqual(['receive of lost1 {"channel":"telegram"} failed']);
  await house.close();
});
