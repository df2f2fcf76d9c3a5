import type { Knowledge } from '../knowledge/load.ts';
import { type Matter, matterOf } from './matter.ts';
import type { Act, Acts } from './reading.ts';
import type { Topic } from './topic.ts';
import type { Words } from './words.ts';

/**
 * A question as understood. `wording`, what offsets refer to, is there to be searched with, repeated and remembered: nothing after
 * reading holds a pattern against it.
 */
export interface Question extends Omit<Words, 'text' | keyof Matter>, Matter {
  /** What it does before all else; planning switches on it. */
  readonly act: Act;
  /** What it asks, surest first: names of knowledge/language/aspects.yaml; none where it only names a thing. */
  readonly aspects: readonly string[];
  /** What it is about is taken from what was talked of. */
  readonly goesOn: boolean;
  /** The clauses that were cited for that, by id. */
  readonly talkedOf: readonly string[];
  /** Clauses that it is known to be about. */
  readonly clauses: readonly string[];
}

/** Acts that say nothing of what is asked. */
const ASIDE: ReadonlySet<string> = new Set(['correct', 'inform'] satisfies Act['act'][]);

/** The act that a question is planned for: the first that asks. */
export const leadAct = <A extends { readonly act: string }>(acts: readonly [A, ...A[]]): A =>
  acts.find((a) => !ASIDE.has(a.act)) ?? acts[0];

/** The words of a question with the acts that it does and what it asks. */
export function questionOf(
  { text, searched, topics, ...words }: Words,
  acts: Acts,
  aspects: readonly string[],
  knowledge: Knowledge,
): Question {
  const matter = matterOf(text, searched, topics, words.points, knowledge);
  return { ...words, ...matter, act: leadAct(acts), aspects, goesOn: false, talkedOf: [], clauses: [] };
}

/** A question about something else than its own words tell. */
export const withMatter = (
  question: Question,
  searched: string,
  topics: readonly Topic[],
  knowledge: Knowledge,
): Question => ({ ...question, ...matterOf(question.wording, searched, topics, question.points, knowledge) });
