import type { Update, User } from 'grammy/types';
import type { Content, Incoming } from '../../contract/channel.ts';

type Press = NonNullable<Update['callback_query']>;

/** What a button under a question sends back, of at most 64 bytes: the question, which of its choices, and whom it was put to ('' is anybody). */
interface Chosen {
  readonly question: string;
  readonly nth: number;
  readonly asker: string;
}

const CHOSEN = /^pick:([\w-]*):(\d+):(-?\d*)$/;
const HUMAN_WORDS = '转人工';
export const HUMAN = `say:${HUMAN_WORDS}`;

export const actionOf = ({ question, nth, asker }: Chosen): string => `pick:${question}:${nth}:${asker}`;

/** The same button, for one asker alone. */
export function askedOf(action: string, asker: string): string {
  const [, question = '', nth] = CHOSEN.exec(action) ?? [];
  return nth === undefined ? action : actionOf({ question, nth: Number(nth), asker });
}

/** A press of a button under a question that was put to somebody else in the group. */
export function isPressOfAnother({ data, from }: { readonly data?: string; readonly from: Pick<User, 'id'> }): boolean {
  const asker = CHOSEN.exec(data ?? '')?.[3] ?? '';
  return asker !== '' && asker !== String(from.id);
}

/** A press of a button: a vote, or words as if they had been typed. Telegram gives it no time of its own. */
export function readPress(press: Press, now: number): Incoming | null {
  const { message, data } = press;
  if (!message || !data || isPressOfAnother(press)) return null;
  return {
    channel: 'telegram',
    id: `press:${press.id}`,
    revises: null,
    chat: String(message.chat.id),
    kind: message.chat.type === 'private' ? 'private' : 'group',
    sender: String(press.from.id),
    sentAt: now,
    quoted: null,
    content: contentOf(press, data),
    ticket: String(message.message_id),
  };
}

/** A choice whose button names no question is of a time before they did, and answers none. */
function contentOf(press: Press, data: string): Content {
  if (data.startsWith('vote:'))
    return { kind: 'vote', useful: data === 'vote:+', of: String(press.message?.message_id) };
  if (data === HUMAN) return { kind: 'text', text: HUMAN_WORDS };
  const [, question = '', nth = ''] = CHOSEN.exec(data) ?? [];
  return { kind: 'text', text: labelOf(press, data) ?? (nth || '1'), answers: question };
}

function labelOf({ message }: Press, data: string): string | null {
  const keyboard = message && 'reply_markup' in message ? (message.reply_markup?.inline_keyboard ?? []) : [];
  return keyboard.flat().find((button) => 'callback_data' in button && button.callback_data === data)?.text ?? null;
}
