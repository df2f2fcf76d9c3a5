/** Something in the knowledge that doesn't hold together: where, what, and how to mend it. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly severity: 'error' | 'warning';
  readonly what: string;
  /** How to mend it, where `what` doesn't say. */
  readonly remedy?: string;
}

/** `file:line: what：remedy`, as an editor can follow it. */
export function printFault({ file, line, what, remedy }: Fault): string {
  return `${file}:${line}: ${what}${remedy ? `：${remedy}` : ''}`;
}
