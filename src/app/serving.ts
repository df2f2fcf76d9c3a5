import { type Clock, systemClock } from '../contract/clock.ts';
import { Access } from '../delivery/access.ts';
import type { Handle } from '../delivery/answered.ts';
import { Delivery } from '../delivery/delivery.ts';
import type { Tracing } from '../delivery/tracing.ts';
import { StoreError } from '../errors.ts';
import { Proxies } from '../http/client-address.ts';
import { healthRoute } from '../http/health.ts';
import { Metrics } from '../http/metrics.ts';
import { HttpServer, type Route } from '../http/server.ts';
import type { Logger } from '../logger.ts';
import type { Store } from '../store/port.ts';
import { type OpenedChannel, openChannels } from './open-channels.ts';
import type { DeskKnows, OpenDesk, OpenDeskParts } from './open-desk.ts';
import type { OpenPage, OpenPageParts, PageKnows } from './open-page.ts';
import { claimData, openServed, type Served } from './open-store.ts';
import { sourceKey } from './page-source.ts';
import type { Serving } from './serving-settings.ts';

export interface ServeParts {
  readonly serving: Serving;
  /** Makes the handler of messages over the store that is open while serving. */
  readonly answerer: (store: Store, clock: Clock) => Handle;
  /** What the desk asks of what is known; absent where none is served. */
  readonly knows?: DeskKnows;
  /** The same of the owner's page. */
  readonly page?: PageKnows;
  /** Today in Shanghai, ISO. */
  readonly today: () => string;
  /** The index that is served, for /healthz. */
  readonly build: () => string;
  /** Why the index that all programs shall serve is not served here; null where it is. */
  readonly indexFault?: () => string | null;
  /** Where traces go; null where nowhere. */
  readonly tracing?: Tracing | null;
  readonly logger: Logger;
  /** A line for the operator: QR codes, how it started, why it ended. */
  readonly tell: (line: string) => void;
  readonly clock?: Clock;
}

/** How long a stop may take in all is ten seconds; this is for finishing what is in hand. */
const FINISH_WITHIN = 5000;

/** How often one that stands by asks whether it is its turn, in milliseconds. */
const STAND_BY = 1000;

const ONLY_HTTP =
  '没有配置任何渠道，只提供健康检查和指标。要回答消息，请设置 TELEGRAM_BOT_TOKEN、WECHATY_PUPPET 或 WECOM_BOT_ID';

/** Programs over one database digest addresses each with a key of its own. */
const ADDRESSES_APART =
  '没有设置 CEWEN_PAGE_SECRET：几个进程共用这个数据库时，网页上同一个地址在每个进程里各算一个。要合在一起算，给每个进程设同一个';

/** What a proxy is set for in vain. */
const proxyUnused = (name: string): string =>
  `设置了代理（${name}），但策问的连接不走代理。连不上 Telegram 时，请把 TELEGRAM_API_ROOT 设为能连到的 Bot API 地址（自建 Bot API 服务或反向代理）；模型用 OPENAI_BASE_URL`;

