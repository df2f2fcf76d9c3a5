import { ChannelError } from '../../errors.ts';

/** The frame that answers a refused one; the SDK rejects with it as it is, not with an Error. */
export function refusalOf(error: unknown): number | null {
  const { errcode } = (error ?? {}) as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode : null;
}

/** The question can no longer be answered in place: its id is unknown to this connection, or its stream has expired. */
export const tooLateInPlace = (code: number | null): boolean => code === 846605 || code === 846608;

/** Codes of a refused subscription that say that the bot or its secret is wrong; every other passes. */
const WRONG_ID: ReadonlySet<number> = new Set([853000, 40001, 40013, 40056, 41004]);

/** Why a subscription was refused, which the SDK tells in words alone: its code; null for any other error. */
export function subscriptionRefusal(error: Error): { readonly code: number; readonly wrongId: boolean } | null {
  const code = /^Authentication failed\b.*\(code: (-?\d+)\)$/s.exec(error.message)?.[1];
  return code === undefined ? null : { code: Number(code), wrongId: WRONG_ID.has(Number(code)) };
}

export const WRONG_SECRET = '企业微信不认这个机器人。请在管理后台核对 WECOM_BOT_ID 和 WECOM_BOT_SECRET，改好后重新启动';
export const REPLACED = '另一个程序用同一个企业微信机器人连接了，这里被断开。请停掉它，或另建一个机器人';

/** What went wrong at WeCom, and whether trying again can help. */
export function faultOf(error: unknown): ChannelError {
  if (error instanceof ChannelError) return error;
  const code = refusalOf(error);
  if (code === null) return new ChannelError('unreachable', { recovery: 'retry', scope: 'channel', unsure: true });
  if (code === 45009 || code === 846607)
    return new ChannelError('too many requests', { recovery: 'retry', scope: 'chat', retryAfter: 60_000 });
  if (code === -1 || code === 6000) return new ChannelError('server busy', { recovery: 'retry', scope: 'chat' });
  return new ChannelError(`refused with ${code}`, { recovery: 'drop' });
}
