import { utf16 } from '../../src/channel/split.ts';
import { TelegramChannel } from '../../src/channel/telegram/channel.ts';
import { BotApi, ME, seconds } from '../fakes/bot-api.ts';
import { Journal } from '../fakes/journal.ts';
import { ManualClock } from '../fakes/manual-clock.ts';
import { silent } from '../fakes/silent.ts';
import { pauseOn } from './pause-on.ts';
import type { Rig, Said, Saying } from './rig.ts';

/** Longer than the channel waits before it calls an app again that was away once. */
const RETRY = 2000;
const PEOPLE = {
  ann: { id: 701, is_bot: false, first_name: '张三' },
  bob: { id: 702, is_bot: false, first_name: '李四', username: 'lisi_2' },
} as const;
const GROUP = { id: -1001, type: 'supergroup', title: '企业服务群' } as const;
const NAMES: Readonly<Record<string, string>> = {
  '{bot}': `@${ME.username}`,
  '{bob}': '@李四',
  '{namesake}': `@${ME.username}_2`,
  '{all}': '@所有人',
};
const MEDIA = {
  picture: { photo: [{ file_id: 'p', file_unique_id: 'p', width: 1, height: 1 }] },
  sticker: { sticker: { file_id: 's', file_unique_id: 's', type: 'regular', width: 1, height: 1 } },
  voice: { voice: { file_id: 'v', file_unique_id: 'v', duration: 1 } },
} as const;

/** Telegram's Bot API over HTTP, polled or calling a webhook. */
export async function openTelegramRig(): Promise<Rig & { readonly api: BotApi }> {
  const api = await new BotApi().listen();
  const sent = new Journal<Said>();
  api.onSent = (message) =>
    sent.push({
      chat: message.chat_id,
      text: message.text,
      buttons: message.buttons.map((button) => button.text),
      async press(label, by) {
        const data = message.buttons.find((button) => button.text === label)?.callback_data;
        const chat = { id: Number(message.chat_id), type: 'private' };
        const keyboard = { inline_keyboard: [message.buttons] };
        const under = { message_id: message.message_id, date: 1, chat, text: message.text, reply_markup: keyboard };
        await api.push({ callback_query: { id: `${api.nextId()}`, from: PEOPLE[by], message: under, data } });
      },
    });
  const clock = new ManualClock();
  const connect = (token: string) =>
    new TelegramChannel({ token, apiRoot: api.root, webhook: null }, silent, pauseOn(clock));
  return {
    api,
    channel: connect(api.token),
    secrets: ['TEST-token'],
    sent,
    longest: 4096,
    measure: utf16,
    chat: (of) => String(of === 'group' ? GROUP.id : PEOPLE[of].id),
    say: async (saying) => void (await api.push(updateOf(saying, api))),
    typed: async () => void (await api.calls.find(({ method }) => method === 'sendChatAction')),
    fail(how, times = 1) {
      const busy = { code: 429, description: 'Too Many Requests', parameters: { retry_after: 60 } };
      const kinds = {
        busy,
        error: { code: 502 },
        dropped: {},
        refused: { code: 403, description: 'Forbidden: blocked' },
      };
      api.fail({ method: 'sendMessage', ...kinds[how] }, times);
    },
    leave: () => api.close(),
    comeBack: async () => {
      await api.listen();
      clock.advance(RETRY);
    },
    replace: async () => {
      await api.calls.find(({ method }) => method === 'getUpdates');
      await nextTurn();
      api.conflict();
    },
    again: () => connect(api.token),
    withWrongKey: () => connect('999:wrong-TEST-token'),
    close: () => api.close(),
  };
}

export function updateOf(saying: Saying, api: BotApi): Record<string, unknown> {
  const { from, where, what, quotes, age = 0, edits } = saying;
  const text = saying.text.replace(/\{\w+\}/g, (name) => NAMES[name] ?? name);
  const chat =
    where === 'group' ? GROUP : { id: PEOPLE[from].id, type: 'private', first_name: PEOPLE[from].first_name };
  const message = {
    message_id: saying.id ? Number(saying.id) : api.nextId(),
    date: seconds(age),
    chat,
    from: PEOPLE[from],
    ...(what ? MEDIA[what] : { text }),
    ...(quotes && { reply_to_message: quoted(quotes === 'bot' ? ME : PEOPLE.bob, chat) }),
    ...entitiesOf(text),
  };
  return edits ? { edited_message: { ...message, edit_date: seconds() + (text.charCodeAt(0) % 7) } } : { message };
}

function quoted(from: object, chat: object): object {
  return { message_id: 5, date: seconds(60), chat, from, text: '一年最多15万元' };
}

/** What Telegram marks in a text: commands, and mentions by user name. */
function entitiesOf(text: string): object {
  const entities = [
    ...[...text.matchAll(/@[A-Za-z]\w{4,31}/g)].map((m) => ({ type: 'mention', offset: m.index, length: m[0].length })),
    ...[...text.matchAll(/^\/\w+(@\w+)?/g)].map((m) => ({ type: 'bot_command', offset: 0, length: m[0].length })),
  ];
  return entities.length ? { entities } : {};
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
