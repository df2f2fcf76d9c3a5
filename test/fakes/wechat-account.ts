import { Puppet, types } from './wechaty.ts';

/** A message as a puppet tells it. */
interface Message {
  readonly id: string;
  readonly type: number;
  readonly text: string;
  readonly talkerId: string;
  readonly timestamp: number;
  readonly roomId?: string;
  readonly mentionIdList?: readonly string[];
  readonly listenerId?: string;
}

export interface AccountEvents {
  /** Somebody listens: the account may log in or ask for a scan. */
  readonly started: () => void;
  readonly sent: (chat: string, text: string, mentions: readonly string[]) => void;
  readonly accepted: (id: string) => void;
}

/**
 * A WeChat account of our own making, as a puppet shows it: people, one room, and the messages that are put into it. What a puppet must be
 * able to do and this one is never asked for is left out.
 */
export class WechatAccount extends Puppet {
  readonly people = new Map<string, string>();
  readonly messages = new Map<string, Message>();
  room = { id: '', topic: '' };
  /** What the bot is called in the room. */
  alias = '';
  readonly #events: AccountEvents;

  constructor(events: AccountEvents) {
    super();
    this.#events = events;
  }

  name = (): string => 'account';
  version = (): string => '1.0.0';
  onStart = async (): Promise<void> => void setImmediate(this.#events.started);
  onStop = async (): Promise<void> => {};

  contactList = async (): Promise<string[]> => [...this.people.keys()];
  contactRawPayload = async (id: string): Promise<object> => ({
    id,
    name: this.people.get(id) ?? '',
    avatar: '',
    gender: types.ContactGender.Unknown,
    type: types.Contact.Individual,
    phone: [],
  });
  contactRawPayloadParser = async (raw: object): Promise<object> => raw;

  roomList = async (): Promise<string[]> => [this.room.id];
  roomRawPayload = async (): Promise<object> => ({
    ...this.room,
    adminIdList: [],
    memberIdList: await this.contactList(),
  });
  roomRawPayloadParser = async (raw: object): Promise<object> => raw;
  roomMemberList = (): Promise<string[]> => this.contactList();
  roomMemberRawPayload = async (_: string, id: string): Promise<object> => ({
    id,
    name: this.people.get(id) ?? '',
    avatar: '',
    ...(id === this.currentUserId && { roomAlias: this.alias }),
  });
  roomMemberRawPayloadParser = async (raw: object): Promise<object> => raw;

  /** Messages of which a call never comes back. */
  readonly hung = new Set<string>();
  messageRawPayload = async (id: string): Promise<Message> => {
    if (this.hung.has(id)) await new Promise(() => {});
    return this.messages.get(id) as Message;
  };
  messageRawPayloadParser = async (raw: Message): Promise<Message> => raw;
  messageSendText = async (chat: string, text: string, mentions: string[] = []): Promise<void> =>
    this.#events.sent(chat, text, mentions);

  friendshipRawPayload = async (id: string): Promise<object> => ({ id });
  friendshipRawPayloadParser = async (raw: object): Promise<object> => raw;
  friendshipAccept = async (id: string): Promise<void> => this.#events.accepted(id);
  roomInvitationAccept = async (id: string): Promise<void> => this.#events.accepted(id);
}
