import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Update } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TelegramChannel } from '../../src/channel/telegram/channel.ts';
import { readUpdate } from '../../src/channel/telegram/read.ts';
import type { Incoming } from '../../src/contract/channel.ts';
import { ChannelError, StoreError } from '../../src/errors.ts';
import { BotApi, seconds } from '../fakes/bot-api.ts';
import { Journal } from '../fakes/journal.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { replyOf } from '../fakes/replies.ts';
import { silent } from '../fakes/silent.ts';
import { pauseOn } from './pause-on.ts';
import { updateOf } from './telegram-rig.ts';

let api: BotApi;
let channel: TelegramChannel;
let clock: ManualClock;
/** The waits of the channel, in milliseconds. */
let waits: Journal<number>;
const connect = (root: string) =>
  new TelegramChannel({ token: api.token, apiRoot: root, webhook: null }, silent, pauseOn(clock, waits));
const heard = { from: 'ann', where: 'private', text: '奖励多少' } as const;
const part = { text: '答', marks: [], buttons: [] };
const to = { key: 'o1', chat: '701', kind: 'private', sender: '701', replyTo: '701:1', ticket: '1', part } as const;

beforeEach(async () => {
  api = await new BotApi().listen();
  clock = new ManualClock();
  waits = new Journal();
  channel = connect(api.root);
});
afterEach(async () => {
  await channel.stop();
  await api.close();
});

describe('polling', () => {
  test('confirms an update only when it is on record, and gets it again until it is', async () => {
    const asked = new Journal<Incoming>();
    let broken = true;
    await channel.start(
      async (incoming) => {
        asked.push(incoming);
        if (broken) throw new StoreError('disk full');
      },
      () => {},
    );
    await api.push(updateOf(heard, api));
    await asked.until(1);
    expect(api.confirmed).toBe(0);
    broken = false;
    await waits.until(1);
    clock.advance(waits.items[0] ?? 0);
    await asked.until(2);
    await api.calls.find(({ method, body }) => method === 'getUpdates' && Number(body.offset) > 0);
    expect(api.confirmed).toBe(1);
    expect(asked.items[1]?.id).toBe(asked.items[0]?.id);
  });

  test('waits as long as Telegram asks when it fetches too often', async () => {
    api.fail({ method: 'getUpdates', code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } });
    const asked = new Journal<Incoming>();
    await channel.start(
      async (incoming) => asked.push(incoming),
      () => {},
    );
    await api.push(updateOf(heard, api));
    expect(await waits.until(1)).toEqual([1000]);
    clock.advance(999);
    expect(asked.items).toEqual([]);
    clock.advance(1);
    await asked.until(1);
  });

  test('removes a webhook that another setup has left', async () => {
    api.webhook = { url: 'http://127.0.0.1:1/' };
    await channel.start(
      async () => {},
      () => {},
    );
    expect(api.webhook).toBeNull();
  });

  test('starts once Telegram can be reached', async () => {
    api.fail({ method: 'getMe' });
    const started = channel.start(
      async () => {},
      () => {},
    );
    await waits.until(1);
    clock.advance(1000);
    await started;
    expect(channel.health().state).toBe('up');
  });
});

describe('sending', () => {
  beforeEach(() =>
    channel.start(
      async () => {},
      () => {},
    ),
  );

  test('follows a group that has become a supergroup', async () => {
    api.fail({
      method: 'sendMessage',
      code: 400,
      description: 'group upgraded',
      parameters: { migrate_to_chat_id: -1009 },
    });
    await channel.send({ ...to, chat: '-5', kind: 'group' });
    expect(api.sent.items[0]?.chat_id).toBe('-1009');
  });

  test('falls back to plain text where Telegram refuses an entity', async () => {
    api.fail({ method: 'sendMessage', code: 400, description: "Bad Request: can't parse entities: bad offset" });
    await channel.send({ ...to, part: { ...part, marks: [{ kind: 'bold', offset: 0, length: 1 }] } });
    expect(api.sent.items[0]).toMatchObject({ text: '答', entities: [] });
  });

  test('answers in a group to the message that asked', async () => {
    await channel.send({ ...to, chat: '-5', kind: 'group', ticket: '77' });
    expect(api.sent.items[0]?.replyTo).toBe(77);
  });

  test('shows sources as a quote and their heading bold, and never lets Telegram parse the text', async () => {
    const [first] = channel.render(replyOf('一次性奖励50万元。[1]\n\n依据：\n[1] 《意见》 一(一)'));
    await channel.send({ ...to, part: first ?? part });
    const { text = '', entities = [] } = api.sent.items[0] ?? {};
    const shown = entities.map((e) => [e.type, text.slice(e.offset, e.offset + e.length)]);
    expect(shown).toEqual([
      ['bold', '依据：'],
      ['blockquote', '[1] 《意见》 一(一)'],
    ]);
    expect(api.calls.items.every(({ body }) => !('parse_mode' in body))).toBe(true);
  });

  test('waits for the retry_after of a 429 in that chat alone', async () => {
    api.fail({ method: 'sendMessage', code: 429, description: 'Too Many Requests', parameters: { retry_after: 7 } });
    const error = await channel.send(to).catch((e) => e);
    expect(error).toBeInstanceOf(ChannelError);
    expect(error).toMatchObject({ recovery: 'retry', scope: 'chat', retryAfter: 7000 });
  });

  test('gives up on a server that takes the call and never answers', async () => {
    const called = new Journal<string>();
    const deaf = createServer(({ url = '' }) => called.push(url));
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    const { port } = deaf.address() as AddressInfo;
    const sent = connect(`http://127.0.0.1:${port}`)
      .send(to)
      .catch((e) => e);
    await called.until(1);
    clock.advance(15_000);
    expect(await sent).toMatchObject({ recovery: 'retry', scope: 'channel' });
    deaf.closeAllConnections();
    deaf.close();
  });
});

