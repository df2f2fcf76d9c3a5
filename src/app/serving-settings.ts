import { join } from 'node:path';
import { isNetwork } from '../http/client-address.ts';
import type { Settings } from './settings.ts';

/** What `cewen serve` needs beside it. Times in milliseconds. */
export interface Serving {
  readonly telegram: {
    readonly token: string;
    readonly apiRoot: string | null;
    readonly webhook: { readonly url: string; readonly secret: string | null } | null;
    readonly perSecond: number;
    readonly perChatSecond: number;
    readonly perGroupMinute: number;
  } | null;
  readonly wechat: {
    readonly puppet: string;
    readonly token: string | null;
    readonly endpoint: string | null;
    readonly plain: boolean;
    readonly folder: string;
    readonly loginWithin: number;
    readonly acceptFriends: boolean;
    readonly acceptRooms: boolean;
    readonly perMinute: number;
    readonly perHour: number;
    readonly jitter: number;
  } | null;
  readonly wecom: {
    readonly botId: string;
    readonly secret: string;
    readonly url: string | null;
    readonly name: string | null;
    readonly perChatMinute: number;
    readonly perChatHour: number;
  } | null;
  readonly console: boolean;
  readonly port: number | null;
  /** The agency's desk, under /desk; null where it is off. */
  readonly desk: {
    readonly hours: string | null;
    readonly silent: number;
    readonly quiet: number;
  } | null;
  /** The owner's page, under /; null where it is off. */
  readonly page: {
    /** Origins of the sites that may hold it in a frame. */
    readonly embedders: readonly string[];
    /** Questions of one address a minute. */
    readonly perAddress: number;
  } | null;
  /** The address that the port is open at. */
  readonly host: string;
  /** Proxies whose word on where a request came from is taken beside that of those nearby: addresses and networks. */
  readonly proxies: readonly string[];
  /** Names a proxy that the environment asks for and no connection uses; null where none is named. */
  readonly unusedProxy: string | null;
  readonly store: string;
  readonly lock: string;
  readonly access: string;
  readonly fresh: number;
  readonly queue: number;
  readonly perPerson: number;
  readonly perGroup: number;
  readonly width: number;
  readonly keep: number;
}

const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'] as const;

/** What `cewen serve` needs beside the folder of data, the store and how many milliseconds messages are kept. */
export function readServing(
  { data, store, keep }: Pick<Serving, 'store' | 'keep'> & { readonly data: string },
  settings: Settings,
): Serving {
  const port = settings.text('PORT') === null ? null : settings.number('PORT', 8080, 0);
  const channels = {
    telegram: readTelegram(settings, port),
    wechat: readWechat(settings, data),
    wecom: readWecom(settings),
    console: settings.yes('CEWEN_CONSOLE'),
  };
  const serving: Serving = {
    ...channels,
    port,
    desk: readDesk(settings, port),
    page: readPage(settings, port),
    host: settings.text('CEWEN_HOST') ?? '127.0.0.1',
    proxies: readProxies(settings),
    unusedProxy: PROXIES.find((name) => settings.text(name) !== null) ?? null,
    store,
    lock: join(data, 'serve.lock'),
    access: join(data, 'access.yaml'),
    fresh: settings.number('CEWEN_FRESH_MINUTES', 30) * 60_000,
    queue: settings.number('CEWEN_QUEUE', 1000),
    perPerson: settings.number('CEWEN_PER_PERSON_MINUTE', 20),
    perGroup: settings.number('CEWEN_PER_GROUP_MINUTE', 60),
    width: settings.number('CEWEN_PARALLEL', 8),
    keep,
  };
  if (!Object.values(channels).some(Boolean) && port === null && settings.sound)
    settings.fault('没有配置任何渠道。请至少设置 TELEGRAM_BOT_TOKEN、WECHATY_PUPPET、WECOM_BOT_ID 之一');
  return serving;
}

function readDesk(settings: Settings, port: number | null): Serving['desk'] {
  if (!settings.yes('CEWEN_DESK')) return null;
  const hours = settings.text('CEWEN_DESK_HOURS');
  if (port === null) settings.fault('PORT：使用 CEWEN_DESK 时必须设置');
  if ((hours?.length ?? 0) > 60) settings.fault('CEWEN_DESK_HOURS：最多 60 个字');
  return {
    hours,
    silent: settings.number('CEWEN_DESK_SILENT_MINUTES', 10) * 60_000,
    quiet: settings.number('CEWEN_DESK_QUIET_HOURS', 24) * 3_600_000,
  };
}

function readProxies(settings: Settings): readonly string[] {
  const named = wordsOf(settings, 'CEWEN_TRUSTED_PROXIES');
  for (const each of named)
    if (!isNetwork(each))
      settings.fault(`CEWEN_TRUSTED_PROXIES：“${each}”不是地址或网段，写成 203.0.113.5 或 203.0.113.0/24，用空格分开`);
  return named;
}

