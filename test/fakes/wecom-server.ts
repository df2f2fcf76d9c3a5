import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { Journal } from './journal.ts';

interface Frame {
  readonly cmd?: string;
  readonly headers: { readonly req_id: string };
  // biome-ignore lint/suspicious/noExplicitAny: a frame's body is whatever the client sends
  readonly body: any;
}

export interface WecomSent {
  readonly chat: string;
  readonly text: string;
  readonly inPlaceOf: string | null;
  readonly feedback: string | null;
}

/** WeCom's side of a bot's long connection on loopback: acknowledges each frame by its req_id, or refuses it. */
export class WecomServer {
  readonly botId = 'B1';
  readonly secret = 's3cret-of-wecom';
  readonly sent = new Journal<WecomSent>();
  readonly frames = new Journal<Frame>();
  /** Texts by stream: a frame of the same stream replaces what it said. */
  readonly streams = new Map<string, string>();
  #server: WebSocketServer | null = null;
  #port = 0;
  #socket: WebSocket | null = null;
  /** What the next subscriptions are answered with. */
  readonly refusals: number[] = [];
  #failures: (number | 'dropped')[] = [];
  #asked = new Map<string, string>();

  get url(): string {
    return `ws://127.0.0.1:${this.#port}`;
  }

  async listen(): Promise<this> {
    const server = new WebSocketServer({ port: this.#port, host: '127.0.0.1' });
    this.#server = server;
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    server.on('connection', (socket) => {
      socket.on('message', (data) => this.#frame(socket, JSON.parse(String(data))));
    });
    return this;
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of server?.clients ?? []) socket.terminate();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  /** Ids of questions that are asked before a restart are unknown after it. */
  forgetQuestions(): void {
    this.#asked.clear();
  }

  fail(how: number | 'dropped', times: number): void {
    for (let i = 0; i < times; i += 1) this.#failures.push(how);
  }

  call(cmd: string, reqId: string, body: object, chat = ''): void {
    this.#asked.set(reqId, chat);
    this.#socket?.send(JSON.stringify({ cmd, headers: { req_id: reqId }, body: { aibotid: this.botId, ...body } }));
  }

  #frame(socket: WebSocket, frame: Frame): void {
    this.frames.push(frame);
    const code = this.#judge(socket, frame);
    if (code === null) socket.terminate();
    else socket.send(JSON.stringify({ headers: frame.headers, errcode: code, errmsg: code === 0 ? 'ok' : 'refused' }));
  }

  /** The errcode of the answer; null for a socket that drops. */
  #judge(socket: WebSocket, frame: Frame): number | null {
    if (frame.cmd === 'aibot_subscribe') {
      const refusal = this.refusals.shift();
      if (refusal !== undefined) return refusal;
      const known = frame.body.secret === this.secret && frame.body.bot_id === this.botId;
      if (known) this.#socket = socket;
      return known ? 0 : 853000;
    }
    if (frame.cmd !== 'aibot_respond_msg' && frame.cmd !== 'aibot_send_msg') return 0;
    const failure = this.#failures.shift();
    if (failure !== undefined) return failure === 'dropped' ? null : failure;
    if (frame.cmd === 'aibot_send_msg') {
      this.sent.push({ chat: frame.body.chatid, text: frame.body.markdown.content, inPlaceOf: null, feedback: null });
      return 0;
    }
    const { id, content, finish, feedback } = frame.body.stream;
    const chat = this.#asked.get(frame.headers.req_id);
    if (chat === undefined) return 846605;
    if (Buffer.byteLength(content) > 20_480) return 40058;
    this.streams.set(id, content);
    if (finish)
      this.sent.push({ chat, text: content, inPlaceOf: frame.headers.req_id, feedback: feedback?.id ?? null });
    return 0;
  }
}
