import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Journal } from './journal.ts';

type Json = Record<string, unknown>;
type Failure = {
  readonly method: string;
  readonly code?: number;
  readonly description?: string;
  readonly parameters?: Json;
};

export interface SentMessage {
  readonly message_id: number;
  readonly chat_id: string;
  readonly text: string;
  readonly entities: readonly { type: string; offset: number; length: number }[];
  readonly buttons: readonly { text: string; callback_data: string }[];
  readonly replyTo: number | null;
  readonly at: number;
}

export const ME = { id: 123456, is_bot: true, first_name: '政策助手', username: 'policy_bot' };

/** The Bot API of Telegram on loopback, with the ways in which the real one refuses. */
export class BotApi {
  readonly token = '123456:TEST-token';
  readonly sent = new Journal<SentMessage>();
  readonly calls = new Journal<{ readonly method: string; readonly body: Json }>();
  /** Called before a message counts as sent; a delay here is a slow network. */
  onSent: (message: SentMessage) => void = () => {};
  /** Updates that were confirmed by an offset. */
  confirmed = 0;
  webhook: { readonly url: string; readonly secret?: string } | null = null;
  #server: Server | null = null;
  #port = 0;
  #queue: Json[] = [];
  #failures: Failure[] = [];
  #updateId = 1000;
  #messageId = 1;
  #poller: { wake(): void; kick(): void } | null = null;

  get root(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async listen(): Promise<this> {
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.#server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve) => this.#server?.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  /** Nobody answers at the address any more; updates are kept as Telegram keeps them. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    this.#poller?.wake();
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  /** The next calls of `method` fail: by a code, or by a dropped socket where there is none. */
  fail(failure: Failure, times = 1): void {
    for (let i = 0; i < times; i += 1) this.#failures.push(failure);
  }

  nextId(): number {
    this.#messageId += 1;
    return this.#messageId;
  }

  /** Hands an update to the bot: by webhook where one is set. Gives the status of HTTP, or null. */
  async push(fields: Json, updateId = ++this.#updateId): Promise<number | null> {
    const update = { update_id: updateId, ...fields };
    if (!this.webhook) {
      this.#queue.push(update);
      this.#poller?.wake();
      return null;
    }
    const { url, secret } = this.webhook;
    const headers = {
      'content-type': 'application/json',
      ...(secret && { 'x-telegram-bot-api-secret-token': secret }),
    };
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(update) })).status;
  }

  /** A second poller: its getUpdates ends the first one's. */
  conflict(): void {
    this.#poller?.kick();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)/.exec(request.url ?? '') ?? [];
    const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Json;
    const reply = token === this.token ? await this.#call(method, body, response) : refuse(401, 'Unauthorized');
    if (!reply) return void request.socket.destroy();
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
  }

  async #call(method: string, body: Json, response: ServerResponse): Promise<{ status: number; body: Json } | null> {
    this.calls.push({ method, body });
    const i = this.#failures.findIndex((failure) => failure.method === method);
    const failure = i >= 0 ? this.#failures.splice(i, 1)[0] : undefined;
    if (failure)
      return failure.code ? refuse(failure.code, failure.description ?? 'refused', failure.parameters) : null;
    switch (method) {
      case 'getMe':
        return ok(ME);
      case 'getUpdates':
        return this.#updates(body, response);
      case 'setWebhook':
        this.webhook = { url: String(body.url), secret: body.secret_token as string };
        return ok(true);
      case 'deleteWebhook':
        this.webhook = null;
        return ok(true);
      case 'sendMessage':
        return this.#send(body);
      case 'setMyCommands':
      case 'sendChatAction':
      case 'answerCallbackQuery':
        return ok(true);
      default:
        return refuse(404, 'Not Found: method not found');
    }
  }

  #send(body: Json): { status: number; body: Json } {
    const text = String(body.text ?? '');
    if (!text.trim()) return refuse(400, 'Bad Request: message text is empty');
    if (text.length > 4096) return refuse(400, 'Bad Request: message is too long');
    const entities = (body.entities ?? []) as SentMessage['entities'];
    if (entities.some(({ offset, length }) => length <= 0 || offset + length > text.length))
      return refuse(400, "Bad Request: can't parse entities");
    const keyboard = ((body.reply_markup as Json)?.inline_keyboard ?? []) as SentMessage['buttons'][];
    if (keyboard.flat().some((button) => Buffer.byteLength(button.callback_data) > 64))
      return refuse(400, 'Bad Request: BUTTON_DATA_INVALID');
    const replyTo = Number((body.reply_parameters as Json)?.message_id ?? 0) || null;
    const message: SentMessage = {
      message_id: this.nextId(),
      chat_id: String(body.chat_id),
      text,
      entities,
      buttons: keyboard.flat(),
      replyTo,
      at: performance.now(),
    };
    this.onSent(message);
    this.sent.push(message);
    const chat = { id: Number(body.chat_id), type: Number(body.chat_id) < 0 ? 'supergroup' : 'private' };
    return ok({ message_id: message.message_id, date: seconds(), chat, from: ME, text });
  }

  async #updates(body: Json, response: ServerResponse): Promise<{ status: number; body: Json }> {
    if (this.webhook) return refuse(409, "Conflict: can't use getUpdates method while webhook is active");
    this.#poller?.kick();
    const offset = Number(body.offset ?? 0);
    const rest = this.#queue.filter((update) => Number(update.update_id) >= offset);
    this.confirmed += this.#queue.length - rest.length;
    this.#queue = rest;
    if (this.#queue.length > 0 || !body.timeout) return ok(this.#queue.slice(0, Number(body.limit ?? 100)));
    const conflict = await new Promise<boolean>((resolve) => {
      // Held until there is something or the other side hangs up: no clock ends it.
      const finish = (kicked: boolean): void => {
        if (this.#poller === poller) this.#poller = null;
        resolve(kicked);
      };
      const poller = { wake: () => finish(false), kick: () => finish(true) };
      this.#poller = poller;
      response.on('close', () => finish(false));
    });
    if (conflict) return refuse(409, 'Conflict: terminated by other getUpdates request');
    return ok(this.#queue.slice(0, Number(body.limit ?? 100)));
  }
}

const ok = (result: unknown): { status: number; body: Json } => ({ status: 200, body: { ok: true, result } });
const refuse = (code: number, description: string, parameters?: Json): { status: number; body: Json } => ({
  status: code,
  body: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
});
export const seconds = (ago = 0): number => Math.floor(Date.now() / 1000) - ago;
