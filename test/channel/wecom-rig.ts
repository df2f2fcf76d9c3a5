import { utf8 } from '../../src/channel/split.ts';
import { WecomChannel } from '../../src/channel/wecom/channel.ts';
import { Journal } from '../fakes/journal.ts';
import { silent } from '../fakes/silent.ts';
import { WecomServer } from '../fakes/wecom-server.ts';
import type { Rig, Said, Saying } from './rig.ts';

const PEOPLE = { ann: 'zhangsan', bob: 'lisi' } as const;
const GROUP = 'wrGroup1';
const NAMES: Readonly<Record<string, string>> = {
  '{bot}': '@政策助手',
  '{bob}': '@李四',
  '{namesake}': '@政策助手二号',
  '{all}': '@所有人',
};

/** WeCom's bot connection over WebSocket. */
export async function openWecomRig(): Promise<Rig & { readonly server: WecomServer }> {
  const server = await new WecomServer().listen();
  const sent = new Journal<Said>();
  let n = 0;
  const push = server.sent.push.bind(server.sent);
  server.sent.push = (item) => {
    push(item);
    sent.push({
      chat: item.chat,
      text: item.text,
      buttons: item.feedback ? ['有用', '没用'] : [],
      async press(label, by) {
        n += 1;
        const feedback_event = { id: item.feedback, type: label === '有用' ? 1 : 2 };
        const event = { eventtype: 'feedback_event', feedback_event };
        server.call('aibot_event_callback', `e${n}`, {
          msgid: `e${n}`,
          msgtype: 'event',
          from: { userid: PEOPLE[by] },
          event,
        });
      },
    });
  };
  const connect = (secret: string) =>
    new WecomChannel({ botId: server.botId, secret, url: server.url, name: '政策助手' }, silent, 1);
  return {
    server,
    channel: connect(server.secret),
    secrets: [server.secret],
    sent,
    longest: 20_480,
    measure: utf8,
    chat: (of) => (of === 'group' ? GROUP : PEOPLE[of]),
    async say(saying) {
      n += 1;
      const body = bodyOf(saying, saying.id ?? `m${n}`);
      server.call('aibot_msg_callback', `r${n}`, body, saying.where === 'group' ? GROUP : PEOPLE[saying.from]);
    },
    typed: async () => void (await server.frames.find(({ body }) => body?.stream?.finish === false)),
    fail(how, times = 1) {
      const codes = { busy: 45009, error: -1, dropped: 'dropped', refused: 40003 } as const;
      server.fail(codes[how], times);
    },
    leave: () => server.close(),
    comeBack: async () => void (await server.listen()),
    replace: async () =>
      server.call('aibot_event_callback', 'kick', {
        msgid: 'kick',
        msgtype: 'event',
        event: { eventtype: 'disconnected_event' },
      }),
    again() {
      server.forgetQuestions();
      return connect(server.secret);
    },
    withWrongKey: () => connect('wrong-s3cret-of-wecom'),
    close: () => server.close(),
  };
}

function bodyOf({ from, where, text, quotes, age = 0, what }: Saying, msgid: string): object {
  const content = text.replace(/\{\w+\}/g, (name) => NAMES[name] ?? name);
  const kinds = { picture: 'image', sticker: 'image', voice: 'voice' } as const;
  const type = what ? kinds[what] : 'text';
  return {
    msgid,
    chattype: where === 'group' ? 'group' : 'single',
    ...(where === 'group' && { chatid: GROUP }),
    from: { userid: PEOPLE[from] },
    create_time: Math.floor(Date.now() / 1000) - age,
    msgtype: type,
    [type]: what ? { url: 'https://example.com/a', content: '' } : { content },
    ...(quotes && { quote: { msgtype: 'text', text: { content: '一年最多15万元' } } }),
  };
}
