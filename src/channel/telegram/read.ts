import type { Message as TelegramMessage, Update, User } from 'grammy/types';
import type { Content, Incoming } from '../../contract/channel.ts';
import type { ChatKind } from '../../contract/message.ts';
import { readPress } from './press.ts';

/** Commands in the menu, and the words that they stand for. */
const WORDS: Readonly<Record<string, string>> = {
  start: '你好',
  help: '帮助',
  profile: '我的资料',
  forget: '忘记我',
  human: '转人工',
};
const COMMAND = /^\/(\w+)(?:@(\w+))?\s*([\s\S]*)$/;

/** An update as a message to us; null for what is not ours to answer. */
export function readUpdate(update: Update, me: User, now: number): Incoming | null {
  if (update.callback_query) return readPress(update.callback_query, now);
  const message = update.message ?? update.edited_message;
  if (!message?.from) return null;
  if (message.from.is_bot && !message.sender_chat) return null;
  const kind: ChatKind = message.chat.type === 'private' ? 'private' : 'group';
  const content = readContent(message, me, kind);
  if (!content) return null;
  const base = String(message.message_id);
  const edited = update.edited_message !== undefined;
  return {
    channel: 'telegram',
    id: `${message.chat.id}:${base}${edited ? `:${message.edit_date}` : ''}`,
    revises: edited ? `${message.chat.id}:${base}` : null,
    chat: String(message.chat.id),
    kind,
    ...senderOf(message, message.from),
    sentAt: (message.edit_date ?? message.date) * 1000,
    quoted: quotedIn(message),
    quotedOurs: message.reply_to_message?.from?.id === me.id,
    content,
    ticket: base,
  };
}

/** Accounts of Telegram's own that stand for others: who posts through a channel, an anonymous admin, a channel in a group. */
const STAND_INS: ReadonlySet<number> = new Set([777000, 1087968824, 136817688]);

/** Who writes. In the name of a group or a channel several people may: they are told apart by their signature at most. */
function senderOf({ sender_chat: chat, author_signature: signature }: TelegramMessage, { id }: User): Sender {
  if (chat) return { sender: signature ? `${chat.id}:${signature}` : String(chat.id), shared: true };
  return STAND_INS.has(id) ? { sender: String(id), shared: true } : { sender: String(id) };
}
type Sender = Pick<Incoming, 'sender' | 'shared'>;

function readContent(message: TelegramMessage, me: User, kind: ChatKind): Content | null {
  const text = message.text ?? message.caption;
  const replied = message.reply_to_message?.from?.id === me.id;
  if (text === undefined) {
    if (kind === 'group' && !replied) return null;
    return unreadable(message);
  }
  // A mention alone under somebody's words passes these on.
  const passesOn = !replied && quotedIn(message) !== null;
  const command = COMMAND.exec(text);
  if (command) {
    const [, name = '', bot, rest = ''] = command;
    if (bot && bot.toLowerCase() !== me.username?.toLowerCase()) return null;
    const words = name.toLowerCase() === 'ask' ? rest.trim() : WORDS[name.toLowerCase()];
    if (words) return { kind: 'text', text: words };
    if (words === undefined && kind === 'group' && !bot) return null;
    return { kind: 'text', text: words !== '' ? text : passesOn ? '' : '帮助' };
  }
  const { cut, mentioned } = cutMentions(message, text, me);
  if (kind === 'group' && !mentioned && !replied) return null;
  return { kind: 'text', text: cut || (passesOn ? '' : '你好') };
}

/** The words of the message that it answers: the part that was marked, else its text or the caption of its picture. */
function quotedIn({ quote, reply_to_message: to }: TelegramMessage): string | null {
  return quote?.text ?? to?.text ?? to?.caption ?? null;
}

/** The text without our own name, which Telegram marks as an entity. */
function cutMentions(message: TelegramMessage, text: string, me: User): { cut: string; mentioned: boolean } {
  const ours = (message.entities ?? message.caption_entities ?? []).filter((entity) =>
    entity.type === 'text_mention'
      ? entity.user.id === me.id
      : entity.type === 'mention' &&
        text.slice(entity.offset, entity.offset + entity.length).toLowerCase() === `@${me.username?.toLowerCase()}`,
  );
  const cut = ours.reduceRight(
    (kept, { offset, length }) => `${kept.slice(0, offset)} ${kept.slice(offset + length)}`,
    text,
  );
  return {
    cut: cut
      .replace(/[ \t\u2005]+/g, ' ')
      .replace(/^[\s,，:：、]+/, '')
      .trim(),
    mentioned: ours.length > 0,
  };
}

function unreadable(message: TelegramMessage): Content | null {
  if (message.sticker) return { kind: 'unreadable', what: 'sticker' };
  const { voice, audio, video, video_note: note, animation, document } = message;
  if (message.photo) return { kind: 'unreadable', what: 'picture', ...fileOf(message.photo.at(-1)) };
  if (voice || audio) return { kind: 'unreadable', what: 'voice', ...fileOf(voice ?? audio) };
  if (video || note || animation) return { kind: 'unreadable', what: 'video', ...fileOf(video ?? note ?? animation) };
  if (document) return { kind: 'unreadable', what: 'file', ...fileOf(document) };
  if (message.location || message.contact || message.poll || message.dice) return { kind: 'unreadable', what: 'other' };
  return null; // somebody joined, a pinned message: nothing was said to us
}

/** What Telegram tells of a file. */
function fileOf(file: { readonly file_name?: string; readonly file_size?: number } | undefined): {
  name?: string;
  bytes?: number;
} {
  const { file_name: name, file_size: bytes } = file ?? {};
  return { ...(name === undefined ? {} : { name }), ...(bytes === undefined ? {} : { bytes }) };
}
