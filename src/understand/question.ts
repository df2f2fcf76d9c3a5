import type { Act } from './reading.ts';
import type { Words } from './words.ts';

/** A question as understood: its words and what it does. */
export interface Question extends Words {
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
