import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { types } from 'wechaty-puppet';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { PuppetServer } from 'wechaty-puppet-service';
import { Journal } from './journal.ts';

export interface WechatSent {
  readonly chat: string;
  readonly text: string;
  readonly mentions: readonly string[];
}

type Contact = ReturnType<mock.Mocker['createContact']>;

export const BOT = '政策小助手';
export const ALIAS = '园区小策';

/** A gateway that publishes a mock account over gRPC, as a rented one publishes a real account. */
export class WechatGateway {
  readonly token = `insecure_${randomUUID()}`;
  readonly sent = new Journal<WechatSent>();
  readonly accepted = new Journal<string>();
  endpoint = '';
  #mocker = new mock.Mocker();
  #server: PuppetServer | null = null;
  #puppet: PuppetMock | null = null;
  #failures: ('error' | 'busy')[] = [];
  #messages = 0;

  /** Starts, and logs the account in as soon as somebody listens; where `login` is false it asks for a scan instead. */
  async listen(login = true): Promise<this> {
    this.endpoint ||= `127.0.0.1:${await freePort()}`;
    this.#mocker = new mock.Mocker();
    const puppet = new PuppetMock({ mocker: this.#mocker });
    this.#puppet = puppet;
    const self = this.#person('self', BOT);
    const ann = this.#person('ann', '张三');
    const bob = this.#person('bob', '李四');
    const namesake = this.#person('namesake', `${BOT}二号`);
    this.#mocker.createRoom({
      id: 'group@@chatroom',
      topic: '企业服务群',
      memberIdList: [self.id, ann.id, bob.id, namesake.id],
    });
    const send = async (chat: string, text: string, mentions: string[] = []): Promise<void> => {
      if (this.#failures.shift()) throw new Error('gateway refused');
      this.sent.push({ chat, text, mentions });
    };
    puppet.messageSendText = send;
    const member = puppet.roomMemberRawPayload.bind(puppet);
    puppet.roomMemberRawPayload = async (room, id) => ({
      ...(await member(room, id)),
      ...(id === self.id && { roomAlias: ALIAS }),
    });
    puppet.friendshipAccept = async (id) => this.accepted.push(id);
    puppet.roomInvitationAccept = async (id) => this.accepted.push(id);
    puppet.on('start', () => {
      setImmediate(() => (login ? this.#mocker.login(self) : this.#mocker.scan('https://login.weixin.qq.com/l/test')));
    });
    this.#server = new PuppetServer({ endpoint: this.endpoint, token: this.token, puppet });
    await this.#server.start();
    return this;
  }

  login(): void {
    this.#mocker.login(this.#mocker.ContactMock.load('self'));
  }

  /** WeChat throws the account out and asks for a scan. */
  logout(): void {
    this.#puppet?.emit('logout', { contactId: 'self', data: 'kicked' });
    this.#mocker.scan('https://login.weixin.qq.com/l/again');
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    await server?.stop();
  }

  fail(times: number): void {
    for (let i = 0; i < times; i += 1) this.#failures.push('error');
  }

  /** Somebody invites the account. */
  invite(kind: 'friendship' | 'room-invite', id: string): void {
    if (kind === 'friendship') this.#puppet?.emit('friendship', { friendshipId: id });
    else this.#puppet?.emit('room-invite', { roomInvitationId: id });
  }

  say(from: string, room: string | null, text: string, more: SayingMore = {}): void {
    this.#messages += 1;
    const id = more.id ?? `m${this.#messages}`;
    const { mentions = [], age = 0, type = types.Message.Text } = more;
    this.#mocker.cacheMessagePayload.set(id, {
      id,
      type,
      text,
      talkerId: from,
      timestamp: Math.floor(Date.now() / 1000) - age,
      ...(room ? { roomId: room, mentionIdList: [...mentions] } : { listenerId: 'self' }),
    } as never);
    this.#puppet?.emit('message', { messageId: id });
  }

  #person(id: string, name: string): Contact {
    return this.#mocker.createContact({ id, name });
  }
}

interface SayingMore {
  readonly id?: string;
  readonly mentions?: readonly string[];
  readonly age?: number;
  readonly type?: number;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
