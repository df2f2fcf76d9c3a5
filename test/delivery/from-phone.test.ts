import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sendFromDesk } from '../../src/office/chats.ts';
import { DESK, PHONE } from '../../src/store/port/outbox.ts';
import type { Thread } from '../../src/store/port/threads.ts';
import { House } from '../fakes/house.ts';
import { Loopback } from '../fakes/loopback.ts';
import { ManualClock } from '../fakes/manual-clock.ts';

const WHO = { channel: 'telegram', chat: 'c1', sender: 's1' } as const;
let clock: ManualClock;
let channel: Loopback;
let house: House;

beforeEach(async () => {
  clock = new ManualClock();
  channel = new Loopback();
  const desk = { hours: '工作日九点到五点', subjects: ['退款'], changed: () => {}, heard: () => {} };
  house = new House(channel, { clock, desk });
  await house.delivery.start();
});
afterEach(() => house.close());

const run: House['store']['transaction'] = (work) => house.store.transaction(work);
const thread = async (): Promise<Thread> => (await run((tx) => tx.threads.find(WHO))) as Thread;
const lines = () => run((tx) => tx.threads.lines(WHO, clock.now() + 1, 50));
const settled = async (): Promise<void> => {
  while ((await house.pending()).length > 0) await new Promise((resolve) => setImmediate(resolve));
};
const say = async (text: string, more = {}): Promise<void> => {
  await channel.say(text, clock.now(), more);
  if (!text.startsWith('慢')) await settled();
};

describe('whoever writes from the phone under the assistant’s account', () => {
  const states = async () => {
    const { state, owner } = await thread();
    return [state, owner];
  };

  test('has the chat from then on, with their words in it, told once however often the app shows them', async () => {
    await say('一');
    await channel.shows('我来答您', clock.now(), { id: 'p1' });
    await channel.shows('我来答您', clock.now(), { id: 'p1' });
    await say('二');
    expect(channel.texts).toEqual(['答：一']);
    expect(await states()).toEqual(['person', PHONE]);
    const said = (await lines()).flatMap((line) => (line.kind === 'said' ? [[line.author, line.text]] : []));
    expect(said).toEqual([
      [null, '答：一'],
      [PHONE, '我来答您'],
    ]);
  });

  test('is told apart from the assistant, whose parts come back by their id, or by their words before that is known', async () => {
    channel.onSend = ({ part }) => channel.shows(`${part.text} `, clock.now());
    await say('一');
    await channel.sent.until(1);
    await channel.shows('答：一', clock.now(), { id: 'a1' });
    expect(await states()).toEqual(['bot', null]);
    await channel.shows(null, clock.now());
    expect(await states()).toEqual(['person', PHONE]);
  });

  test('is told apart from what is so long that the app shows it in pieces, and is not taken for a piece of it', async () => {
    const long = Array.from({ length: 60 }, (_, n) => `第${n}句写得很长，讲清楚每一项怎么办。`).join('');
    await say('一');
    await channel.sent.until(1);
    channel.onSend = async () => {
      await channel.shows(long.slice(0, 700), clock.now(), { id: 'piece' });
      await channel.shows(long.slice(700), clock.now(), { id: 'last' });
    };
    const here = await thread();
    const owed = await run((tx) => sendFromDesk(tx, here, long, DESK, clock.now()));
    house.delivery.send('telegram', owed?.rows ?? []);
    await channel.sent.until(2);
    expect(await states()).toEqual(['bot', null]);
    await settled();
    await channel.shows('讲清楚每一项怎么办。', clock.now(), { id: 'p9' });
    expect(await states()).toEqual(['person', PHONE]);
  });

  test('has a chat with one who never wrote before, and takes none from a colleague', async () => {
    await channel.shows('您好，我是客服', clock.now());
    await say('一');
    expect(channel.texts).toEqual([]);
    const was = await thread();
    await run((tx) => tx.threads.move(was, { state: 'person', owner: '甲', reason: '领取' }, clock.now()));
    await channel.shows('补一句', clock.now());
    expect(await states()).toEqual(['person', '甲']);
  });

  test('has in a group the conversations of those whom they name, else the last one, and none that is long over', async () => {
    const group = { chat: 'g', kind: 'group' } as const;
    const ask = (sender: string) => say('一', { ...group, sender });
    const owner = async (sender: string) =>
      (await run((tx) => tx.threads.find({ channel: 'telegram', chat: 'g', sender })))?.owner;
    await ask('s1');
    clock.advance(1000);
    await ask('s2');
    await channel.sent.until(2);
    await channel.shows('@张三\u2005答：一', clock.now(), { ...group, to: ['s1'] });
    expect([await owner('s1'), await owner('s2')]).toEqual([null, null]);
    await channel.shows('@张三\u2005我来答', clock.now(), { ...group, to: ['s1'] });
    expect([await owner('s1'), await owner('s2')]).toEqual([PHONE, null]);
    await channel.shows('大家好', clock.now(), { ...group, to: [] });
    expect(await owner('s2')).toBe(PHONE);
    await ask('s3');
    clock.advance(31 * 60_000);
    await channel.shows('明天放假', clock.now(), { ...group, to: [] });
    expect(await owner('s3')).toBeNull();
  });

  test('is told apart from an answer that was promised, however late it comes', async () => {
    await say('一');
    const { store, delivery } = house;
    const [at, inbox] = [clock.now(), (await lines())[0]?.id ?? 0];
    const part = { text: '答：晚了', marks: [], buttons: [] };
    const to = { chat: 'c1', kind: 'private', sender: 's1', replyTo: 'm1', ticket: null, promised: true } as const;
    const row = await store.transaction((tx) => tx.outbox.owe(inbox, 'telegram', { ...to, part }, at));
    clock.advance(5 * 60 * 60_000);
    channel.onSend = () => channel.shows('答：晚了', clock.now());
    delivery.send('telegram', [row]);
    await channel.sent.until(2);
    expect(await states()).toEqual(['bot', null]);
  });

  test('is not meant by what was written long ago', async () => {
    await say('一');
    await channel.shows('昨天的话', clock.now() - 31 * 60_000);
    expect(await states()).toEqual(['bot', null]);
  });
});
