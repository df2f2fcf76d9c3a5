import type { ThreadFilter, ThreadLine } from './port/threads.ts';

/** The newest `most` lines, oldest first: of one moment each message stands before what was said to it. */
export function newest(lines: readonly ThreadLine[], most: number): ThreadLine[] {
  const asked = (line: ThreadLine): number => (line.kind === 'asked' ? line.id : line.inbox);
  const place = (line: ThreadLine): number => (line.kind === 'asked' ? 0 : line.id);
  return [...lines].sort((a, b) => a.at - b.at || asked(a) - asked(b) || place(a) - place(b)).slice(-most);
}

/** By what a list of threads goes: of those who wait alone, or of none of them, by a moment that an index holds. */
export function orderOf({ states, owner }: ThreadFilter): 'since' | 'heard' | 'both' {
  if (owner !== undefined) return 'heard';
  if (!states?.length) return 'both';
  if (states.every((state) => state === 'pool')) return 'since';
  return states.includes('pool') ? 'both' : 'heard';
}
