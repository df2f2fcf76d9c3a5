import type { Channel } from '../contract/channel.ts';
import type { Pacing } from '../delivery/sender.ts';
import type { Route } from '../http/server.ts';
import type { Logger } from '../logger.ts';
import type { ChannelSettings } from './channel-settings.ts';
import { quietWechaty } from './config.ts';

/** A channel, how fast it may send, and where its platform posts to it: `POST /tg`. */
export interface OpenedChannel {
  readonly channel: Channel;
  readonly pacing: Pacing;
  readonly webhook?: { readonly at: string; readonly route: Route };
}

/** The channels that are configured, and that of the page where one is served; the libraries of no other one are loaded. */
export async function openChannels(
  { telegram, wechat, wecom, console }: ChannelSettings,
  { logger, tell }: { readonly logger: Logger; readonly tell: (line: string) => void },
  page: Channel | null,
): Promise<OpenedChannel[]> {
  const channels: OpenedChannel[] = [];
  const minute = 60_000;
  if (telegram) {
    const { TelegramChannel } = await import('../channel/telegram/channel.ts');
    const channel = new TelegramChannel(telegram, logger);
    const pacing: Pacing = {
      limits: [
        { scope: 'channel', kind: null, count: telegram.perSecond, per: 1000 },
        { scope: 'chat', kind: null, count: telegram.perChatSecond, per: 1000 },
        { scope: 'chat', kind: 'group', count: telegram.perGroupMinute, per: minute },
      ],
      jitter: 0,
    };
    const route: Route = async ({ headers, body }) => ({
      status: await channel.webhook(headers['x-telegram-bot-api-secret-token']?.toString(), body),
    });
    const at = telegram.webhook && `POST ${new URL(telegram.webhook.url).pathname}`;
    channels.push({ channel, pacing, ...(at ? { webhook: { at, route } } : {}) });
  }
  if (wechat) {
    quietWechaty();
    const { WechatChannel } = await import('../channel/wechat/channel.ts');
    channels.push({
      channel: new WechatChannel(wechat, logger, tell),
      pacing: {
        limits: [
          { scope: 'channel', kind: null, count: wechat.perMinute, per: minute },
          { scope: 'channel', kind: null, count: wechat.perHour, per: 60 * minute },
        ],
        jitter: wechat.jitter,
      },
    });
  }
  if (wecom) {
    const { WecomChannel } = await import('../channel/wecom/channel.ts');
    channels.push({
      channel: new WecomChannel(wecom, logger),
      pacing: {
        limits: [
          { scope: 'chat', kind: null, count: wecom.perChatMinute, per: minute },
          { scope: 'chat', kind: null, count: wecom.perChatHour, per: 60 * minute },
        ],
        jitter: 0,
      },
    });
  }
  if (console) {
    const { ConsoleChannel } = await import('../channel/console/channel.ts');
    channels.push({ channel: new ConsoleChannel(process.stdin, process.stdout), pacing: { limits: [], jitter: 0 } });
  }
  if (page) channels.push({ channel: page, pacing: { limits: [], jitter: 0 } });
  return channels;
}
