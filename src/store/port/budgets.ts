/** How long a budget lasts from the first that is counted, in milliseconds. */
export const BUDGET_LASTS = 60_000;

/**
 * What is counted together: a person's messages, a group's, how often a chat is told that it waits in a line, or that the house is full; of the owner's page, what
 * comes from an address: questions, sums and pages.
 */
export interface Allowance {
  readonly scope: 'person' | 'group' | 'line' | 'full' | 'ask' | 'calculate' | 'read';
  readonly channel: string;
  /** The sender, the chat or the address. */
  readonly name: string;
}

/** `tell`: the first beyond the budget, to be told so; `no`: one beyond that. */
export type Admitted = 'yes' | 'tell' | 'no';

/**
 * Minutes that are being counted: one count for all programs that share a store, kept no longer than it is of use. Counted beside the
 * store's transactions, so that whoever is in one may count and no count waits for one.
 */
export interface Budgets {
  /**
   * Counts one more at `now`, milliseconds since 1970, where `most` are allowed in a minute that begins with the first. What is
   * answered `no` need not be counted. What is counted stays so, whatever becomes of a transaction: ask once for each message. A minute that began further off than a minute, on either side, is over: clocks may be set.
   */
  count(of: Allowance, most: number, now: number): Promise<Admitted>;
  /** Deletes at most `most` minutes that are over at `now`. Gives how many. */
  expire(now: number, most: number): Promise<number>;
}

/** What the number used says of the one just counted; null: it was beyond the budget before. */
export function admitted(used: number | null, most: number): Admitted {
  if (used === null || used > most + 1) return 'no';
  return used <= most ? 'yes' : 'tell';
}
