import { type Logger, pino } from 'pino';

export type { Logger };

/** JSON lines on standard error: static English messages and fields; never a message's text, a name, an amount or a token. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null }, pino.destination({ fd: 2, sync: true }));
}
