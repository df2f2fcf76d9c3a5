import { WSClient } from '@wecom/aibot-node-sdk';
import type { Accepted, Channel, Health, Incoming, Outgoing, Part, Receive } from '../../contract/channel.ts';
import type { Reply } from '../../contract/reply.ts';
import { ChannelError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { wordsOf } from '../again.ts';
import { type Pause, pause } from '../pause.ts';
import { faultOf, REPLACED, refusalOf, subscriptionRefusal, tooLateInPlace, WRONG_SECRET } from './fault.ts';
import { readMessage, readVote } from './read.ts';
import { render } from './render.ts';

export interface WecomSettings {
  readonly botId: string;
  readonly secret: string;
  readonly url: string | null;
  /** What people call the bot in groups; cut from their questions. */
  readonly name: string | null;
}

/** So many refusals in a row of the bot itself end the channel: one may be a slip of the other side. */
const MOST_REFUSALS = 3;
/** How long WeCom may take to open a connection, and to take the bot in on it, in milliseconds. */
const SUBSCRIBE_WITHIN = 15_000;
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** WeCom's official bot over its long connection: no public address, no app that is not Tencent's own. */
export class WecomChannel implements Channel {
  readonly name = 'wecom';
  readonly alone = 'listens-and-sends';
  readonly doubles = true;
  readonly #settings: WecomSettings;
  readonly #logger: Logger;
  readonly #client: WSClient;
  readonly #wait: Pause;
  #health: Health = { state: 'starting', since: Date.now() };

  constructor(settings: WecomSettings, logger: Logger, reconnectInterval = 1000, wait: Pause = pause) {
    this.#wait = wait;
    this.#settings = settings;
    this.#logger = logger;
    this.#client = new WSClient({
      botId: settings.botId,
      secret: settings.secret,
      ...(settings.url ? { wsUrl: settings.url } : {}),
      logger: SILENT, // it would write down what people say
      reconnectInterval,
      maxReconnectAttempts: -1,
      // What is no wrong id passes: the client tries for ever, up to half a minute apart.
      maxAuthFailureAttempts: -1,
      wsOptions: { handshakeTimeout: SUBSCRIBE_WITHIN },
    });
  }

  start(receive: Receive, failed: (error: Error) => void): Promise<void> {
    const client = this.#client;
    const take = (incoming: Incoming | null): void => {
      if (incoming)
        receive(incoming).catch(() => this.#logger.error({ channel: this.name }, 'message was not recorded'));
    };
    client.on('message', (frame) => take(readMessage(frame, this.#settings.name, Date.now())));
    client.on('event', (frame) => take(readVote(frame, Date.now())));
    client.on('disconnected', () => this.#turn('away'));
    return new Promise((resolve, reject) => {
      let started = false;
      let refused = 0;
      let subscribed = new AbortController();
      client.on('connected', () => {
        subscribed.abort();
        subscribed = new AbortController();
        const { signal } = subscribed;
        void this.#wait(SUBSCRIBE_WITHIN, signal).then(() => {
          if (signal.aborted || this.#health.state === 'stopped') return;
          this.#logger.warn({ channel: this.name }, 'wecom does not answer, connecting anew');
          client.disconnect();
          client.connect();
        });
      });
      client.on('disconnected', () => subscribed.abort());
      const over = (message: string): void => {
        this.#turn('stopped');
        client.disconnect();
        const error = new ChannelError(message, { recovery: 'stop' });
        if (started) failed(error);
        else reject(error);
      };
      client.on('authenticated', () => {
        if (started && this.#health.state === 'away') this.#logger.info({ channel: this.name }, 'wecom is back');
        this.#turn('up');
        subscribed.abort();
        refused = 0;
        started = true;
        resolve();
      });
      client.on('error', (error) => {
        const refusal = subscriptionRefusal(error);
        refused = refusal?.wrongId ? refused + 1 : 0;
        if (refused >= MOST_REFUSALS) return over(WRONG_SECRET);
        this.#turn('away');
        const { code = refusal?.code } = error as { code?: string | number };
        this.#logger.warn({ channel: this.name, code }, 'connection to wecom failed, will be tried again');
      });
      client.on('event.disconnected_event', () => over(REPLACED));
      client.connect();
    });
  }

  render(reply: Reply): Part[] {
    return render(reply);
  }

  /**
   * In place of the question where that can still be done: a stream of the same id replaces what it said, so that a second
   * attempt doubles nothing. Else, and for further parts, as a message of its own.
   */
  async send(outgoing: Outgoing): Promise<Accepted> {
    const { ticket, chat, key, part } = outgoing;
    if (!this.#client.isConnected) throw new ChannelError('not connected', { recovery: 'retry', scope: 'channel' });
    try {
      if (ticket !== null) {
        try {
          return await this.#stream(ticket, part.text, true);
        } catch (error) {
          if (!tooLateInPlace(refusalOf(error))) throw error;
        }
      }
      await this.#client.sendMessage(chat, { msgtype: 'markdown', markdown: { content: wordsOf(outgoing) } });
      return { id: key };
    } catch (error) {
      throw faultOf(error);
    }
  }

  async typing({ ticket }: Pick<Outgoing, 'ticket'>): Promise<void> {
    if (ticket !== null) await this.#stream(ticket, '正在查找依据……', false).catch(() => {});
  }

  health(): Health {
    return this.#health;
  }

  async stop(): Promise<void> {
    this.#client.disconnect();
    this.#turn('stopped');
  }

  async #stream(ticket: string, text: string, finish: boolean): Promise<Accepted> {
    const id = `answer-${ticket}`;
    await this.#client.replyStream({ headers: { req_id: ticket } }, id, text, finish, undefined, { id });
    return { id };
  }

  #turn(state: Health['state']): void {
    if (this.#health.state !== 'stopped' && state !== this.#health.state) this.#health = { state, since: Date.now() };
  }
}
