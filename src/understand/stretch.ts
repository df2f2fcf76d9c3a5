import type { Span } from './reading.ts';

/** Some of the asker's words, and where they stand in the message. */
export interface Stretch extends Span {
  readonly text: string;
}

/** Some words of a text. */
export const stretchAt = (text: string, start: number, end: number): Stretch => ({
  text: text.slice(start, end),
  start,
  end,
});
