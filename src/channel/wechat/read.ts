import { createHash } from 'node:crypto';
import type { Content, Incoming, OwnMessage } from '../../contract/channel.ts';
import { withoutNote } from '../again.ts';
import { callsEverybody, commandOf, mentions, quoteOf, sameName, withoutNames } from '../mention.ts';

/** A message as a puppet gives it, with what had to be asked for beside it. */
export interface WechatMessage {
  readonly id: string;
  readonly type: 'text' | 'picture' | 'voice' | 'video' | 'file' | 'sticker' | 'other';
  readonly text: string;
  readonly talker: string;
  readonly room: string | null;
  /** The room, or who is at the other side. */
  readonly chat: string;
  /** Seconds or milliseconds since 1970: puppets differ. */
  readonly timestamp: number;
  readonly mentioned: readonly string[];
}

/** Who we are in the chat: our id, and every name that people may call us by there. */
export interface WechatSelf {
  readonly id: string;
  readonly names: readonly string[];
  /** Other members' names, to tell a namesake with a longer name from us. */
  readonly others: readonly string[];
}

/** What WeChat itself writes in one's name. */
const BY_APP: ReadonlySet<string> = new Set(['我通过了你的朋友验证请求，现在我们可以开始聊天了']);
/** The chat of an account with its own other devices. */
const OWN_DEVICES = 'filehelper';

/** A message under our own account, `self`; null for what the app itself writes, and for what nobody else sees. */
export function readOwn(message: WechatMessage, self: string): OwnMessage | null {
  const { room, chat, text, type, mentioned } = message;
  if (type === 'other' || chat === '' || chat === self || chat === OWN_DEVICES || BY_APP.has(text.trim())) return null;
  return {
    channel: 'wechat',
    id: message.id || fingerprint(message),
    chat,
    kind: room === null ? 'private' : 'group',
    sentAt: millisecondsOf(message),
    to: room === null ? [chat] : mentioned,
    text: type === 'text' ? withoutNote(text) : null,
  };
}

/** A message to us; null for chatter, and for what the app itself says. */
export function readMessage(message: WechatMessage, self: WechatSelf): Incoming | null {
  const { chat } = message;
  const quote = quoteOf(message.text);
  const content = message.room === null ? privateContent(message, quote?.rest) : groupContent(message, self);
  if (!content || chat === '') return null;
  return {
    channel: 'wechat',
    id: message.id || fingerprint(message),
    revises: null,
    chat,
    kind: message.room === null ? 'private' : 'group',
    // A puppet that does not say who wrote in a room: nobody in particular.
    ...(message.talker === '' ? { sender: chat, shared: true } : { sender: message.talker }),
    sentAt: millisecondsOf(message),
    quoted: quote?.quoted ?? null,
    quotedOurs: quote !== null && self.names.some((name) => sameName(name, quote.name)),
    content,
    ticket: message.room === null ? null : message.talker || null,
  };
}

const millisecondsOf = ({ timestamp }: WechatMessage): number => (timestamp < 1e11 ? timestamp * 1000 : timestamp);

function privateContent(message: WechatMessage, rest: string | undefined): Content | null {
  if (message.type === 'other') return null;
  if (message.type !== 'text') return { kind: 'unreadable', what: message.type };
  const text = (rest ?? message.text).trim();
  return text === '' ? null : { kind: 'text', text: commandOf(text) ?? text };
}

function groupContent(message: WechatMessage, self: WechatSelf): Content | null {
  if (message.type !== 'text') return null;
  const quote = quoteOf(message.text);
  const words = quote?.rest ?? message.text;
  const command = commandOf(words);
  if (command !== null) return { kind: 'text', text: command || '帮助' };
  const quoted = quote !== null && self.names.some((name) => sameName(name, quote.name));
  if (!quoted && !calls(message, words, self)) return null;
  return { kind: 'text', text: withoutNames(words, self.names) || (quote && !quoted ? '' : '你好') };
}

/** The puppet's list decides where it has one; @所有人 puts us on it without meaning us, so then our name must stand there too. */
function calls(message: WechatMessage, words: string, self: WechatSelf): boolean {
  const named = mentions(words, self.names, self.others);
  if (callsEverybody(words) || message.mentioned.length === 0) return named;
  return message.mentioned.includes(self.id);
}

/** Some puppets give no id. */
function fingerprint({ talker, room, timestamp, text }: WechatMessage): string {
  return createHash('sha256')
    .update(JSON.stringify([talker, room, timestamp, text]))
    .digest('hex');
}
