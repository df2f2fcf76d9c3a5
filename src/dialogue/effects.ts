import type { Draft } from '../answer/draft/draft.ts';
import type { Reply } from '../contract/reply.ts';
import type { ClientSession } from './clients.ts';
import type { WhyMissed } from './unanswered.ts';

/** What a turn asks of whoever keeps the conversation, beside keeping it. */
export type Effect =
  | { readonly kind: 'forget' }
  /** A person should answer: the asker wants one, or is dissatisfied. */
  | { readonly kind: 'hand-over'; readonly why: 'asks-person' | 'complains' }
  | { readonly kind: 'drop-client'; readonly client: string }
  | { readonly kind: 'vote'; readonly useful: boolean; readonly question: string; readonly clause: string | null }
  | ({ readonly kind: 'missed'; readonly question: string } & WhyMissed);

/** What was done at a word of command: what to say to it, the asker's words that this repeats, the conversation after it. */
export interface Done {
  readonly draft: Draft;
  readonly asked: string;
  readonly state: ClientSession;
  readonly effects: readonly Effect[];
}

/** What a message comes to: the reply, the conversation after it, and what else is to be kept or forgotten. */
export interface Turn {
  readonly reply: Reply;
  readonly state: ClientSession;
  readonly effects: readonly Effect[];
}
