import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Incoming } from '../../src/contract/channel.ts';
import { openWecomRig } from './wecom-rig.ts';

type Rig = Awaited<ReturnType<typeof openWecomRig>>;
let rig: Rig;
beforeEach(async () => {
  rig = await openWecomRig();
});
afterEach(async () => {
  await rig.channel.stop();
  await rig.close();
});

const part = { text: '答', marks: [], buttons: [] };
const outgoing = { key: 'o1', chat: 'zhangsan', kind: 'private', sender: 'zhangsan', replyTo: 'm1', part } as const;

async function asked(): Promise<string> {
  let ticket = '';
  await rig.channel.start(
    async (incoming) => {
      ticket = incoming.ticket ?? '';
      heard();
    },
    () => {},
  );
  let heard = (): void => {};
  const once = new Promise<void>((resolve) => {
    heard = resolve;
  });
  await rig.say({ from: 'ann', where: 'private', text: '奖励多少' });
  await once;
  return ticket;
}

test('a second attempt in place replaces the first: nothing is doubled', async () => {
  const ticket = await asked();
  const first = await rig.channel.send({ ...outgoing, ticket });
  const second = await rig.channel.send({ ...outgoing, ticket, again: true });
  expect(second.id).toBe(first.id);
  expect([...rig.server.streams.values()]).toEqual(['答']);
});

test('an answer whose question the connection no longer knows goes as a message of its own', async () => {
  const ticket = await asked();
  rig.server.forgetQuestions();
  await rig.channel.send({ ...outgoing, ticket });
  expect(rig.server.sent.items).toEqual([{ chat: 'zhangsan', text: '答', inPlaceOf: null, feedback: null }]);
});

test('what a voice message says is a question, and a picture beside words is left aside', async () => {
  const heard: unknown[] = [];
  let done = (): void => {};
  const both = new Promise<void>((resolve) => {
    done = resolve;
  });
  await rig.channel.start(
    async (incoming) => {
      heard.push(incoming.content);
      if (heard.length === 2) done();
    },
    () => {},
  );
  const common = { chattype: 'single', from: { userid: 'zhangsan' } };
  rig.server.call('aibot_msg_callback', 'v1', {
    ...common,
    msgid: 'v1',
    msgtype: 'voice',
    voice: { content: '奖励多少' },
  });
  const items = [
    { msgtype: 'image', image: { url: 'x' } },
    { msgtype: 'text', text: { content: '这个能领吗' } },
  ];
  rig.server.call('aibot_msg_callback', 'v2', { ...common, msgid: 'v2', msgtype: 'mixed', mixed: { msg_item: items } });
  await both;
  expect(heard).toEqual([
    { kind: 'text', text: '奖励多少' },
    { kind: 'text', text: '这个能领吗' },
  ]);
});

test('a subscription that is refused for a while is waited out; health says away meanwhile', async () => {
  rig.server.refusals.push(45009, -1, 45009, 6000, 853000, 853000, 45009);
  let ended: unknown = null;
  const started = rig.channel.start(
    async () => {},
    (error) => {
      ended = error;
    },
  );
  await rig.server.frames.until(3);
  expect(rig.channel.health().state).toBe('away');
  await started;
  expect(rig.channel.health().state).toBe('up');
  expect(ended).toBeNull();
});

test('whoever is not named is nobody in particular of the chat', async () => {
  const heard: Incoming[] = [];
  let done = (): void => {};
  const one = new Promise<void>((resolve) => {
    done = resolve;
  });
  await rig.channel.start(
    async (incoming) => {
      heard.push(incoming);
      done();
    },
    () => {},
  );
  const body = { msgid: 'x1', chattype: 'group', chatid: 'wr1', msgtype: 'text', text: { content: '@政策助手 奖励' } };
  rig.server.call('aibot_msg_callback', 'x1', body);
  await one;
  expect(heard[0]).toMatchObject({ sender: 'wr1', shared: true, chat: 'wr1', content: { text: '奖励' } });
});