/** What a setting lists, with spaces or commas between. */
const wordsOf = (settings: Settings, name: string): readonly string[] =>
  (settings.text(name) ?? '').split(/[\s,]+/).filter((each) => each !== '');

/** A site over TLS, a wildcard of a domain of its own, or this machine. */
const EMBEDDER =
  /^(?:https:\/\/(?:\*(?=(?:\.[a-z0-9-]+){2})\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*|http:\/\/(?:localhost|127\.0\.0\.1))(?::\d{1,5})?$/i;

function readPage(settings: Settings, port: number | null): Serving['page'] {
  if (!settings.yes('CEWEN_PAGE')) return null;
  if (port === null) settings.fault('PORT：使用 CEWEN_PAGE 时必须设置');
  const embedders = wordsOf(settings, 'CEWEN_PAGE_EMBED');
  for (const each of embedders)
    if (!EMBEDDER.test(each))
      settings.fault(
        `CEWEN_PAGE_EMBED：“${each}”不是网站的地址，写成 https://www.example.com 或 https://*.example.com，用空格分开`,
      );
  return { embedders, perAddress: settings.number('CEWEN_PAGE_PER_ADDRESS_MINUTE', 60) };
}

function readTelegram(settings: Settings, port: number | null): Serving['telegram'] {
  const token = settings.text('TELEGRAM_BOT_TOKEN');
  if (token !== null && !/^\d+:[\w-]+$/.test(token))
    settings.fault('TELEGRAM_BOT_TOKEN：形式不对，应为 @BotFather 给的“数字:字母”');
  const webhook = settings.url('TELEGRAM_WEBHOOK_URL', ['https:', 'http:']);
  const secret = settings.text('TELEGRAM_WEBHOOK_SECRET');
  if (webhook && port === null) settings.fault('PORT：使用 TELEGRAM_WEBHOOK_URL 时必须设置');
  if (secret !== null && !/^[\w-]{1,256}$/.test(secret))
    settings.fault('TELEGRAM_WEBHOOK_SECRET：只能含字母、数字、_ 和 -，最多 256 个');
  if (token === null) return null;
  return {
    token,
    apiRoot: settings.url('TELEGRAM_API_ROOT', ['https:', 'http:']),
    webhook: webhook ? { url: webhook, secret } : null,
    perSecond: settings.number('TELEGRAM_PER_SECOND', 30),
    perChatSecond: settings.number('TELEGRAM_PER_CHAT_SECOND', 1),
    perGroupMinute: settings.number('TELEGRAM_PER_GROUP_MINUTE', 20),
  };
}

function readWechat(settings: Settings, data: string): Serving['wechat'] {
  const puppet = settings.text('WECHATY_PUPPET');
  const token = settings.text('WECHATY_PUPPET_SERVICE_TOKEN');
  if (puppet === 'wechaty-puppet-service' && token === null)
    settings.fault('WECHATY_PUPPET_SERVICE_TOKEN：使用 wechaty-puppet-service 时必须设置');
  if (puppet === null && token !== null)
    settings.fault('WECHATY_PUPPET：没有设置（已设置 WECHATY_PUPPET_SERVICE_TOKEN）');
  if (puppet === null) return null;
  return {
    puppet,
    token,
    endpoint: settings.text('WECHATY_PUPPET_SERVICE_ENDPOINT'),
    plain: settings.text('WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT') !== null,
    folder: join(data, 'wechat'),
    loginWithin: settings.number('WECHAT_LOGIN_MINUTES', 5, 0.01) * 60_000,
    acceptFriends: settings.yes('WECHAT_ACCEPT_FRIENDS'),
    acceptRooms: settings.yes('WECHAT_ACCEPT_ROOMS'),
    perMinute: settings.number('WECHAT_PER_MINUTE', 20),
    perHour: settings.number('WECHAT_PER_HOUR', 400),
    jitter: settings.number('WECHAT_JITTER_MS', 1500, 0),
  };
}

function readWecom(settings: Settings): Serving['wecom'] {
  if (!settings.together('WECOM_BOT_ID', 'WECOM_BOT_SECRET')) return null;
  return {
    botId: settings.text('WECOM_BOT_ID') ?? '',
    secret: settings.text('WECOM_BOT_SECRET') ?? '',
    url: settings.url('WECOM_WS_URL', ['wss:', 'ws:']),
    name: settings.text('WECOM_BOT_NAME'),
    perChatMinute: settings.number('WECOM_PER_CHAT_MINUTE', 30),
    perChatHour: settings.number('WECOM_PER_CHAT_HOUR', 1000),
  };
}
