import type { Accepted, Channel, Health, Outgoing, Overhear, Part, Receive } from '../../contract/channel.ts';
import type { ChatKind } from '../../contract/message.ts';
import type { Reply } from '../../contract/reply.ts';
import { ChannelError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { wordsOf } from '../again.ts';
import { type Pause, pause } from '../pause.ts';
import { faultOf } from './fault.ts';
import type { WechatSettings } from './gateway.ts';
import { Hearing } from './hearing.ts';
import { type Account, nameIn } from './people.ts';
import { piecesOf, render } from './render.ts';
import { Session } from './session.ts';

/** A personal WeChat account through Wechaty and whatever puppet is configured. */
export class WechatChannel implements Channel {
  readonly name = 'wechat';
  readonly alone = 'listens-and-sends';
  readonly doubles = true;
  readonly #logger: Logger;
  readonly #session: Session;
  readonly #hearing: Hearing;
  #receive: Receive = async () => {};
  #overhear: Overhear = async () => {};

  constructor(settings: WechatSettings, logger: Logger, tell: (line: string) => void, wait: Pause = pause) {
    this.#logger = logger;
    const events = {
      message: (id: string) =>
        this.#hearing.hear(
          id,
          (incoming) => this.#receive(incoming),
          (own) => this.#overhear(own),
        ),
      friend: (id: string) => this.#invited(settings.acceptFriends, (puppet) => puppet.friendshipAccept(id)),
      room: (id: string) => this.#invited(settings.acceptRooms, (puppet) => puppet.roomInvitationAccept(id)),
    };
    const session = new Session(settings, logger, tell, events, wait);
    this.#session = session;
    this.#hearing = new Hearing({ account: () => session.entered(), logger, wait, signal: session.signal });
  }

  start(receive: Receive, failed: (error: Error) => void, overhear: Overhear = async () => {}): Promise<void> {
    this.#receive = receive;
    this.#overhear = overhear;
    return this.#session.start(failed);
  }

  render(reply: Reply, kind: ChatKind): Part[] {
    return render(reply, kind);
  }

  /** In a group the asker is mentioned, by the first part. */
  async send(outgoing: Outgoing): Promise<Accepted> {
    const { chat, kind, ticket } = outgoing;
    const account = this.#session.account;
    if (!account) throw new ChannelError('not logged in', { recovery: 'retry', scope: 'channel' });
    try {
      const name = kind === 'group' && ticket !== null ? await nameIn(account, chat, ticket) : null;
      const mentioned = name === null || ticket === null ? [] : [ticket];
      let id: string | null = null;
      for (const [i, words] of piecesOf(wordsOf(outgoing), kind).entries()) {
        const calls = i === 0 && name !== null;
        const text = calls ? `@${[...name].slice(0, 32).join('')}\u2005${words}` : words;
        id = (await account.within(account.puppet.messageSendText(chat, text, calls ? mentioned : []))) || null;
      }
      return { id };
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

  /** Refused by saying nothing: WeChat knows no other way. */
  #invited(accept: boolean, say: (puppet: Account['puppet']) => Promise<void>): void {
    const account = this.#session.account;
    this.#logger.info({ channel: this.name, accepted: accept }, 'invitation');
    if (accept && account)
      account
        .within(say(account.puppet))
        .catch(() => this.#logger.warn({ channel: this.name }, 'invitation could not be accepted'));
  }
}
