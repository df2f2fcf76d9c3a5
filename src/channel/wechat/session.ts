import type { Health } from '../../contract/channel.ts';
import { ChannelError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import { type Pause, pause } from '../pause.ts';
import { Calls } from './calls.ts';
import { NEVER_LOGGED_IN, WRONG_TOKEN } from './fault.ts';
import { type Gateway, openGateway, type WechatSettings } from './gateway.ts';
import { packages } from './packages.ts';
import type { Account } from './people.ts';
import type { Puppet } from './puppet.ts';

export interface SessionEvents {
  readonly message: (id: string) => void;
  readonly friend: (id: string) => void;
  readonly room: (id: string) => void;
}

/** How long a gateway may take to let us in, and a call of it to come back, in milliseconds. */
const OPEN_WITHIN = 60_000;
const CALL_WITHIN = 10_000;

/** A login kept alive: the gateway opened, the QR code shown, and all of it again when the gateway goes away. */
export class Session {
  readonly #settings: WechatSettings;
  readonly #logger: Logger;
  readonly #tell: (line: string) => void;
  readonly #events: SessionEvents;
  /** Waits for a login, for a farewell, and before the gateway is tried again. */
  readonly #wait: Pause;
  readonly #stopping = new AbortController();
  #running: Promise<void> = Promise.resolve();
  #account: Account | null = null;
  readonly #calls: Calls;
  /** Who waits for a login. */
  #entering: ((account: Account | null) => void)[] = [];
  #health: Health = { state: 'starting', since: Date.now() };
  /** Ends the wait for a login. */
  #awaited = new AbortController();
  #over: (error: Error) => void = () => {};
  #up: () => void = () => {};

  constructor(
    settings: WechatSettings,
    logger: Logger,
    tell: (line: string) => void,
    events: SessionEvents,
    wait: Pause,
  ) {
    this.#settings = settings;
    this.#logger = logger;
    this.#tell = tell;
    this.#events = events;
    this.#wait = wait;
    this.#calls = new Calls(wait, (is) => this.#answering(is));
  }

  /** Who is logged in, and through what; null while nobody is. */
  get account(): Account | null {
    return this.#account;
  }

  /** Ends when the session does. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** Resolves with the account once somebody is logged in, with null where the session ends before. */
  entered(): Promise<Account | null> {
    if (this.#account || this.#stopping.signal.aborted) return Promise.resolve(this.#account);
    return new Promise((resolve) => this.#entering.push(resolve));
  }

  get health(): Health {
    return this.#health;
  }

  /** Resolves at the first login; rejects when none comes in time. Later faults that can't be mended go to `failed`. */
  start(failed: (error: Error) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#up = () => {
        this.#over = failed;
        resolve();
      };
      this.#over = reject;
      this.#expectLogin();
      this.#running = this.#run().catch((error) => this.#end(error));
    });
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#tellEntering(null);
    await this.#running;
    this.#turn('stopped');
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (let wait = 1000; !signal.aborted; wait = Math.min(wait * 2, 60_000)) {
      const broken = new AbortController();
      const opening = this.#open(broken);
      const late = new AbortController();
      void this.#wait(OPEN_WITHIN, AbortSignal.any([late.signal, signal])).then(() => late.abort());
      const gateway = await unlessAborted(opening, AbortSignal.any([late.signal, signal])).finally(() => late.abort());
      if (gateway === null) {
        // A gateway that does not let us in keeps us waiting: nobody waits with it for ever.
        broken.abort();
        void opening.then(
          (open) => this.#close(open),
          () => {},
        );
        if (signal.aborted) return;
        this.#logger.warn({ channel: 'wechat', wait }, 'gateway does not open, will be tried again');
        await this.#wait(wait, signal);
        continue;
      }
      const loggedIn = this.#account !== null;
      await pause(2 ** 31 - 1, AbortSignal.any([broken.signal, signal]));
      const worked = loggedIn || this.#account !== null;
      this.#account = null;
      await this.#close(gateway);
      if (signal.aborted) return;
      this.#away();
      this.#logger.warn({ channel: 'wechat', wait }, 'gateway is away, will be tried again');
      if (worked) wait = 500;
      await this.#wait(wait, signal);
    }
  }

  async #open(broken: AbortController): Promise<Gateway> {
    const current = (): boolean => !broken.signal.aborted && !this.#stopping.signal.aborted;
    let self: string | null = null;
    let gateway: Gateway | null = null;
    const enter = (): void => {
      if (self !== null && gateway !== null && current()) this.#enter(gateway.puppet, self);
    };
    gateway = await openGateway(this.#settings, {
      scan: (code) => current() && void this.#show(code),
      login: (id) => {
        self = id;
        enter();
      },
      logout: () => {
        self = null;
        this.#account = null;
        if (current()) this.#away();
      },
      message: (id) => current() && this.#events.message(id),
      friend: (id) => current() && this.#events.friend(id),
      room: (id) => current() && this.#events.room(id),
      fault: (kind) => {
        if (!current()) return;
        if (kind === 'token') this.#end(new ChannelError(WRONG_TOKEN, { recovery: 'stop' }));
        if (kind !== 'other') broken.abort();
      },
    });
    if (self === null && gateway.puppet.isLoggedIn) self = gateway.puppet.currentUserId;
    enter();
    return gateway;
  }

  /** A gateway that is gone may never answer our farewell. */
  async #close(gateway: Gateway): Promise<void> {
    const closed = new AbortController();
    await Promise.race([
      gateway
        .stop()
        .catch(() => {})
        .finally(() => closed.abort()),
      this.#wait(2000, closed.signal),
    ]);
  }

  #enter(puppet: Puppet, self: string): void {
    this.#account = { puppet, self, within: (call) => this.#calls.within(CALL_WITHIN, call) };
    this.#awaited.abort();
    this.#turn('up');
    this.#logger.info({ channel: 'wechat' }, 'wechat is logged in');
    this.#up();
    this.#tellEntering(this.#account);
  }

  #tellEntering(account: Account | null): void {
    for (const resolve of this.#entering.splice(0)) resolve(account);
  }

  /** A gateway that is there and answers no call is away. */
  #answering(is: boolean): void {
    if (is && this.#account && this.#health.state === 'away') {
      this.#logger.info({ channel: 'wechat' }, 'gateway answers again');
      this.#turn('up');
    }
    if (is || this.#health.state !== 'up') return;
    this.#logger.warn({ channel: 'wechat' }, 'gateway does not answer');
    this.#away();
  }

  #away(): void {
    if (this.#health.state === 'up') this.#turn('away');
  }

  /** At the start, and whenever a QR code is shown later: a gateway that is gone may come back after hours. */
  #expectLogin(): void {
    this.#awaited = new AbortController();
    const { signal } = this.#awaited;
    void this.#wait(this.#settings.loginWithin, AbortSignal.any([signal, this.#stopping.signal])).then(() => {
      if (signal.aborted || this.#stopping.signal.aborted) return;
      this.#end(new ChannelError(NEVER_LOGGED_IN, { recovery: 'stop' }));
    });
  }

  /** Whether a QR code waits to be scanned. */
  #asked = false;

  async #show(code: string): Promise<void> {
    if (!this.#asked && this.#health.state !== 'starting') this.#expectLogin();
    this.#asked = true;
    const { default: qrcode } = await (await packages()).qrcode();
    const drawn = await qrcode.toString(code, { type: 'utf8' }).catch(() => '');
    this.#tell(`${drawn}\n请用要当机器人的微信扫描上面的二维码，并在手机上确认登录。`);
  }

  #end(error: Error): void {
    if (this.#stopping.signal.aborted) return;
    this.#turn('stopped');
    this.#stopping.abort();
    this.#tellEntering(null);
    this.#over(error);
  }

  #turn(state: Health['state']): void {
    if (state === 'up') this.#asked = false;
    if (state !== this.#health.state) this.#health = { state, since: Date.now() };
  }
}

/** What a promise gives; null where the signal comes first. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const end = (): void => resolve(null);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}
