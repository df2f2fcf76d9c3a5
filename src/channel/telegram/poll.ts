import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { StoreError } from '../../errors.ts';
import type { Logger } from '../../logger.ts';
import type { Pause } from '../pause.ts';
import { faultOf } from './fault.ts';

interface Polling {
  readonly signal: AbortSignal;
  readonly updates: readonly ('message' | 'edited_message' | 'callback_query')[];
  /** Resolves when the update is on record. */
  readonly take: (update: Update) => Promise<void>;
  readonly away: (is: boolean) => void;
  readonly logger: Logger;
  readonly wait: Pause;
}

/** Seconds that Telegram holds a call open while nothing comes. */
const HOLD = 25;
/** Longest wait, in milliseconds, where it is the store that failed: whoever has written waits for it alone. */
const STORE_AWAY = 4000;

/**
 * Fetches updates until the signal. The offset, which is what confirms updates to Telegram, moves only past what is on record: a
 * crash or a full disk loses none, which grammY's own loop can't promise. Throws what trying again can't mend.
 */
export async function poll(api: Api, { signal, updates, take, away, logger, wait }: Polling): Promise<void> {
  let offset = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const batch = await api.getUpdates(
        { offset, timeout: failures > 0 ? 0 : HOLD, limit: 100, allowed_updates: updates },
        signal as never,
      );
      if (failures > 0) logger.info({ channel: 'telegram' }, 'telegram is back');
      failures = 0;
      away(false);
      await Promise.all(batch.map(take));
      offset = Math.max(offset, ...batch.map((update) => update.update_id + 1));
    } catch (error) {
      if (signal.aborted) return;
      const fault = faultOf(error);
      if (fault.recovery === 'stop') throw fault;
      failures += 1;
      const longest = error instanceof StoreError ? STORE_AWAY : 30_000;
      const ms = fault.retryAfter ?? Math.min(longest, 500 * 2 ** Math.min(failures, 6));
      logger.warn(
        { channel: 'telegram', reason: fault.message, failures, wait: ms },
        'polling failed, will be tried again',
      );
      away(true);
      await wait(ms, signal);
    }
  }
  await confirm(api, offset);
}

/** What was fetched last is on record: told once more, so that the next start is not given it again. */
async function confirm(api: Api, offset: number): Promise<void> {
  if (offset > 0)
    await api.getUpdates({ offset, timeout: 0, limit: 1 }, AbortSignal.timeout(2000) as never).catch(() => {});
}
