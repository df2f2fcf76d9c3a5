import { GrammyError } from 'grammy';
import { ChannelError, StoreError } from '../../errors.ts';

/** What went wrong at Telegram, and whether trying again can help. Neither the token nor a message's words are in it. */
export function faultOf(error: unknown): ChannelError {
  if (error instanceof ChannelError) return error;
  if (error instanceof StoreError)
    return new ChannelError(`store failed (${error.reason ?? 'no code'})`, { recovery: 'retry', scope: 'channel' });
  if (!(error instanceof GrammyError))
    return new ChannelError('unreachable', { recovery: 'retry', scope: 'channel', unsure: !wasNeverReached(error) });
  const { error_code: code, description, parameters } = error;
  if (code === 429) {
    const retryAfter = (parameters.retry_after ?? 1) * 1000;
    return new ChannelError('too many requests', { recovery: 'retry', scope: 'chat', retryAfter });
  }
  if (code >= 500) return new ChannelError(`server error ${code}`, { recovery: 'retry', scope: 'channel' });
  if (code === 401 || code === 404)
    return new ChannelError('Telegram 不认这个令牌。请在 @BotFather 里核对 TELEGRAM_BOT_TOKEN，改好后重新启动', {
      recovery: 'stop',
    });
  if (code === 409)
    return new ChannelError(
      /webhook/.test(description)
        ? 'Telegram 上设有 webhook，不能同时轮询。请停掉使用 webhook 的程序，或改设 TELEGRAM_WEBHOOK_URL'
        : '另一个程序正用同一个 TELEGRAM_BOT_TOKEN 轮询。请停掉它，或为这里另申请一个机器人',
      { recovery: 'stop' },
    );
  return new ChannelError(`refused with ${code}`, { recovery: 'drop' });
}

/** No connection came about: nothing can have arrived. */
function wasNeverReached(error: unknown): boolean {
  const cause = (error as { error?: unknown } | null)?.error ?? error;
  return NO_CONNECTION.includes((cause as { code?: string } | null)?.code ?? '');
}
const NO_CONNECTION = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'];
