import type { Clock } from '../contract/clock.ts';
import { StoreError } from '../errors.ts';
import type { OwnerParts } from '../page/owner-parts.ts';
import { LocalBudgets } from '../store/local-budgets.ts';
import type { Allowance } from '../store/port/budgets.ts';
import type { Store } from '../store/port.ts';

/** So many sums are worked out, and pages shown, for each question that an address may ask: a form sums at each stroke, a conversation is followed. */
const TIMES = { ask: 1, calculate: 5, read: 20 } as const;

/** For so long after a count that failed the store is left alone, in milliseconds. */
const AWAY = 5000;
const MOST_EXPIRED = 10_000;

/**
 * What an address may do in a minute, `perAddress` questions: one budget for all programs that share the store. While the store can't
 * count, this program does by itself, so that pages which need no store are shown and a flood still finds an end.
 */
export function admitsFrom(store: Pick<Store, 'budgets'>, clock: Clock, perAddress: number): OwnerParts['admits'] {
  const alone = new LocalBudgets();
  /** Until when the store is not asked: every page would wait for it in turn. */
  let away = Number.NEGATIVE_INFINITY;
  return async (kind, address) => {
    const of: Allowance = { scope: kind, channel: 'web', name: address };
    const [most, now] = [perAddress * TIMES[kind], clock.now()];
    if (now >= away) {
      try {
        return (await store.budgets.count(of, most, now)) === 'yes';
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        await alone.expire(now, MOST_EXPIRED);
        away = clock.now() + AWAY;
      }
    }
    return (await alone.count(of, most, now)) === 'yes';
  };
}
