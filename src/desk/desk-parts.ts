import type { Clock } from '../contract/clock.ts';
import type { DraftFigure } from '../contract/draft-figure.ts';
import type { Reply } from '../contract/reply.ts';
import type { Proxies } from '../http/client-address.ts';
import type { Logger } from '../logger.ts';
import type { Batches } from '../office/batch/batches.ts';
import type { Owed } from '../office/chats.ts';
import type { ClientProfile } from '../office/clients/client-profile.ts';
import type { ClientView } from '../office/clients/client-view.ts';
import type { Watched } from '../office/watch/days-ahead.ts';
import type { Store } from '../store/port.ts';
import type { Directory } from './directory.ts';
import type { Live } from './live.ts';

/** What a person's draft may rest on. */
interface DraftBasis {
  /** Clauses that were shown in the chat. */
  readonly cited: readonly string[];
  readonly calculations: Reply['calculations'];
  /** The asker's words. */
  readonly asked: string;
}

/** A clause as the desk shows it; `source` is the document's number with the place in it. */
export interface ShownClause {
  readonly id: string;
  readonly source: string;
  readonly title: string;
  readonly text: string;
}

/** A measure's card as words that can be sent. */
export interface CardWords {
  readonly title: string;
  readonly text: string;
}

/** What the desk is made of; everything that knows policies is handed in. */
export interface DeskParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly proxies: Proxies;
  readonly live: Live;
  /** The agency's own directory; null where people sign in by passwords alone. */
  readonly directory: Directory | null;
  /** Sends what the desk owes, and gives waiting chats to whoever is free. */
  readonly send: (owed: readonly Owed[]) => void;
  readonly readDraft: (text: string, basis: DraftBasis) => DraftFigure[];
  /** What the assistant would answer after these earlier messages; null where it can't. */
  readonly suggest: (text: string, history: readonly string[]) => Promise<Reply | null>;
  /** The clauses nearest to some words, best first; one that is named by its id comes first. */
  readonly nearClauses: (words: string) => Promise<readonly ShownClause[]>;
  readonly hasClause: (id: string) => boolean;
  /** The cards of the measures that a clause grants. */
  readonly cardsOn: (clause: string) => readonly CardWords[];
  /** What a clause, a document or a measure is called, by its id; null where none is held. */
  readonly nameOf: (id: string) => string | null;
  readonly batches: Batches;
  /** An empty file of clients to fill in. */
  readonly template: () => Promise<Uint8Array>;
  /** How a client stands today. */
  readonly clientView: (client: string, profile: ClientProfile) => ClientView;
  /** A fact in a clerk's words. */
  readonly readFact: (fact: string, words: string) => { readonly value: unknown } | { readonly fault: string };
  /** The measures that a client may have had, by id and title. */
  readonly measureTitles: () => readonly (readonly [id: string, title: string])[];
  /** The document's number with the place that a measure rests on. */
  readonly measureSource: (measure: string) => string;
  /** What is watched of a client today. */
  readonly watched: (client: string, profile: ClientProfile) => Watched;
  /** What words about some measures of a client rest on. */
  readonly basisFor: (
    profile: ClientProfile,
    measures: readonly string[],
  ) => { readonly clauses: string[]; readonly calculations: unknown[] };
  /** Today in Shanghai, ISO. */
  readonly today: () => string;
  /** The names of all facts, in their order. */
  readonly factNames: () => readonly string[];
}
