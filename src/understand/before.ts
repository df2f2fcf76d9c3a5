import type { Choice } from '../contract/reply.ts';
import type { PolicyDocument } from '../knowledge/document.ts';
import type { RegionMention } from '../language/region.ts';
import type { Act } from './reading.ts';
import type { AskedBack, SlotValue } from './slots/slot.ts';
import type { Topic } from './topic.ts';

/** What is known of the asker's case, by fact. */
export type KnownFacts = ReadonlyMap<string, SlotValue>;

/** In what words a fact was said, and on which day (ISO). */
export interface Note {
  readonly words: string;
  readonly on: string;
}

/** What went before in a conversation, as far as it tells how a message is to be read. */
export interface Before {
  readonly regions: readonly RegionMention[];
  readonly documents: readonly PolicyDocument[];
  /** The words, topics and aspects of the last question that had a topic. */
  readonly searched: string;
  /** The last message, whatever it was about. */
  readonly asked: string;
  readonly topics: readonly Topic[];
  readonly aspects: readonly string[];
  /** The clauses that the last answer cited, by id. */
  readonly cited: readonly string[];
  /** The question that we put last, with its numbered choices. */
  readonly pending: (AskedBack & { readonly choices: readonly Choice[] }) | null;
  /** What was asked and only the place was missing for: the place that is told next is told for it. */
  readonly awaiting: Act | null;
  /** The fact that was last said with a figure: what a correction (说错了，是100万) corrects. */
  readonly lastFact: string | null;
  /** What the asker said of their own case. */
  readonly facts: KnownFacts;
  readonly notes: ReadonlyMap<string, Note>;
  /** The words that told items with figures of their own last (loans, craft, routes), to be read again when one of them changes. */
  readonly items: string;
  /** The message of which this is one question, where it asks several; null where it stands alone. */
  readonly around: string | null;
  /** The measures that the asker's own case was being calculated by. */
  readonly rules: readonly string[];
}
