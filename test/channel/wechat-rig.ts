import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { utf8 } from '../../src/channel/split.ts';
import { WechatChannel } from '../../src/channel/wechat/channel.ts';
import type { WechatSettings } from '../../src/channel/wechat/gateway.ts';
import { MESSAGE } from '../../src/channel/wechat/puppet.ts';
import { Journal } from '../fakes/journal.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { silent } from '../fakes/silent.ts';
import { ALIAS, BOT, WechatGateway } from '../fakes/wechat-gateway.ts';
import { pauseOn } from './pause-on.ts';
import type { Rig, Said } from './rig.ts';

/** Longer than the channel waits before it tries a gateway again. */
const RETRY = 60_000;
const GROUP = 'group@@chatroom';
const NAMES: Readonly<Record<string, string>> = {
  '{bot}': `@${BOT}`,
  '{bob}': '@李四',
  '{alias}': `@${ALIAS}`,
  '{namesake}': `@${BOT}二号`,
  '{all}': '@所有人',
};
const MENTIONED: Readonly<Record<string, readonly string[]>> = {
  '{bot}': ['self'],
  '{alias}': ['self'],
  '{bob}': ['bob'],
  '{namesake}': ['namesake'],
  '{all}': ['self', 'ann', 'bob'],
};

export type WechatRig = Rig & {
  readonly gateway: WechatGateway;
  /** On which the channel waits for a login, and before it tries a gateway again. */
  readonly clock: ManualClock;
  connect(more?: Partial<WechatSettings>, tell?: (line: string) => void): WechatChannel;
};

/** Wechaty at a puppet service over gRPC; `listsMentions`: whether the puppet tells who is mentioned, as not every one does. */
export async function openWechatRig(listsMentions = true, login = true): Promise<WechatRig> {
  const gateway = await new WechatGateway().listen(login);
  const folder = mkdtempSync(join(tmpdir(), 'cewen-wechat-'));
  const sent = new Journal<Said>();
  const clock = new ManualClock();
  const push = gateway.sent.push.bind(gateway.sent);
  gateway.sent.push = (item) => {
    push(item);
    const text = item.text.replace(/^@[^\u2005]+\u2005/, '');
    sent.push({ chat: item.chat, text, buttons: [], press: async () => {} });
  };
  const connect: WechatRig['connect'] = (more = {}, tell = () => {}) =>
    new WechatChannel(
      {
        puppet: 'wechaty-puppet-service',
        token: gateway.token,
        endpoint: gateway.endpoint,
        plain: false,
        folder,
        loginWithin: 20_000,
        acceptFriends: false,
        acceptRooms: false,
        ...more,
      },
      silent,
      tell,
      pauseOn(clock),
    );
  return {
    gateway,
    clock,
    connect,
    channel: connect(),
    secrets: [gateway.token],
    sent,
    longest: 2048,
    measure: utf8,
    chat: (of) => (of === 'group' ? GROUP : of),
    async say({ from, where, text, quotes, id, age, what }) {
      const marks = text.match(/\{\w+\}/g) ?? [];
      const mentions = listsMentions ? [...new Set(marks.flatMap((mark) => MENTIONED[mark] ?? []))] : [];
      const words = text.replace(/\{\w+\}/g, (name) => NAMES[name] ?? name);
      const quote = quotes
        ? `「${quotes === 'bot' ? BOT : '李四'}：一年最多15万元」\n- - - - - - - - - - - - - - -\n`
        : '';
      const kinds = { picture: MESSAGE.Image, sticker: MESSAGE.Emoticon, voice: MESSAGE.Audio };
      gateway.say(from, where === 'group' ? GROUP : null, quote + words, {
        mentions,
        ...(id && { id }),
        ...(age && { age }),
        ...(what && { type: kinds[what] }),
      });
    },
    typed: async () => {},
    fail: (_, times = 1) => gateway.fail(times),
    leave: () => gateway.close(),
    comeBack: async () => {
      await gateway.listen();
      clock.advance(RETRY);
    },
    replace: async () => {},
    again: () => connect(),
    withWrongKey: () => connect({ token: `insecure_${gateway.token.slice(9).split('').reverse().join('')}` }),
    async close() {
      await gateway.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
