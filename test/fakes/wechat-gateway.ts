import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { MESSAGE } from '../../src/channel/wechat/puppet.ts';
import { Journal } from './journal.ts';
import { WechatAccount } from './wechat-account.ts';
import { PuppetServer, types } from './wechaty.ts';

export interface WechatSent {
  readonly chat: string;
  readonly text: string;
  readonly mentions: readonly string[];
}

export const BOT = '政策小助手';
export const ALIAS = '园区小策';
const PEOPLE = [
  ['self', BOT],
  ['ann', '张三'],
  ['bob', '李四'],
  ['namesake', `${BOT}二号`],
] as const;

/** A gateway that publishes an account over gRPC, as a rented one publishes a real account. */
export class WechatGateway {
  readonly token = `insecure_${randomUUID()}`;
  readonly sent = new Journal<WechatSent>();
  readonly accepted = new Journal<string>();
  endpoint = '';
  #server: PuppetServer | null = null;
  #account: WechatAccount | null = null;
  #failures = 0;
  #messages = 0;

  /** Starts, and logs the account in as soon as somebody listens; where `login` is false it asks for a scan instead. */
  async listen(login = true): Promise<this> {
    this.endpoint ||= `127.0.0.1:${await freePort()}`;
    const account = new WechatAccount({
      started: () => (login ? this.login() : this.#scan('https://login.weixin.qq.com/l/test')),
      sent: (chat, text, mentions) => {
        if (this.#failures > 0) {
          this.#failures -= 1;
          throw new Error('gateway refused');
        }
        this.sent.push({ chat, text, mentions });
      },
      accepted: (id) => this.accepted.push(id),
    });
    for (const [id, name] of PEOPLE) account.people.set(id, name);
    account.room = { id: 'group@@chatroom', topic: '企业服务群' };
    account.alias = ALIAS;
    this.#account = account;
    this.#server = new PuppetServer({ endpoint: this.endpoint, token: this.token, puppet: account });
    await this.#server.start();
    return this;
  }

  login(): void {
    this.#account?.login('self');
  }

  /** WeChat throws the account out and asks for a scan. */
  logout(): void {
    this.#account?.emit('logout', { contactId: 'self', data: 'kicked' });
    this.#scan('https://login.weixin.qq.com/l/again');
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    await server?.stop();
  }

  /** Calls for a message never come back, until they are let to. */
  hang(id: string, is = true): void {
    if (is) this.#account?.hung.add(id);
    else this.#account?.hung.delete(id);
  }

  /** The room calls the account otherwise from now on. */
  rename(alias: string): void {
    if (this.#account) this.#account.alias = alias;
  }

  fail(times: number): void {
    this.#failures += times;
  }

  /** Somebody invites the account. */
  invite(kind: 'friendship' | 'room-invite', id: string): void {
    if (kind === 'friendship') this.#account?.emit('friendship', { friendshipId: id });
    else this.#account?.emit('room-invite', { roomInvitationId: id });
  }

  say(from: string, room: string | null, text: string, more: SayingMore = {}): void {
    this.#messages += 1;
    const id = more.id ?? `m${this.#messages}`;
    const { mentions = [], age = 0, type = MESSAGE.Text, to = 'self' } = more;
    this.#account?.messages.set(id, {
      id,
      type,
      text,
      talkerId: from,
      timestamp: Math.floor(Date.now() / 1000) - age,
      ...(room ? { roomId: room, mentionIdList: [...mentions] } : { listenerId: to }),
    });
    this.#account?.emit('message', { messageId: id });
  }

  #scan(qrcode: string): void {
    this.#account?.emit('scan', { qrcode, status: types.ScanStatus.Waiting });
  }
}

interface SayingMore {
  readonly id?: string;
  readonly mentions?: readonly string[];
  readonly age?: number;
  readonly type?: number;
  /** Whom it is written to, in private. */
  readonly to?: string;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
