import { expect } from 'vitest';
import { withoutNote } from '../../src/channel/again.ts';
import { ChannelError } from '../../src/errors.ts';
import { House } from '../fakes/house.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import type { Bench, Case, Cases } from './conformance.ts';

/** One send fails so; the message arrives once all the same, after a wait. */
const survives =
  (how: 'busy' | 'error' | 'dropped'): Case =>
  async ({ rig, open }: Bench) => {
    const clock = new ManualClock(Date.now());
    const house = await open({ clock });
    rig.fail(how);
    await rig.say({ from: 'ann', where: 'private', text: '甲' });
    await until(() => house.log.some((line) => line.includes('will be tried again')));
    expect(rig.sent.items).toHaveLength(0);
    await until(() => rig.channel.health().state === 'up');
    clock.advance(61_000);
    await house.sent.until(1);
    const texts = rig.sent.items.map((said) => said.text);
    // A connection that was lost may have taken it; an app that said no has not. A puppet does not tell the two apart.
    const unsure = how === 'dropped' || rig.channel.name === 'wechat';
    expect(texts.map((text) => (unsure ? withoutNote(text) : text))).toEqual(['答：甲']);
  };

export const trouble: Cases = {
  'an app that is busy is given time': survives('busy'),
  'an app that errs is tried again': survives('error'),
  'a connection that drops while sending is tried again': survives('dropped'),
  'what the app refuses for good is given up, and the next one goes out': async ({ rig, open }) => {
    const house = await open();
    rig.fail('refused');
    await rig.say({ from: 'ann', where: 'private', text: '甲' });
    await house.dropped.find((why) => why === 'failed');
    await rig.say({ from: 'ann', where: 'private', text: '乙' });
    expect((await rig.sent.until(1))[0]?.text).toBe('答：乙');
  },
  'a handler that fails is excused, and its words stay out of the log': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '坏' });
    expect((await rig.sent.until(1))[0]?.text).toContain('没能处理好');
    expect(house.log.join()).toContain('message set aside');
    expect(house.log.join()).not.toContain('secret words');
  },
  'an app that goes away is met again when it is back': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '甲' });
    await rig.sent.until(1);
    await rig.leave();
    await until(() => rig.channel.health().state === 'away');
    await rig.comeBack();
    await until(() => rig.channel.health().state === 'up');
    await rig.say({ from: 'ann', where: 'private', text: '乙' });
    await rig.sent.until(2);
    expect(house.texts).toEqual(['甲', '乙']);
  },
  'what is owed when the app goes away is sent when it is back': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '慢' });
    await house.messages.until(1);
    await rig.leave();
    await until(() => rig.channel.health().state === 'away');
    house.release();
    await until(() => house.log.some((line) => line.includes('will be tried again') && line.includes('send failed')));
    await rig.comeBack();
    await rig.sent.until(1);
    expect(rig.sent.items.map((said) => said.text)).toEqual(['答：慢']);
  },
  'what was owed at a crash is sent by the next start, and what was not handled is': async ({ rig, open }) => {
    const clock = new ManualClock(Date.now());
    const limits = [{ scope: 'channel', kind: null, count: 1, per: 60_000 }] as const;
    const house = await open({ clock, pacing: { limits, jitter: 0 } });
    await rig.say({ from: 'ann', where: 'private', text: '一' });
    await house.sent.until(1);
    await rig.say({ from: 'ann', where: 'private', text: '二' });
    await rig.say({ from: 'bob', where: 'private', text: '慢三' });
    await house.messages.until(3);
    await until(() => house.delivery.depth(rig.channel.name) === 1);
    await house.stop(0);
    const next = new House(rig.again(), { store: house.store });
    try {
      next.release();
      await next.delivery.start();
      await rig.sent.until(3);
      expect(rig.sent.items.map((said) => said.text).sort()).toEqual(['答：一', '答：二', '答：慢三']);
      expect(next.texts).toEqual(['慢三']);
    } finally {
      await next.stop(1000);
    }
  },
  'a stop finishes what is in hand': async ({ rig, open }) => {
    const house = await open();
    await rig.say({ from: 'ann', where: 'private', text: '慢' });
    await house.messages.until(1);
    const stopped = house.delivery.stop(5000);
    house.release();
    await stopped;
    expect(rig.sent.items.map((said) => said.text)).toEqual(['答：慢']);
    expect(rig.channel.health().state).toBe('stopped');
  },
  'a key that the app does not know ends the start, with the remedy and without the key': async ({ rig }) => {
    const channel = rig.withWrongKey();
    const error = await channel
      .start(
        async () => {},
        () => {},
      )
      .catch((e) => e);
    expect(error).toBeInstanceOf(ChannelError);
    expect(error.recovery).toBe('stop');
    expect(error.message).toMatch(/请/);
    for (const secret of rig.secrets) expect(error.message).not.toContain(secret);
    await channel.stop();
  },
  'a second program at the same bot ends the channel, with the remedy': async ({ rig, open }) => {
    const house = await open();
    await rig.replace();
    const error = await house.failed;
    expect(error).toBeInstanceOf(ChannelError);
    expect(error.message).toContain('另一个程序');
    expect(rig.channel.health().state).toBe('stopped');
  },
};

/** Looks again and again: the condition depends on what other parts do, not on time. Whoever made it true ends what it was at. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
