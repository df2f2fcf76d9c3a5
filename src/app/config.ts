import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '../errors.ts';

/** Where things are. Every setting comes from the environment (a `.env` file is read); nothing else reads it. */
export interface Config {
  /** The knowledge of the repository. */
  readonly knowledge: string;
  /** Index, ingested policies, logs. */
  readonly data: string;
  readonly logLevel: string;
  /** What a reply may say of how the assistant is run: `contact`, `profile-kept`, `texts-kept`. */
  readonly settings: ReadonlyMap<string, string>;
  /** Where conversations are kept: a file, or `postgres://…`. */
  readonly store: string;
  /** How long a conversation's thread and what people told are kept, in milliseconds. */
  readonly lasting: { readonly memory: number; readonly people: number };
  /** Where `cewen desk --demo` and what runs beside it is reached: PORT, or any that is free. */
  readonly demoPort?: number;
  /** Language models at an OpenAI-compatible endpoint; null where none is configured. */
  readonly models?: ModelSettings | null;
}

/** Which models are asked, and where. Times in milliseconds. */
interface ModelSettings {
  /** `name` or `provider:name`. */
  readonly chat: string | null;
  readonly embedding: string | null;
  /** The folder of prompts. */
  readonly prompts: string;
  readonly apiKey: string;
  readonly baseURL: string | null;
  /** Tokens a day. */
  readonly budget: number;
  /** For one request, and for all that is asked for one reply. */
  readonly attempt: number;
  readonly total: number;
}

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
  /** The address that the port is open at. */
  readonly host: string;
  /** Names a proxy that the environment asks for and no connection uses; null where none is named. */
  readonly unusedProxy: string | null;
  readonly store: string;
  readonly lock: string;
  readonly access: string;
  readonly fresh: number;
  readonly queue: number;
  readonly perPerson: number;
  readonly width: number;
  readonly keep: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where conversations are kept: a file in `data`, or the PostgreSQL that DATABASE_URL names. @throws ConfigError */
function loadStore(data: string, env: Environment = process.env): string {
  const url = env.DATABASE_URL?.trim();
  if (!url) return join(data, 'cewen.db');
  if (/^postgres(?:ql)?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) return url;
  throw new ConfigError(['DATABASE_URL：不是以 postgres:// 开头的网址（格式：postgres://用户:密码@主机:5432/库名）']);
}

export function loadConfig(): Config {
  const file = join(ROOT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const { CEWEN_DATA, LOG_LEVEL } = process.env;
  const data = resolve(CEWEN_DATA || join(ROOT, '.cewen'));
  return {
    knowledge: join(ROOT, 'knowledge'),
    data,
    logLevel: LOG_LEVEL || 'warn',
    store: loadStore(data),
    demoPort: Number(process.env.PORT ?? 0) || 0,
    ...loadConversing(process.env),
    models: loadModels(),
  };
}

const DAY = 86_400_000;

/** Whom people are referred to and how long they are remembered; throws one ConfigError with every fault. */
export function loadConversing(env: Environment): Pick<Config, 'settings' | 'lasting'> {
  const faults: string[] = [];
  const number = (name: string, fallback: number): number => {
    const given = env[name]?.trim();
    const value = given ? Number(given) : fallback;
    if (Number.isFinite(value) && value > 0) return value;
    faults.push(`${name}：“${given}”不是大于 0 的数`);
    return fallback;
  };
  const contact = env.CEWEN_CONTACT?.trim();
  if (contact && (contact.length > 100 || /[\n“”]/.test(contact)))
    faults.push('CEWEN_CONTACT：最多 100 个字，写在一行里，不含引号');
  const memory = number('CEWEN_CONVERSATION_HOURS', 24) * 3_600_000;
  const profile = number('CEWEN_PROFILE_DAYS', 365);
  const texts = number('CEWEN_KEEP_DAYS', 30);
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    settings: new Map([
      ['profile-kept', `${profile}天`],
      ['texts-kept', `${texts}天`],
      ...(contact ? ([['contact', contact]] as const) : []),
    ]),
    lasting: { memory, people: profile * DAY },
  };
}