/** Serves until SIGTERM or SIGINT, or until a channel can't go on. Gives the exit status. */
export async function serve(parts: ServeParts): Promise<number> {
  const { serving, logger, tell, clock = systemClock } = parts;
  const access = new Access(serving.access, clock, logger);
  if (serving.unusedProxy !== null) tell(proxyUnused(serving.unusedProxy));
  const lock = claimData(serving.lock);
  if (!lock) throw new StoreError(`另一个 cewen serve 正在使用这个数据目录（${serving.lock}）。请先停掉它`);
  let end: (error: Error | null) => void = () => {};
  const over = new Promise<Error | null>((resolve) => {
    end = resolve;
  });
  process.once('SIGTERM', () => end(null));
  process.once('SIGINT', () => end(null));
  const served = await openWhenFree(parts, clock, over);
  if (!served) {
    lock.release();
    tell('已停止。');
    return 0;
  }
  const { store, seats } = served;
  const { today } = parts;
  if (seats && serving.page?.secret === null) tell(ADDRESSES_APART);
  const proxies = new Proxies(serving.proxies);
  const page = await pageOf(parts, { store, clock, logger, proxies, today, access });
  const channels = await openChannels(serving, parts, page?.channel ?? null);
  const metrics: Metrics = new Metrics(
    () => channels.map(({ channel }) => [channel.name, delivery.depth(channel.name)]),
    () => delivery.sharing,
  );
  const desk = await deskOf(parts, { store, clock, logger, proxies });
  const delivery: Delivery = new Delivery({
    ...parts,
    handle: parts.answerer(store, clock),
    store,
    seats,
    channels,
    clock,
    random: Math.random,
    observer: metrics,
    access,
    settings: serving,
    desk: desk?.side ?? null,
    failed: end,
  });
  const mounts = [
    ...(desk ? [{ path: '/desk', listener: desk.listener, files: desk.uploads }] : []),
    ...(page ? [{ path: '', listener: page.listener }] : []),
  ];
  const http =
    serving.port === null
      ? null
      : new HttpServer(routes(parts, channels, delivery, metrics), undefined, mounts, (error) =>
          logger.error({ why: (error as Error).message }, 'a request failed'),
        );
  let ending: Error | null;
  try {
    if (http && serving.port !== null) {
      const port = await http.listen(serving.port, serving.host);
      tell(`HTTP 端口：${port}`);
      const root = `http://${serving.host}:${port}/`;
      tell(page ? `网页：${root}` : `网页没有打开：设 CEWEN_PAGE=on 再启动，就在 ${root}`);
      tell(
        desk
          ? `工作台：${root}desk（第一个账号：cewen desk invite）`
          : `工作台没有打开：设 CEWEN_DESK=on 再启动，就在 ${root}desk`,
      );
    }
    desk?.start(delivery);
    const started = delivery
      .start()
      .then(() =>
        tell(channels.length > 0 ? `已启动：${channels.map(({ channel }) => channel.name).join('、')}` : ONLY_HTTP),
      );
    started.catch(end);
    ending = await over;
  } catch (error) {
    ending = error as Error;
  }
  logger.info('stopping');
  desk?.stop();
  await delivery.stop(ending ? 1000 : FINISH_WITHIN);
  await http?.close();
  await store.close();
  await parts.tracing?.close();
  lock.release();
  if (ending) tell(ending.message);
  else tell('已停止。');
  return ending ? 1 : 0;
}

/** The owner's page and the desk are loaded where they are served. */
async function pageOf(
  { serving, page: knows }: ServeParts,
  held: Pick<OpenPageParts, 'store' | 'clock' | 'logger' | 'proxies' | 'today' | 'access'>,
): Promise<OpenPage | null> {
  if (!serving.page || !knows) return null;
  const { OpenPage } = await import('./open-page.ts');
  return new OpenPage({ ...held, settings: serving.page, knows, sourceKey: sourceKey(serving.page.secret) });
}

async function deskOf(
  { serving, knows }: ServeParts,
  held: Pick<OpenDeskParts, 'store' | 'clock' | 'logger' | 'proxies'>,
): Promise<OpenDesk | null> {
  if (!serving.desk || !knows) return null;
  const { OpenDesk } = await import('./open-desk.ts');
  return new OpenDesk({ ...held, settings: serving.desk, knows });
}

/** Waits while a program keeps the database for itself: null where this one is stopped meanwhile. */
async function openWhenFree(
  { serving, tell }: ServeParts,
  clock: Clock,
  over: Promise<Error | null>,
): Promise<Served | null> {
  for (let told = false; ; told = true) {
    const served = await openServed(serving.store);
    if (served) return served;
    if (!told) tell('另一个程序独占这个数据库（正在迁移，或是旧版本的 cewen serve）。本进程等它结束');
    let callOff = (): void => {};
    const pause = new Promise<'again'>((resolve) => {
      callOff = clock.after(STAND_BY, () => resolve('again'));
    });
    const next = await Promise.race([pause, over]);
    callOff();
    if (next !== 'again') return null;
  }
}

function routes(
  { build, indexFault = () => null }: ServeParts,
  channels: readonly OpenedChannel[],
  delivery: Delivery,
  metrics: Metrics,
): ReadonlyMap<string, Route> {
  const states = () =>
    channels.map(({ channel }) => ({
      name: channel.name,
      health: delivery.standsBy(channel) ? { ...channel.health(), state: 'standby' as const } : channel.health(),
      outbox: delivery.depth(channel.name),
    }));
  const map = new Map<string, Route>([
    ['GET /healthz', healthRoute({ build, channels: states, sharing: () => delivery.sharing, indexFault })],
    ['GET /metrics', metrics.route],
  ]);
  for (const { webhook } of channels) if (webhook) map.set(webhook.at, webhook.route);
  return map;
}
