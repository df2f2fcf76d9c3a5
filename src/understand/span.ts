/** A stretch of the message as read (normalised), in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
