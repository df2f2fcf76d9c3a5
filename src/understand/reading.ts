import type { Joined } from './joined/supports-joined.ts';
import type { Residue } from './slots/residue.ts';
import type { Slot } from './slots/slot.ts';
import type { Span } from './span.ts';

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

/** An aspect that is asked (amount, payout-time, materials …), and the words that ask it. */
export interface AskedAspect {
  /** A name of knowledge/language/aspects.yaml. */
  readonly aspect: string;
  readonly words: string;
  readonly span: Span;
  /** Which stretch between stops it stands in. */
  readonly stretch: number;
}

/** Governments by their level. */
export const LEVELS = ['national', 'provincial', 'municipal', 'below'] as const;
export type GovernmentLevel = (typeof LEVELS)[number];

/** One thing that a message does, in the order in which it does them; planning switches on it and looks at no text. */
export type Act =
  /** `aspects`: names of knowledge/language/aspects.yaml, `other` where words beside the thing ask what none covers. */
  | { readonly act: 'ask'; readonly aspects: readonly string[]; readonly of: Subject }
  | { readonly act: 'calculate'; readonly of: Subject }
  /** `most`: how much at most together, and what to apply for to get it; `any`: whatever help there is, the words ask for none in particular. */
  | { readonly act: 'what-can-i-get'; readonly of: Subject; readonly most?: true; readonly any?: true }
  /** `levels`: the governments whose support is set side by side, from the whole country down; `pool`: whether they share a ceiling. */
  | {
      readonly act: 'together';
      readonly of: readonly Subject[];
      readonly levels?: readonly GovernmentLevel[];
      readonly pool?: true;
      /** What is to be had together, where only the place is missing for it. */
      readonly joined?: Joined;
    }
  | { readonly act: 'compare'; readonly of: readonly Subject[] }
  /** `to`: the recognition to reach, as it was called; null where none is (还能往上评啥). */
  | { readonly act: 'rise'; readonly to: string | null }
  /** `figure`: the figure claimed, as printed; null where none is (听说小微企业也行). */
  | { readonly act: 'claim'; readonly of: Subject; readonly figure: string | null }
  | { readonly act: 'inform' }
  | { readonly act: 'answer' }
  | { readonly act: 'correct' }
  | { readonly act: 'unsure' }
  /**
   * A word of command to the assistant: profile, forget, clients, human, change, drop, client, new-client, drop-client, vote. `what`: the
   * client's name (the asker's own enterprise is ''), what is to hold as a statement, what is dropped, or useful · useless; `into`: its new name.
   */
  | { readonly act: 'manage'; readonly which: string; readonly what: string; readonly into?: string }
  /** greeting, thanks, ok, bye, help, bot, trust, your-phone, not-understood, too-long, complaint, abuse, silence, noise … */
  | { readonly act: 'courtesy'; readonly which: string }
  | { readonly act: 'off-topic'; readonly which: string };

/** At least one. */
export type Acts = readonly [Act, ...Act[]];

/** How a part of a message was understood: what it does, what it states, and what was left over. */
export interface Reading {
  /** The part, normalised: what offsets refer to. */
  readonly text: string;
  readonly acts: readonly Act[];
  readonly slots: readonly Slot[];
  /** Sums, months and parts of a year that nothing took: such a stretch forbids an assumption about its kind. */
  readonly residue: readonly Residue[];
}
