import type { BaseMessage, EventMessage, WsFrame } from '@wecom/aibot-node-sdk';
import type { Content, Incoming } from '../../contract/channel.ts';
import { callsEverybody, commandOf, withoutNames } from '../mention.ts';

/** A callback as a message to us. WeCom calls a bot in a group only when it is mentioned, so every call is ours. */
export function readMessage(frame: WsFrame<BaseMessage>, name: string | null, now: number): Incoming | null {
  const { body } = frame;
  if (!body?.msgid) return null;
  const group = body.chattype === 'group';
  const content = readContent(body, group, name);
  const chat = group ? body.chatid : body.from?.userid;
  if (!content || !chat) return null;
  return {
    channel: 'wecom',
    id: body.msgid,
    revises: null,
    chat,
    kind: group ? 'group' : 'private',
    ...senderOf(body.from?.userid, chat),
    sentAt: body.create_time ? body.create_time * 1000 : now,
    quoted: quotedIn(body),
    content,
    ticket: frame.headers.req_id,
  };
}

/** 有用 or 没用 pressed under an answer; null for any other event, or a vote taken back. */
export function readVote(frame: WsFrame<EventMessage>, now: number): Incoming | null {
  const { body } = frame;
  const event = body?.event as { eventtype?: string; feedback_event?: { id?: string; type?: number } } | undefined;
  const { id, type } = event?.feedback_event ?? {};
  if (!body || event?.eventtype !== 'feedback_event' || !id || (type !== 1 && type !== 2)) return null;
  const chat = body.chatid ?? body.from?.userid;
  if (!chat) return null;
  return {
    channel: 'wecom',
    id: body.msgid,
    revises: null,
    chat,
    kind: body.chatid ? 'group' : 'private',
    ...senderOf(body.from?.userid, chat),
    sentAt: now,
    quoted: null,
    content: { kind: 'vote', useful: type === 1, of: id },
    ticket: null,
  };
}

/** Whoever is not named is nobody in particular of the chat. */
function senderOf(user: string | undefined, chat: string): Pick<Incoming, 'sender' | 'shared'> {
  return user ? { sender: user } : { sender: chat, shared: true };
}

function readContent(body: BaseMessage, group: boolean, name: string | null): Content | null {
  const text = textOf(body);
  if (text === null) return { kind: 'unreadable', what: whatOf(body.msgtype) };
  if (group && callsEverybody(text) && !(name && text.includes(`@${name}`))) return null;
  const own = group ? withoutName(text, name) : text.trim();
  const words = commandOf(own) ?? own;
  return { kind: 'text', text: words || (quotedIn(body) === null ? '你好' : '') };
}

/** The words of what it quotes: typed, spoken, or between pictures. */
function quotedIn({ quote }: BaseMessage): string | null {
  return quote ? textOf(quote) : null;
}

/** The bot is not told its own name: where none is configured, the first mention is cut up to the space that follows. */
function withoutName(text: string, name: string | null): string {
  if (name !== null) return withoutNames(text, [name]);
  return text.replace(/@[^\s\u2005@]{1,32}[\s\u2005]+/u, ' ').trim();
}

/** What is said: typed, spoken (WeCom writes voice down), or between pictures; null where there are no words. */
function textOf(body: Pick<BaseMessage, 'msgtype'>): string | null {
  if (body.msgtype === 'text') return (body as { text?: { content?: string } }).text?.content ?? null;
  if (body.msgtype === 'voice') return (body as { voice?: { content?: string } }).voice?.content || null;
  if (body.msgtype !== 'mixed') return null;
  const { mixed } = body as { mixed?: { msg_item?: { msgtype: string; text?: { content?: string } }[] } };
  const words = (mixed?.msg_item ?? []).flatMap((item) => (item.text?.content ? [item.text.content] : []));
  return words.length ? words.join('\n') : null;
}

function whatOf(type: string): Extract<Content, { kind: 'unreadable' }>['what'] {
  const kinds = { image: 'picture', mixed: 'picture', voice: 'voice', file: 'file', video: 'video' } as const;
  return kinds[type as keyof typeof kinds] ?? 'other';
}
