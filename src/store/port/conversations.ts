import type { Person, Whose } from './person.ts';

/** A fact as it was said. `value` and `KeptClient.memory` are JSON, read by whoever wrote them; `on` is an ISO date. */
export interface KeptFact {
  readonly fact: string;
  readonly value: string;
  readonly words: string;
  readonly on: string;
}

/** One enterprise that a person asks for; '' names their own. */
export interface KeptClient {
  readonly client: string;
  readonly memory: string | null;
  readonly facts: readonly KeptFact[];
}

export interface KeptConversation {
  /** The profile that is open. */
  readonly client: string;
  readonly clients: readonly KeptClient[];
}

/** What people told, each in each chat; nothing of one chat is read in another. Times are milliseconds since 1970. */
export interface Conversations {
  /** What is kept of a person in a chat; null at first contact. Memory last touched before `since` has expired. */
  load(whose: Whose, since: number): Promise<KeptConversation | null>;
  /** The profile that is open in each of these, '' where none is kept. */
  openClients(of: readonly Whose[]): Promise<readonly string[]>;
  /** Writes what changed in a turn: which profile is open, and that profile. */
  keep(whose: Whose, changed: KeptClient, now: number): Promise<void>;
  /**
   * Lets what is older than each of these moments go, at most `most` of each: conversations lose their thread, people all that
   * they told. Gives how many of that which there was more of.
   */
  expire(before: { readonly memory: number; readonly people: number }, most: number): Promise<number>;
  /** Deletes one client of a person in a chat. */
  forgetClient(whose: Whose, client: string): Promise<void>;
  /** Deletes what a person told in any chat of a channel. */
  forget(person: Person): Promise<void>;
}
