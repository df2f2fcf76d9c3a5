import { objectIn, partIn } from './damaged.ts';
import type { DeadLetter } from './port/dead-letters.ts';

/** The kind and the id that a dead letter's key names; null for what is no key. */
export function readKey(key: string): { readonly kind: 'message' | 'part'; readonly id: number } | null {
  const [, letter, digits] = /^([mp])(\d{1,15})$/.exec(key) ?? [];
  return digits === undefined ? null : { kind: letter === 'm' ? 'message' : 'part', id: Number(digits) };
}

/** The newest `most` of messages and parts, oldest first. */
export function oldestFirst<T extends { readonly at: number }>(letters: readonly T[], most: number): T[] {
  return [...letters].sort((a, b) => a.at - b.at).slice(-most);
}

/** A row of either table as a dead letter, told by its key, channel, time, state and body. */
export function toLetter(row: Readonly<Record<string, string | number | null>>): DeadLetter {
  const key = String(row.key);
  const isWhole = key.startsWith('m') ? objectIn(row.body)?.content : partIn(row.body);
  return {
    key,
    channel: String(row.channel),
    at: Number(row.at),
    why: row.state === 'expired' ? 'expired' : 'failed',
    ...(isWhole ? {} : { damaged: true as const }),
  };
}
