import { createHmac, timingSafeEqual } from 'node:crypto';
import { Api, GrammyError } from 'grammy';
import type { InlineKeyboardMarkup, MessageEntity, Update, UserFromGetMe } from 'grammy/types';
import type { Accepted, Channel, Health, Incoming, Outgoing, Part, Receive } from '../../contract/channel.ts';
import { ChannelError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { wordsOf } from '../again.ts';
import { type Pause, pause } from '../pause.ts';
import { faultOf } from './fault.ts';
import { poll } from './poll.ts';
import { askedOf, isPressOfAnother } from './press.ts';
import { readUpdate } from './read.ts';
import { render } from './render.ts';

export interface TelegramSettings {
  readonly token: string;
  readonly apiRoot: string | null;
  /** Long polling where there is none. */
  readonly webhook: { readonly url: string; readonly secret: string | null } | null;
}

const UPDATES = ['message', 'edited_message', 'callback_query'] as const;
const COMMANDS = [
  { command: 'ask', description: '提问，例如 /ask 我们公司能申请哪些补贴' },
  { command: 'profile', description: '我的资料' },
  { command: 'forget', description: '忘记我' },
  { command: 'human', description: '转人工' },
  { command: 'help', description: '帮助' },
];
/** How long a call may take, in milliseconds: a message may have been taken although its answer never came. */
const SEND_WITHIN = 15_000;

/** Telegram by its Bot API. */
export class TelegramChannel implements Channel {
  readonly name = 'telegram';
  readonly alone: Channel['alone'];
  readonly doubles = true;
  readonly #settings: TelegramSettings;
  readonly #logger: Logger;
  readonly #api: Api;
  readonly #secret: string;
  readonly #wait: Pause;
  readonly #stopping = new AbortController();
  #me: UserFromGetMe | null = null;
  #receive: Receive | null = null;
  #health: Health = { state: 'starting', since: Date.now() };
  #polling: Promise<void> = Promise.resolve();

  constructor(settings: TelegramSettings, logger: Logger, wait: Pause = pause) {
    this.#wait = wait;
    this.#settings = settings;
    this.alone = settings.webhook ? 'nothing' : 'listens';
    this.#logger = logger;
    this.#secret = settings.webhook?.secret ?? secretOf(settings.token);
    this.#api = new Api(settings.token, {
      ...(settings.apiRoot ? { apiRoot: settings.apiRoot.replace(/(?<!\/)\/+$/, '') } : {}),
      timeoutSeconds: 60,
    });
  }

  async start(receive: Receive, failed: (error: Error) => void): Promise<void> {
    this.#receive = receive;
    const { webhook } = this.#settings;
    await this.#persist(async () => {
      this.#me = await this.#api.getMe(this.#stopping.signal as never);
      await this.#api.setMyCommands(COMMANDS);
      if (webhook) await this.#api.setWebhook(webhook.url, { secret_token: this.#secret, allowed_updates: UPDATES });
      else await this.#api.deleteWebhook();
    });
    this.#turn('up');
    if (webhook || this.#stopping.signal.aborted) return;
    this.#polling = poll(this.#api, {
      signal: this.#stopping.signal,
      updates: UPDATES,
      take: (update) => this.#take(update),
      away: (is) => this.#turn(is ? 'away' : 'up'),
      logger: this.#logger,
      wait: this.#wait,
    }).catch((error) => {
      this.#turn('stopped');
      failed(faultOf(error));
    });
  }

  /** A call of Telegram at our webhook. Gives the status of HTTP: 200 only once the update is on record. */
  async webhook(secret: string | undefined, body: string): Promise<number> {
    const given = Buffer.from(secret ?? '');
    const expected = Buffer.from(this.#secret);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 401;
    const update = parsed(body);
    if (!update) return 400;
    await this.#take(update);
    return 200;
  }

  render(reply: Parameters<Channel['render']>[0]): Part[] {
    return render(reply);
  }

  async send(outgoing: Outgoing): Promise<Accepted> {
    try {
      return await this.#say(outgoing, outgoing.chat, true);
    } catch (error) {
      const { error_code: code, parameters, description } = error instanceof GrammyError ? error : ({} as GrammyError);
      if (parameters?.migrate_to_chat_id)
        return this.#say(outgoing, String(parameters.migrate_to_chat_id), true).catch(fail);
      if (code === 400 && /entit/i.test(description)) return this.#say(outgoing, outgoing.chat, false).catch(fail);
      return fail(error);
    }
  }

  async typing(to: Pick<Outgoing, 'chat'>): Promise<void> {
    await this.#api.sendChatAction(to.chat, 'typing', undefined, this.#stopping.signal as never).catch(() => {});
  }

  health(): Health {
    return this.#health;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#polling;
    this.#turn('stopped');
  }

  async #say(outgoing: Outgoing, chat: string, marked: boolean): Promise<Accepted> {
    const { part, kind } = outgoing;
    const asked = kind === 'group' ? askedIn(outgoing) : null;
    const entities = marked ? part.marks.map(entityOf) : [];
    const asker = kind === 'group' ? outgoing.sender : '';
    const buttons = part.buttons.map((row) =>
      row.map(({ label, action }) => ({ text: label, callback_data: askedOf(action, asker) })),
    );
    const message = await this.#within(SEND_WITHIN, (signal) =>
      this.#api.sendMessage(
        chat,
        wordsOf(outgoing),
        {
          ...(entities.length ? { entities } : {}),
          ...(buttons.length ? { reply_markup: { inline_keyboard: buttons } satisfies InlineKeyboardMarkup } : {}),
          ...(asked ? { reply_parameters: { message_id: asked, allow_sending_without_reply: true } } : {}),
          link_preview_options: { is_disabled: true },
        },
        signal as never,
      ),
    );
    return { id: String(message.message_id) };
  }

  /** Breaks a call off that takes longer than `ms`. */
  async #within<T>(ms: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const [late, over] = [new AbortController(), new AbortController()];
    void this.#wait(ms, over.signal).then(() => late.abort());
    try {
      return await call(late.signal);
    } finally {
      over.abort();
    }
  }

  /** Resolves when what the update says is on record, or says nothing to us. Rejects where it can't be recorded yet. */
  async #take(update: Update): Promise<void> {
    if (!this.#me || !this.#receive) throw new ChannelError('not ready', { recovery: 'retry', scope: 'channel' });
    const incoming = this.#read(update, this.#me);
    if (incoming) await this.#receive(incoming);
    const press = update.callback_query;
    if (!press) return;
    void this.#api.answerCallbackQuery(press.id, noteOn(press, incoming)).catch(() => {});
  }

  /** An update of a form that Telegram does not describe will be no better next time: it is passed over. */
  #read(update: Update, me: UserFromGetMe): Incoming | null {
    try {
      return readUpdate(update, me, Date.now());
    } catch {
      this.#logger.error({ channel: this.name, update: update.update_id }, 'update could not be read');
      return null;
    }
  }

  /** Tries until Telegram can be reached; throws what trying again can't mend. */
  async #persist(work: () => Promise<void>): Promise<void> {
    for (let wait = 1000; ; wait = Math.min(wait * 2, 60_000)) {
      try {
        return await work();
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        const fault = faultOf(error);
        if (fault.recovery !== 'retry') throw fault;
        this.#logger.warn({ channel: this.name, reason: fault.message, wait }, 'telegram can not be reached yet');
        await this.#wait(fault.retryAfter ?? wait, this.#stopping.signal);
      }
    }
  }

  #turn(state: Health['state']): void {
    if (state !== this.#health.state) this.#health = { state, since: Date.now() };
  }
}

