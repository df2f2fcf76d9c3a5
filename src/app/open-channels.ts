import { ConsoleChannel } from '../channel/console/channel.ts';
import { TelegramChannel } from '../channel/telegram/channel.ts';
import { WechatChannel } from '../channel/wechat/channel.ts';
import { WecomChannel } from '../channel/wecom/channel.ts';
import type { Channel } from '../contract/channel.ts';
import type { Pacing } from '../delivery/sender.ts';
import type { Logger } from '../logger.ts';
import type { ChannelSettings } from './channel-settings.ts';
import { quietWechaty } from './config.ts';

/** The channels that are configured, each with how fast it may send, and that of the page where one is served. */
export function openChannels(
  { telegram, wechat, wecom, console }: ChannelSettings,
  { logger, tell }: { readonly logger: Logger; readonly tell: (line: string) => void },
  page: Channel | null,
): { channel: Channel; pacing: Pacing }[] {
  const channels: { channel: Channel; pacing: Pacing }[] = [];
  const minute = 60_000;
  if (telegram)
    channels.push({
      channel: new TelegramChannel(telegram, logger),
      pacing: {
        limits: [
          { scope: 'channel', kind: null, count: telegram.perSecond, per: 1000 },
          { scope: 'chat', kind: null, count: telegram.perChatSecond, per: 1000 },
          { scope: 'chat', kind: 'group', count: telegram.perGroupMinute, per: minute },
        ],
        jitter: 0,
      },
    });
  if (wechat) {
    quietWechaty();
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
  if (wecom)
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
  if (console)
    channels.push({ channel: new ConsoleChannel(process.stdin, process.stdout), pacing: { limits: [], jitter: 0 } });
  if (page) channels.push({ channel: page, pacing: { limits: [], jitter: 0 } });
  return channels;
}
