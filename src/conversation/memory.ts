import type { PolicyDocument } from '../knowledge/document.ts';
import type { RegionMention } from '../knowledge/region.ts';
import type { Choice } from '../message.ts';
import type { Evidence } from '../reply/evidence.ts';
import { addSaid } from '../understand/fact-known.ts';
import type { Asked, FactInput } from '../understand/fact-said.ts';
import type { Intent } from '../understand/intent.ts';
import type { Topic } from '../understand/topic.ts';
import type { Turn } from './turn.ts';

export type KnownFacts = Readonly<Record<string, FactInput>>;

/** What a conversation remembers from one message to the next. */
export interface Memory {
  /** What the asker said of their own case. */
  readonly facts: KnownFacts;
  /** Facts that the asker said they don't know: not asked again. */
  readonly unknown: readonly string[];
  readonly regions: readonly RegionMention[];
  readonly documents: readonly PolicyDocument[];
  /** The words, topics and intents of the last question that had a topic. */
  readonly searched: string;
  readonly topics: readonly Topic[];
  readonly intents: readonly Intent[];
  /** The fact that was last said with a figure: what a correction (说错了，是100万) corrects. */
  readonly lastFact: string | null;
  /** The question that we put last, with its numbered choices. */
  readonly pending: (Asked & { readonly choices: readonly Choice[] }) | null;
  /** The asker's own case was being reckoned, by these measures. */
  readonly reckoning: boolean;
  readonly rules: readonly string[];
}

export const NOTHING: Memory = {
  facts: {},
  unknown: [],
  regions: [],
  documents: [],
  searched: '',
  topics: [],
  intents: [],
  lastFact: null,
  pending: null,
  reckoning: false,
  rules: [],
};

/** What is remembered after a turn. */
export function remember(memory: Memory, turn: Turn, evidence: Evidence, toldOnly: boolean): Memory {
  const { question } = turn;
  const { sums } = evidence;
  const topical = !toldOnly && (question.topics.length > 0 || question.documents.length > 0);
  const next = sums.wanted ? sums.decided[0]?.calculation.next : null;
  const figured = sums.said.filter((s) => typeof s.value === 'string' && /\d/.test(s.value) && s.fact !== '所在地');
  return {
    facts: addSaid(memory.facts, sums.said),
    unknown: turn.unsure && memory.pending ? [...memory.unknown, memory.pending.fact] : memory.unknown,
    regions: question.regions.length > 0 ? question.regions : memory.regions,
    documents: topical ? question.documents : memory.documents,
    searched: topical ? question.searched : memory.searched,
    topics: topical ? question.topics : memory.topics,
    intents: topical ? question.intents : memory.intents,
    lastFact: figured.at(-1)?.fact ?? memory.lastFact,
    pending: next ? { fact: next.fact, names: next.names, choices: next.choices } : null,
    reckoning: sums.wanted && sums.decided.length > 0,
    rules: toldOnly ? memory.rules : sums.decided.map((d) => d.rule.id),
  };
}
