import { ChannelError } from '../../errors.ts';

/** A terminal that is gone does not come back. */
export function faultOf(error: unknown): ChannelError {
  if (error instanceof ChannelError) return error;
  const { code = 'closed' } = error as { code?: string };
  return new ChannelError(`终端已关闭（${code}）`, { recovery: 'drop' });
}
