import type { Accepted, Channel, Health, Outgoing, Part, Receive } from '../../contract/channel.ts';
import type { ChatKind } from '../../contract/message.ts';
import type { Reply } from '../../contract/reply.ts';
import { ChannelError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { type Pause, pause } from '../pause.ts';
import { faultOf } from './fault.ts';
import type { WechatSettings } from './gateway.ts';
import { fetchMessage, fetchSelf, nameIn } from './people.ts';
import { readMessage } from './read.ts';
import { render } from './render.ts';
import { Session } from './session.ts';

/** A personal WeChat account through Wechaty and whatever puppet is configured. */
export class WechatChannel implements Channel {
  readonly name = 'wechat';
  readonly #logger: Logger;
  readonly #session: Session;
  /** Reading asks the gateway for names, so messages are read one after the other: their order stays. */
  #reading: Promise<void> = Promise.resolve();
  #receive: Receive | null = null;

  constructor(settings: WechatSettings, logger: Logger, tell: (line: string) => void, wait: Pause = pause) {
    this.#logger = logger;
    const events = {
      message: (id: string) => {
        this.#reading = this.#reading.then(() => this.#read(id));
      },
      friend: (id: string) => this.#invited(settings.acceptFriends, (puppet) => puppet.friendshipAccept(id)),
      room: (id: string) => this.#invited(settings.acceptRooms, (puppet) => puppet.roomInvitationAccept(id)),
    };
    this.#session = new Session(settings, logger, tell, events, wait);
  }

  start(receive: Receive, failed: (error: Error) => void): Promise<void> {
    this.#receive = receive;
    return this.#session.start(failed);
  }

  render(reply: Reply, kind: ChatKind): Part[] {
    return render(reply, kind);
  }

  /** In a group the asker is mentioned, by the first part. */
  async send({ chat, kind, ticket, part }: Outgoing): Promise<Accepted> {
    const account = this.#session.account;
    if (!account) throw new ChannelError('not logged in', { recovery: 'retry', scope: 'channel' });
    try {
      const name = kind === 'group' && ticket !== null ? await nameIn(account.puppet, chat, ticket) : null;
      const mentioned = name === null || ticket === null ? [] : [ticket];
      const text = name === null ? part.text : `@${[...name].slice(0, 32).join('')}\u2005${part.text}`;
      const id = await account.puppet.messageSendText(chat, text, mentioned);
      return { id: id || null };
    } catch (error) {
      throw faultOf(error);
    }
  }

  /** WeChat shows a person's typing, not a program's. */
  async typing(): Promise<void> {}

  health(): Health {
    return this.#session.health;
  }

  stop(): Promise<void> {
    return this.#session.stop();
  }

  async #read(id: string): Promise<void> {
    const account = this.#session.account;
    if (!account || !this.#receive) return;
    try {
      const message = await fetchMessage(account.puppet, id);
      if (message.talker === account.self) return;
      const incoming = readMessage(message, await fetchSelf(account.puppet, account.self, message));
      if (incoming) await this.#receive(incoming);
    } catch (error) {
      this.#logger.error({ channel: this.name, error: (error as Error).name }, 'message could not be read or recorded');
    }
  }

  /** Refused by saying nothing: WeChat knows no other way. */
  #invited(accept: boolean, say: (puppet: NonNullable<Session['account']>['puppet']) => Promise<void>): void {
    const account = this.#session.account;
    this.#logger.info({ channel: this.name, accepted: accept }, 'invitation');
    if (accept && account)
      say(account.puppet).catch(() => this.#logger.warn({ channel: this.name }, 'invitation could not be accepted'));
  }
}