describe('a press', () => {
  const chat = { id: -5, type: 'supergroup', title: '群' };
  const from = {
    ann: { id: 701, is_bot: false, first_name: '张三' },
    bob: { id: 702, is_bot: false, first_name: '李四' },
  };
  const buttons = [[{ label: '是', action: 'pick:q1:1:' }], [{ label: '否', action: 'pick:q1:2:' }]];
  let asked: Journal<Incoming>;
  beforeEach(async () => {
    asked = new Journal<Incoming>();
    await channel.start(
      async (incoming) => asked.push(incoming),
      () => {},
    );
  });
  const press = async (by: keyof typeof from, data: string | undefined, message: object) => {
    await api.push({ callback_query: { id: `${api.nextId()}`, from: from[by], message, data } });
    return api.calls.find(({ method }) => method === 'answerCallbackQuery');
  };

  test('on a message that Telegram no longer shows still says which choice it was', async () => {
    const data = 'pick:q1:2:';
    await press('ann', data, { message_id: 3, date: 0, chat: { id: 701, type: 'private' } });
    expect(asked.items[0]?.content).toEqual({ kind: 'text', text: '2', answers: 'q1' });
  });

  test('by somebody else in a group is no question of theirs, and they are told why', async () => {
    await channel.send({ ...to, chat: '-5', kind: 'group', part: { ...part, buttons } });
    const [sent] = await api.sent.until(1);
    const message = { message_id: sent?.message_id, date: 1, chat, text: '问' };
    const told = await press('bob', sent?.buttons[1]?.callback_data, message);
    expect(told.body.text).toContain('@我');
    expect(asked.items).toEqual([]);
    await press('ann', sent?.buttons[1]?.callback_data, message);
    await asked.until(1);
    expect(asked.items[0]).toMatchObject({ sender: '701', content: { text: '2', answers: 'q1' } });
  });

  test('on a choice of a time when buttons named no question answers none', async () => {
    await press('ann', 'say:true', { message_id: 3, date: 0, chat: { id: 701, type: 'private' } });
    expect(asked.items[0]?.content).toMatchObject({ answers: '' });
  });
});

describe('a sender that stands for several people', () => {
  const anonymous = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
  const asChannel = { id: 136817688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };
  const telegram = { id: 777000, is_bot: false, first_name: 'Telegram' };
  const group = { id: -5, type: 'supergroup', title: '群' };
  const feed = { id: -100777, type: 'channel', title: '园区资讯' };
  test.each([
    ['an anonymous admin', { from: anonymous, sender_chat: group }, '-5'],
    ['an anonymous admin who signs', { from: anonymous, sender_chat: group, author_signature: '运营' }, '-5:运营'],
    ['a channel', { from: asChannel, sender_chat: feed }, '-100777'],
    ['a post of a linked channel', { from: telegram, sender_chat: feed, is_automatic_forward: true }, '-100777'],
  ])('%s is the chat in whose name it writes, and nobody in particular', async (_, by, sender) => {
    const asked = new Journal<Incoming>();
    await channel.start(
      async (incoming) => asked.push(incoming),
      () => {},
    );
    await api.push({ message: { message_id: 9, date: seconds(), chat: group, text: '/ask 奖励多少', ...by } });
    await asked.until(1);
    expect(asked.items[0]).toMatchObject({ sender, shared: true, chat: '-5' });
  });
});

test('the caption of a picture that is quoted is told, and a bare mention or /ask under it passes it on', async () => {
  const asked = new Journal<Incoming>();
  await channel.start(
    async (incoming) => asked.push(incoming),
    () => {},
  );
  const chat = { id: -5, type: 'supergroup', title: '群' };
  const [from, other] = [701, 702].map((id) => ({ id, is_bot: false, first_name: '张三' }));
  const picture = { message_id: 4, date: seconds(), chat, from: other, photo: [], caption: '长沙贷款贴息' };
  const push = (text: string, more = {}) =>
    api.push({
      message: { message_id: api.nextId(), date: seconds(), chat, from, text, reply_to_message: picture, ...more },
    });
  await push('/ask');
  await push('@policy_bot', { entities: [{ type: 'mention', offset: 0, length: 11 }] });
  await asked.until(2);
  for (const incoming of asked.items)
    expect(incoming).toMatchObject({ content: { text: '' }, quoted: '长沙贷款贴息', quotedOurs: false });
});

test('a file is told with its name and size', () => {
  const at = { message_id: 1, date: 1, chat: { id: 701, type: 'private', first_name: '张三' } } as const;
  const from = { id: 701, is_bot: false, first_name: '张三' };
  const document = { file_id: 'd', file_unique_id: 'd', file_name: '执照.pdf', file_size: 1_300_000 };
  const me = { id: 1, is_bot: true, first_name: '策问' };
  const content = (message: object) =>
    readUpdate({ update_id: 1, message: { ...at, from, ...message } } as Update, me, 1)?.content;
  expect(content({ document })).toEqual({ kind: 'unreadable', what: 'file', name: '执照.pdf', bytes: 1_300_000 });
  expect(content({ photo: [{ file_size: 10 }, { file_size: 2000 }] })).toEqual({
    kind: 'unreadable',
    what: 'picture',
    bytes: 2000,
  });
});
