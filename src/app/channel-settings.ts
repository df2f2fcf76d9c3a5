import { join } from 'node:path';
import type { WechatSettings } from '../channel/wechat/gateway.ts';
import type { Settings } from './settings.ts';

/** What the channels need, each null where it is not configured. Times in milliseconds. */
export interface ChannelSettings {
  readonly telegram: {
    readonly token: string;
    readonly apiRoot: string | null;
    readonly webhook: { readonly url: string; readonly secret: string | null } | null;
    readonly perSecond: number;
    readonly perChatSecond: number;
    readonly perGroupMinute: number;
  } | null;
  readonly wechat:
    | (WechatSettings & { readonly perMinute: number; readonly perHour: number; readonly jitter: number })
    | null;
  readonly wecom: {
    readonly botId: string;
    readonly secret: string;
    readonly url: string | null;
    readonly name: string | null;
    readonly perChatMinute: number;
    readonly perChatHour: number;
  } | null;
  readonly console: boolean;
}

/** What is configured of the channels. `port`: what is open for a webhook; `data`: the folder of data. */
export const readChannels = (settings: Settings, port: number | null, data: string): ChannelSettings => ({
  telegram: readTelegram(settings, port),
  wechat: readWechat(settings, data),
  wecom: readWecom(settings),
  console: settings.yes('CEWEN_CONSOLE'),
});

function readTelegram(settings: Settings, port: number | null): ChannelSettings['telegram'] {
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

function readWechat(settings: Settings, data: string): ChannelSettings['wechat'] {
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

function readWecom(settings: Settings): ChannelSettings['wecom'] {
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