/** Reads which models are asked; null where none is named. Throws one ConfigError with every fault. */
export function loadModels(env: Environment = process.env): ModelSettings | null {
  const text = (name: string): string | null => env[name]?.trim() || null;
  const faults: string[] = [];
  const chat = text('CEWEN_MODEL');
  const embedding = text('CEWEN_EMBEDDING_MODEL');
  if (chat === null && embedding === null) return null;
  const number = (name: string, fallback: number, least: number): number => {
    const given = text(name);
    const value = given === null ? fallback : Number(given);
    if (!(Number.isFinite(value) && value >= least)) faults.push(`${name}：“${given}”不是不小于 ${least} 的数`);
    return value;
  };
  const baseURL = text('OPENAI_BASE_URL');
  if (baseURL !== null && !/^https?:$/.test(URL.canParse(baseURL) ? new URL(baseURL).protocol : ''))
    faults.push('OPENAI_BASE_URL：不是以 https:// 或 http:// 开头的网址');
  const key = text('OPENAI_API_KEY');
  if (key === null && baseURL === null)
    faults.push('OPENAI_API_KEY：没有设置。使用本机的模型服务时请设置 OPENAI_BASE_URL');
  const total = number('CEWEN_MODEL_SECONDS', 20, 0.05) * 1000;
  const budget = number('CEWEN_MODEL_TOKENS_PER_DAY', 1_000_000, 0);
  if (faults.length > 0) throw new ConfigError(faults);
  // Servers of one's own want no key, but the client wants one.
  const prompts = join(ROOT, 'prompts');
  return { chat, embedding, prompts, apiKey: key ?? 'none', baseURL, budget, attempt: total * 0.6, total };
}

const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'] as const;

