import type { Slot } from './slots/slot.ts';

/** A stretch of the message as read (normalised), in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How something is said: the one place that knows 没有, 想, 听说, 左右, 朋友公司. */
export interface Context {
  readonly polarity: 'affirmed' | 'denied';
  /** A fact, a wish (想评), applied for (申报中), supposed (如果), or asked (是不是小巨人). */
  readonly modality: 'fact' | 'wish' | 'applied-for' | 'supposed' | 'asked';
  /** Whose: the asker's, a client's of the asker, somebody else's (朋友公司), or the policy's own (听说能补5%). */
  readonly holder: 'asker' | 'client' | 'someone-else' | 'policy';
}

/** What a question is about: measures and documents that it names, and the words that it uses for the rest. */
export interface Subject {
  readonly measures: readonly string[];
  readonly documents: readonly string[];
  readonly words: readonly string[];
}

/** An aspect that is asked, and the words that ask it; `other` where no listed aspect covers the words. */
export interface AskedAspect {
  /** A name of knowledge/language/aspects.yaml (amount, payout-time, materials …), or `other`. */
  readonly aspect: string;
  readonly words: string;
  readonly span: Span;
}

/** One thing that a message does, in the order in which it does them; planning switches on it and looks at no text. */
export type Act =
  | { readonly act: 'ask'; readonly aspects: readonly AskedAspect[]; readonly of: Subject; readonly span: Span }
  | {
      readonly act: 'calculate';
      readonly of: Subject;
      readonly total: 'none' | 'years' | 'measures';
      readonly span: Span;
    }
  | { readonly act: 'what-can-i-get'; readonly of: Subject; readonly span: Span }
  | { readonly act: 'together'; readonly of: readonly Subject[]; readonly span: Span }
  | { readonly act: 'compare'; readonly of: readonly Subject[]; readonly span: Span }
  | { readonly act: 'rise'; readonly to: string | null; readonly span: Span }
  /** `figure`: the figure claimed, as printed; null where none is (听说小微企业也行). */
  | { readonly act: 'claim'; readonly of: Subject; readonly figure: string | null; readonly span: Span }
  | { readonly act: 'inform'; readonly span: Span }
  | { readonly act: 'answer'; readonly span: Span }
  | { readonly act: 'correct'; readonly span: Span }
  | { readonly act: 'unsure'; readonly span: Span }
  /**
   * A word of command to the assistant: profile, forget, clients, human, change, drop, client, new-client, drop-client, vote. `what`: the
   * client's name (the asker's own enterprise is ''), what is to hold as a statement, what is dropped, or useful · useless.
   */
  | { readonly act: 'manage'; readonly which: string; readonly what: string; readonly span: Span }
  /** greeting, thanks, ok, bye, help, bot, trust, your-phone, not-understood, too-long, complaint, abuse, silence, noise … */
  | { readonly act: 'courtesy'; readonly which: string; readonly span: Span }
  | { readonly act: 'off-topic'; readonly which: string; readonly span: Span };

/** What reading a message needs to know of the conversation before it. */
export interface Talk {
  /** A question of ours is open: a bare statement answers it. */
  readonly pending: boolean;
  /** A measure or a subject was talked of, which a question may leave unsaid. */
  readonly talking: boolean;
}

/** What the readers of slots took of the message, so that an act knows what is told of the asker's case. */
export interface Stated {
  readonly span: Span;
  /** A figure, a year, a list: what a sum is made of. */
  readonly figure: boolean;
}

/** A message as understood: what it does, what it states, and what was left over. */
export interface Reading {
  readonly acts: readonly Act[];
  readonly slots: readonly Slot[];
  /** Sums, months and parts of a year that nothing took: such a stretch forbids an assumption about its kind. */
  readonly residue: readonly Span[];
}
