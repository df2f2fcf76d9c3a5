import { join } from 'node:path';
import type { DirectorySettings } from '../desk/directory.ts';
import { isNetwork } from '../http/client-address.ts';
import { type ChannelSettings, readChannels } from './channel-settings.ts';
import type { Settings } from './settings.ts';

/** What `cewen serve` needs beside it. Times in milliseconds. */
export interface Serving extends ChannelSettings {
  readonly port: number | null;
  /** The agency's desk, under /desk; null where it is off. */
  readonly desk: {
    readonly hours: string | null;
    /** Words in a message that bring a person. */
    readonly subjects: readonly string[];
    readonly silent: number;
    readonly quiet: number;
    readonly directory: DirectorySettings | null;
  } | null;
  /** The owner's page, under /; null where it is off. */
  readonly page: {
    /** Origins of the sites that may hold it in a frame. */
    readonly embedders: readonly string[];
    /** Questions of one address a minute. */
    readonly perAddress: number;
    /** What addresses are digested with; null: each program has one of its own. */
    readonly secret: string | null;
  } | null;
  /** The address that the port is open at. */
  readonly host: string;
  /** Proxies whose word on where a request came from is taken beside that of those nearby: addresses and networks. */
  readonly proxies: readonly string[];
  /** Names a proxy that the environment asks for and no connection uses; null where none is named. */
  readonly unusedProxy: string | null;
  /** Where traces go, by OTLP over HTTP; null where nowhere. */
  readonly traces: string | null;
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
  const channels = readChannels(settings, port, data);
  const serving: Serving = {
    ...channels,
    port,
    desk: readDesk(settings, port),
    page: readPage(settings, port),
    host: settings.text('CEWEN_HOST') ?? '127.0.0.1',
    proxies: readProxies(settings),
    unusedProxy: PROXIES.find((name) => settings.text(name) !== null) ?? null,
    traces: settings.url('OTEL_EXPORTER_OTLP_ENDPOINT', ['https:', 'http:']),
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
    subjects: (settings.text('CEWEN_DESK_SUBJECTS') ?? '').split(/[\s,，、;；]+/).filter((each) => each !== ''),
    silent: settings.number('CEWEN_DESK_SILENT_MINUTES', 10) * 60_000,
    quiet: settings.number('CEWEN_DESK_QUIET_HOURS', 24) * 3_600_000,
    directory: readDirectory(settings),
  };
}

const ROLE = /^(.+)=(clerk|lead|officer)$/;

/** The agency's own directory; null where none is named. */
function readDirectory(settings: Settings): DirectorySettings | null {
  const names = [
    'CEWEN_DESK_OIDC_ISSUER',
    'CEWEN_DESK_OIDC_CLIENT_ID',
    'CEWEN_DESK_OIDC_CLIENT_SECRET',
    'CEWEN_DESK_OIDC_ORIGIN',
    'CEWEN_DESK_OIDC_ROLES',
  ];
  if (!settings.together(...names)) return null;
  const [issuer, clientId, clientSecret, origin] = names.map((name) => settings.text(name) ?? '');
  for (const name of ['CEWEN_DESK_OIDC_ISSUER', 'CEWEN_DESK_OIDC_ORIGIN']) {
    const given = settings.url(name, ['https:', 'http:']);
    const near = given !== null && URL.canParse(given) && /^(?:localhost|127\.0\.0\.1)$/.test(new URL(given).hostname);
    if (given?.startsWith('http:') && !near) settings.fault(`${name}：除本机以外必须是 https://`);
  }
  const read = wordsOf(settings, 'CEWEN_DESK_OIDC_ROLES').map((each) => ROLE.exec(each));
  if (read.some((each) => each === null))
    settings.fault(
      'CEWEN_DESK_OIDC_ROLES：写成 值=clerk、值=lead 或 值=officer，用空格或逗号分开。管理员不能由单位账号产生',
    );
  return {
    issuer: issuer ?? '',
    clientId: clientId ?? '',
    clientSecret: clientSecret ?? '',
    origin: origin ?? '',
    claim: settings.text('CEWEN_DESK_OIDC_CLAIM') ?? 'roles',
    roles: new Map(read.flatMap((each) => (each ? [[each[1] ?? '', each[2] as 'clerk'] as const] : []))),
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

/** A shorter secret is found by trying. */
const SECRET = 32;

function readPage(settings: Settings, port: number | null): Serving['page'] {
  if (!settings.yes('CEWEN_PAGE')) return null;
  if (port === null) settings.fault('PORT：使用 CEWEN_PAGE 时必须设置');
  const embedders = wordsOf(settings, 'CEWEN_PAGE_EMBED');
  for (const each of embedders)
    if (!EMBEDDER.test(each))
      settings.fault(
        `CEWEN_PAGE_EMBED：“${each}”不是网站的地址，写成 https://www.example.com 或 https://*.example.com，用空格分开`,
      );
  const secret = settings.text('CEWEN_PAGE_SECRET');
  if (secret !== null && secret.length < SECRET)
    settings.fault(`CEWEN_PAGE_SECRET：至少 ${SECRET} 个字符，用 openssl rand -hex 32 生成`);
  return { embedders, perAddress: settings.number('CEWEN_PAGE_PER_ADDRESS_MINUTE', 60), secret };
}