/** Reads what `cewen serve` needs; throws one ConfigError with every fault. Call it after loadConfig. */
export function loadServing(data: string, env: Environment = process.env): Serving {
  const faults: string[] = [];
  const text = (name: string): string | null => env[name]?.trim() || null;
  const number = (name: string, fallback: number, least = 1): number => {
    const given = text(name);
    const value = given === null ? fallback : Number(given);
    if (Number.isFinite(value) && value >= least) return value;
    faults.push(`${name}：“${given}”不是不小于 ${least} 的数`);
    return fallback;
  };
  const yes = (name: string): boolean => {
    const given = (text(name) ?? 'off').toLowerCase();
    if (!['on', 'off', 'true', 'false', '1', '0'].includes(given)) faults.push(`${name}：只能写 on 或 off`);
    return ['on', 'true', '1'].includes(given);
  };
  const url = (name: string, protocols: readonly string[]): string | null => {
    const given = text(name);
    if (given === null) return null;
    if (!URL.canParse(given) || !protocols.includes(new URL(given).protocol))
      faults.push(`${name}：不是以 ${protocols.map((p) => `${p}//`).join(' 或 ')} 开头的网址`);
    return given;
  };
  const together = (...names: string[]): boolean => {
    const missing = names.filter((name) => text(name) === null);
    if (missing.length === names.length) return false;
    for (const name of missing) faults.push(`${name}：没有设置（已设置 ${names.filter((n) => !missing.includes(n))}）`);
    return missing.length === 0;
  };

  const port = text('PORT') === null ? null : number('PORT', 8080, 0);
  const token = text('TELEGRAM_BOT_TOKEN');
  if (token !== null && !/^\d+:[\w-]+$/.test(token))
    faults.push('TELEGRAM_BOT_TOKEN：形式不对，应为 @BotFather 给的“数字:字母”');
  const webhook = url('TELEGRAM_WEBHOOK_URL', ['https:', 'http:']);
  const secret = text('TELEGRAM_WEBHOOK_SECRET');
  if (webhook && port === null) faults.push('PORT：使用 TELEGRAM_WEBHOOK_URL 时必须设置');
  if (secret !== null && !/^[\w-]{1,256}$/.test(secret))
    faults.push('TELEGRAM_WEBHOOK_SECRET：只能含字母、数字、_ 和 -，最多 256 个');
  const telegram = token && {
    token,
    apiRoot: url('TELEGRAM_API_ROOT', ['https:', 'http:']),
    webhook: webhook ? { url: webhook, secret } : null,
    perSecond: number('TELEGRAM_PER_SECOND', 30),
    perChatSecond: number('TELEGRAM_PER_CHAT_SECOND', 1),
    perGroupMinute: number('TELEGRAM_PER_GROUP_MINUTE', 20),
  };
  const puppet = text('WECHATY_PUPPET');
  if (puppet === 'wechaty-puppet-service' && !text('WECHATY_PUPPET_SERVICE_TOKEN'))
    faults.push('WECHATY_PUPPET_SERVICE_TOKEN：使用 wechaty-puppet-service 时必须设置');
  if (puppet === null && text('WECHATY_PUPPET_SERVICE_TOKEN'))
    faults.push('WECHATY_PUPPET：没有设置（已设置 WECHATY_PUPPET_SERVICE_TOKEN）');
  const wechat = puppet && {
    puppet,
    token: text('WECHATY_PUPPET_SERVICE_TOKEN'),
    endpoint: text('WECHATY_PUPPET_SERVICE_ENDPOINT'),
    plain: text('WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT') !== null,
    folder: join(data, 'wechat'),
    loginWithin: number('WECHAT_LOGIN_MINUTES', 5, 0.01) * 60_000,
    acceptFriends: yes('WECHAT_ACCEPT_FRIENDS'),
    acceptRooms: yes('WECHAT_ACCEPT_ROOMS'),
    perMinute: number('WECHAT_PER_MINUTE', 20),
    perHour: number('WECHAT_PER_HOUR', 400),
    jitter: number('WECHAT_JITTER_MS', 1500, 0),
  };
  const wecom = together('WECOM_BOT_ID', 'WECOM_BOT_SECRET') && {
    botId: text('WECOM_BOT_ID') ?? '',
    secret: text('WECOM_BOT_SECRET') ?? '',
    url: url('WECOM_WS_URL', ['wss:', 'ws:']),
    name: text('WECOM_BOT_NAME'),
    perChatMinute: number('WECOM_PER_CHAT_MINUTE', 30),
    perChatHour: number('WECOM_PER_CHAT_HOUR', 1000),
  };
  const storeOf = (): string => {
    try {
      return loadStore(data, env);
    } catch (error) {
      faults.push(...(error as ConfigError).faults);
      return '';
    }
  };
  const desk = yes('CEWEN_DESK') && {
    hours: text('CEWEN_DESK_HOURS'),
    silent: number('CEWEN_DESK_SILENT_MINUTES', 10) * 60_000,
    quiet: number('CEWEN_DESK_QUIET_HOURS', 24) * 3_600_000,
  };
  if (desk && port === null) faults.push('PORT：使用 CEWEN_DESK 时必须设置');
  if (desk && (desk.hours?.length ?? 0) > 60) faults.push('CEWEN_DESK_HOURS：最多 60 个字');
  const serving: Serving = {
    telegram: telegram || null,
    wechat: wechat || null,
    wecom: wecom || null,
    console: yes('CEWEN_CONSOLE'),
    port,
    desk: desk || null,
    host: text('CEWEN_HOST') ?? '127.0.0.1',
    unusedProxy: PROXIES.find((name) => text(name) !== null) ?? null,
    store: storeOf(),
    lock: join(data, 'serve.lock'),
    access: join(data, 'access.yaml'),
    fresh: number('CEWEN_FRESH_MINUTES', 30) * 60_000,
    queue: number('CEWEN_QUEUE', 1000),
    perPerson: number('CEWEN_PER_PERSON_MINUTE', 20),
    width: number('CEWEN_PARALLEL', 8),
    keep: number('CEWEN_KEEP_DAYS', 30) * 86_400_000,
  };
  const channels = serving.telegram || serving.wechat || serving.wecom || serving.console;
  if (!channels && port === null && faults.length === 0)
    faults.push('没有配置任何渠道。请至少设置 TELEGRAM_BOT_TOKEN、WECHATY_PUPPET、WECOM_BOT_ID 之一');
  if (faults.length > 0) throw new ConfigError(faults);
  return serving;
}

/** Wechaty reads how much it may say while it is being loaded: nothing below an error, since it would write down names and words. */
export function quietWechaty(): void {
  process.env.WECHATY_LOG ??= 'silent';
}
