import type { PolicyDocument } from '../knowledge/document.ts';
import type { RegionMention } from '../knowledge/region.ts';
import type { Choice } from '../message.ts';
import type { Asked } from '../understand/fact-said.ts';
import type { Topic } from '../understand/topic.ts';
import type { KnownFacts } from './sums.ts';

/** What a conversation remembers from one message to the next. */
export interface Memory {
  /** What the asker said of their own case. */
  readonly facts: KnownFacts;
  /** Facts that the asker said they don't know: not asked again. */
  readonly unknown: readonly string[];
  readonly regions: readonly RegionMention[];
  readonly documents: readonly PolicyDocument[];
  /** The words and topics of the last question that had any. */
  readonly searched: string;
  readonly topics: readonly Topic[];
  /** The fact that was last said with a figure: what a correction (说错了，是100万) corrects. */
  readonly lastFact: string | null;
  /** The question that we put last, with its numbered choices. */
  readonly pending: (Asked & { readonly choices: readonly Choice[] }) | null;
  /** The asker wanted a sum: the answer to our question goes on with it. */
  readonly reckoning: boolean;
}

export const NOTHING: Memory = {
  facts: {},
  unknown: [],
  regions: [],
  documents: [],
  searched: '',
  topics: [],
  lastFact: null,
  pending: null,
  reckoning: false,
};
