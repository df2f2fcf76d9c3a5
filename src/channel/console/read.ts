import type { Incoming } from '../../contract/channel.ts';

/** A line of the terminal as a message; null for an empty one. `run` tells the lines of one start from those of another. */
export function readLine(line: string, n: number, run: string, now: number): Incoming | null {
  const text = line.trim();
  if (text === '') return null;
  return {
    channel: 'console',
    id: `${run}:${n}`,
    revises: null,
    chat: 'terminal',
    kind: 'private',
    sender: 'terminal',
    sentAt: now,
    quoted: null,
    content: { kind: 'text', text },
    ticket: null,
  };
}
