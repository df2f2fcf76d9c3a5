import { Puppet, type payloads, types } from 'wechaty-puppet';

type Contact = payloads.Contact;
type Room = payloads.Room;
type Message = payloads.Message;

export interface AccountEvents {
  /** Somebody listens: the account may log in or ask for a scan. */
  readonly started: () => void;
  readonly sent: (chat: string, text: string, mentions: readonly string[]) => void;
  readonly accepted: (id: string) => void;
}

/** What a puppet must be able to do and this one is never asked for is left out. */
const AnyPuppet = Puppet as unknown as new () => Puppet;

/** A WeChat account of our own making, as a puppet shows it: people, one room, and the messages that are put into it. */
export class WechatAccount extends AnyPuppet {
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

  override name = (): string => 'account';
  override version = (): string => '1.0.0';
  override onStart = async (): Promise<void> => void setImmediate(this.#events.started);
  override onStop = async (): Promise<void> => {};

  override contactList = async (): Promise<string[]> => [...this.people.keys()];
  override contactRawPayload = async (id: string): Promise<Contact> => ({
    id,
    name: this.people.get(id) ?? '',
    avatar: '',
    gender: types.ContactGender.Unknown,
    type: types.Contact.Individual,
    phone: [],
  });
  override contactRawPayloadParser = async (raw: Contact): Promise<Contact> => raw;

  override roomList = async (): Promise<string[]> => [this.room.id];
  override roomRawPayload = async (): Promise<Room> => ({
    ...this.room,
    adminIdList: [],
    memberIdList: await this.contactList(),
  });
  override roomRawPayloadParser = async (raw: Room): Promise<Room> => raw;
  override roomMemberList = (): Promise<string[]> => this.contactList();
  override roomMemberRawPayload = async (_: string, id: string): Promise<payloads.RoomMember> => ({
    id,
    name: this.people.get(id) ?? '',
    avatar: '',
    ...(id === this.currentUserId && { roomAlias: this.alias }),
  });
  override roomMemberRawPayloadParser = async (raw: payloads.RoomMember): Promise<payloads.RoomMember> => raw;

  /** Messages of which a call never comes back. */
  readonly hung = new Set<string>();
  override messageRawPayload = async (id: string): Promise<Message> => {
    if (this.hung.has(id)) await new Promise(() => {});
    return this.messages.get(id) as Message;
  };
  override messageRawPayloadParser = async (raw: Message): Promise<Message> => raw;
  override messageSendText = async (chat: string, text: string, mentions: string[] = []): Promise<void> =>
    this.#events.sent(chat, text, mentions);

  override friendshipRawPayload = async (id: string): Promise<object> => ({ id });
  override friendshipRawPayloadParser = async (raw: object): Promise<payloads.Friendship> => raw as payloads.Friendship;
  override friendshipAccept = async (id: string): Promise<void> => this.#events.accepted(id);
  override roomInvitationAccept = async (id: string): Promise<void> => this.#events.accepted(id);
}
