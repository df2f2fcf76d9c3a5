import type { Person } from './person.ts';

/** A question that found no answer, redacted, and the nearest clause. */
export interface MissedQuestion {
  readonly question: string;
  readonly why:
    | 'nothing-held'
    | 'place-not-held'
    | 'document-not-held'
    | 'not-in-clause'
    | 'rule-locked'
    | 'refused'
    /** It could not be handled: a fault of ours. */
    | 'failed';
  readonly clause: string | null;
}

/** Questions that ask the same: how often, when last, and other wordings of it. */
export interface MissedGroup extends MissedQuestion {
  readonly times: number;
  readonly last: number;
  readonly also: readonly string[];
}

export interface Unanswered {
  keep(missed: MissedQuestion & Person, now: number): Promise<void>;
  /** What could not be answered, most often asked first. Questions group where reason and words are nearly the same. */
  list(): Promise<readonly MissedGroup[]>;
  /** Deletes at most `most` that were asked before `before`. Gives how many. */
  expire(before: number, most: number): Promise<number>;
  forget(person: Person): Promise<void>;
}
