import type { FactInput } from './slots/slot.ts';

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
  /** 500万 · 大概500万 · 四五百万 · 上半年500万. */
  readonly exactness: 'exact' | 'about' | 'range' | 'partial';
  /** The year it is said of, where one is said. */
  readonly year: number | null;
}

/** One fact that a message states, with the words that state it. */
export interface Slot {
  readonly fact: string;
  readonly value: FactInput;
  readonly span: Span;
  readonly words: string;
  readonly context: Context;
  /** Whose fact it is, where a message speaks of several clients; null for the one that is open. */
  readonly client: string | null;
  /** How loosely said words were read, as a reply tells it: 营业收入按主营业务收入理解. */
  readonly reading?: string;
}

/** What a question is about: measures and documents that it names, and the words that it uses for the rest. */
export interface Subject {
  readonly measures: readonly string[];
  readonly documents: readonly string[];
  readonly words: readonly string[];
}

/** One thing that a message does, in the order in which it does them; planning switches on it and looks at no text. */
export type Act =
  /** `aspects` are names of knowledge/language/aspects.yaml: amount, payout, materials, deadline … */
  | { readonly act: 'ask'; readonly aspects: readonly string[]; readonly of: Subject; readonly span: Span }
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
  /** A word of command to the assistant: profile, forget, clients, human, change, drop, client, new-client, vote … */
  | { readonly act: 'manage'; readonly which: string; readonly what: string; readonly span: Span }
  /** greeting, thanks, bye, help, bot, complaint, too-long, not-understood, abuse … */
  | { readonly act: 'courtesy'; readonly which: string; readonly span: Span }
  | { readonly act: 'off-topic'; readonly which: string; readonly span: Span };

/** A message as understood: what it does, what it states, and what was left over. After reading nothing looks at raw text. */
export interface Reading {
  readonly acts: readonly Act[];
  readonly slots: readonly Slot[];
  /** Figures, dates and known nouns that nothing took: such a figure forbids an assumption about its kind. */
  readonly residue: readonly Span[];
}
