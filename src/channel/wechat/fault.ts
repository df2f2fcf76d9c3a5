import { ChannelError } from '../../errors.ts';

export const NEVER_LOGGED_IN =
  '微信一直没有登录。请用手机扫描终端里的二维码，或核对 WECHATY_PUPPET、WECHATY_PUPPET_SERVICE_TOKEN 和 WECHATY_PUPPET_SERVICE_ENDPOINT';
export const WRONG_TOKEN = '微信网关不认这个令牌。请核对 WECHATY_PUPPET_SERVICE_TOKEN，改好后重新启动';
export const NO_PUPPET =
  '找不到 WECHATY_PUPPET 指定的组件。请先安装它（npm install --no-save --prefix optional/wechat 组件名，升级后要再装一次），或改正名称';

/** What kind of fault an event tells of. Its own words quote the token, so they go no further than this. */
export function faultKind(error: unknown): 'token' | 'gone' | 'other' {
  const text = String((error as { message?: unknown })?.message ?? error);
  if (/UNAUTHENTICATED|Invalid Wechaty TOKEN|code["':\s]*16\b/i.test(text)) return 'token';
  if (
    /UNAVAILABLE|ECONNREFUSED|ECONNRESET|Connection dropped|CANCELLED|No connection established|deadline|socket hang up|Watchdog/i.test(
      text,
    )
  )
    return 'gone';
  return 'other';
}

/** A message that the gateway did not take: it may be away, or the account may be logged out. */
export function faultOf(error: unknown): ChannelError {
  if (error instanceof ChannelError) return error;
  return new ChannelError('gateway refused or away', { recovery: 'retry', scope: 'channel', unsure: true });
}
