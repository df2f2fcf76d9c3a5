import type { Span } from './span.ts';

/** Some of the asker's words, and where they stand in the message. */
export interface QuotedStretch extends Span {
  readonly text: string;
}

/** Some words of a text. */
export const stretchAt = (text: string, start: number, end: number): QuotedStretch => ({
  text: text.slice(start, end),
  start,
  end,
});
