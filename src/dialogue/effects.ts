import type { Reply } from '../contract/reply.ts';
import type { Session } from './clients.ts';
import type { Missed } from './unanswered.ts';

/** What a turn asks of whoever keeps the conversation, beside keeping it. */
export type Deed =
  | { readonly kind: 'forget' }
  | { readonly kind: 'drop-client'; readonly client: string }
  | { readonly kind: 'vote'; readonly useful: boolean; readonly question: string; readonly clause: string | null }
  | ({ readonly kind: 'missed'; readonly question: string } & Missed);

export interface Talked {
  readonly reply: Reply;
  readonly session: Session;
  readonly deeds: readonly Deed[];
}
