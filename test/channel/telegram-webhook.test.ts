import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TelegramChannel } from '../../src/channel/telegram/channel.ts';
import type { Incoming } from '../../src/contract/channel.ts';
import { StoreError } from '../../src/errors.ts';
import { HttpServer } from '../../src/http/server.ts';
import { BotApi } from '../fakes/bot-api.ts';
import { Journal } from '../fakes/journal.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
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

describe('a webhook', () => {
  test('takes calls with the secret alone, and says 200 only when they are on record', async () => {
    let hook: TelegramChannel | null = null;
    const http = new HttpServer(
      new Map([
        [
          'POST /telegram',
          async ({ headers, body }) => ({
            status: (await hook?.webhook(headers['x-telegram-bot-api-secret-token']?.toString(), body)) ?? 503,
          }),
        ],
      ]),
    );
    const port = await http.listen(0, '127.0.0.1');
    const url = `http://127.0.0.1:${port}/telegram`;
    hook = new TelegramChannel({ token: api.token, apiRoot: api.root, webhook: { url, secret: 's3cret' } }, silent);
    let broken = false;
    const asked = new Journal<Incoming>();
    await hook.start(
      async (incoming) => {
        if (broken) throw new StoreError('disk full');
        asked.push(incoming);
      },
      () => {},
    );
    expect(api.webhook).toEqual({ url, secret: 's3cret' });
    expect(await api.push(updateOf(heard, api))).toBe(200);
    expect(asked.items[0]?.content).toEqual({ kind: 'text', text: '奖励多少' });
    broken = true;
    expect(await api.push(updateOf(heard, api))).toBe(503);
    api.webhook = { url, secret: 'wrong' };
    expect(await api.push(updateOf(heard, api))).toBe(401);
    for (const garbage of ['not json', '', 'null', '[]', '7', '"x"', '{}', '{"update_id":"1"}'])
      expect(await hook.webhook('s3cret', garbage), garbage).toBe(400);
    expect(await hook.webhook('s3cret', '{"update_id":1,"message":{"from":{}}}')).toBe(200);
    await hook.stop();
    await http.close();
  });
});

describe('a webhook that is not ready', () => {
  test('says 200 only when the account is known: what comes before is sent again', async () => {
    const webhook = { url: 'http://127.0.0.1:1/telegram', secret: 's3cret' };
    const hook = new TelegramChannel({ token: api.token, apiRoot: api.root, webhook }, silent, pauseOn(clock, waits));
    const update = JSON.stringify({ update_id: 1, ...updateOf(heard, api) });
    const asked = new Journal<Incoming>();
    const take = () => hook.webhook('s3cret', update).catch((error: Error) => error.message);
    expect(await take()).toBe('not ready');
    api.fail({ method: 'getMe', code: 502 });
    const started = hook.start(
      async (incoming) => asked.push(incoming),
      () => {},
    );
    await waits.until(1);
    expect(await take()).toBe('not ready');
    clock.advance(1000);
    await started;
    expect(await take()).toBe(200);
    expect(asked.items).toHaveLength(1);
    await hook.stop();
  });
});
