import type { Person } from './person.ts';

/** 有用 or 没用 on the answer to a question, and the clause that it cited first, where that is known. */
export interface Vote extends Person {
  readonly question: string;
  readonly clause: string | null;
  readonly useful: boolean;
}

/** Votes on one question, null where it was not kept; the times are milliseconds since 1970. */
export interface Feedback {
  readonly question: string | null;
  readonly clause: string | null;
  readonly useful: number;
  readonly useless: number;
  readonly last: number;
}

export interface Votes {
  /** Keeps one vote a person and question, redacted; the last one counts. It outlives the message that it was cast on. */
  keep(vote: Vote, now: number): Promise<void>;
  /** The votes by question, the most often found useless first. */
  list(): Promise<readonly Feedback[]>;
  /** Deletes a person's votes: each holds a question in their words. */
  forget(person: Person): Promise<void>;
}