/** The webhook's secret where none is set: the same in every program that is this bot, and not to be told without its token. */
const secretOf = (token: string): string => createHmac('sha256', token).update('cewen webhook').digest('hex');

/** The update of a webhook's body; null for what is none. */
function parsed(body: string): Update | null {
  try {
    const update: unknown = JSON.parse(body);
    const isUpdate = typeof update === 'object' && update !== null && 'update_id' in update;
    return isUpdate && typeof update.update_id === 'number' ? (update as Update) : null;
  } catch {
    return null;
  }
}

function fail(error: unknown): never {
  throw faultOf(error);
}

/** What Telegram shows for a moment to whoever pressed a button. */
function noteOn(
  press: { readonly data?: string; readonly from: { readonly id: number } },
  incoming: Incoming | null,
): { text?: string } {
  if (isPressOfAnother(press)) return { text: '这个问题问的是提问的那一位。您要问，请@我另外提问' };
  return incoming?.content.kind === 'vote' ? { text: '已记下，谢谢' } : {};
}

/** The message that asked: every part answers it, which keeps all of them in its topic. */
function askedIn({ ticket, replyTo }: Outgoing): number | null {
  return Number(ticket ?? /:(\d+)/.exec(replyTo)?.[1]) || null;
}

function entityOf(mark: Part['marks'][number]): MessageEntity {
  const { kind, offset, length } = mark;
  return { type: kind === 'bold' ? 'bold' : 'blockquote', offset, length };
}
