import { askedGrams, statedFeatures } from '../answer/evidence/stated/stated-features.ts';
import { type StatedFile, StatedTable } from '../answer/evidence/stated/stated-table.ts';
import type { Clause } from '../knowledge/document.ts';
import { featuresShared, frequent, learnWeights, weightTable } from './logistic.ts';

const OF_KINDS = { softmax: true, ridge: 3e-5, rate: 2, positive: 1 };
const OF_UNSAID = { softmax: false, ridge: 2e-5, rate: 2.5, positive: 1 };
/** A feature of fewer messages is not learned. */
const RARE = 3;
/** A kind of fewer messages is no kind of its own. */
const FEWEST = 15;
/** The kinds by which it is learned what is unsaid are those told by messages of other folds. */
const FOLDS = 3;

/** A message with the clause that answers it, of which kind the first thing is that it asks, and whether the clause says that. */
export interface StatedExample {
  readonly question: string;
  readonly of: Clause;
  readonly kind: string;
  readonly said: 'yes' | 'partly' | 'no';
}

/** Learns of which kind the first thing is that a message asks, and whether its clause leaves it unsaid. */
export function learnStated(examples: readonly StatedExample[]): StatedFile {
  const kinds = frequent(
    examples.map(({ kind }) => kind),
    FEWEST,
  );
  const parts = Array.from({ length: FOLDS }, (_, fold) => examples.filter((_, i) => i % FOLDS !== fold)).map(
    (others) => new StatedTable({ kinds, asked: kindsOf(others, kinds), unsaid: NOTHING }),
  );
  const features = examples.map(({ question, of }, i) =>
    statedFeatures(question, of, parts[i % FOLDS]!.kindsAsked(question)),
  );
  const shared = featuresShared(features, RARE);
  const gold = examples.map(({ said }) => Float64Array.of(said === 'no' ? 1 : 0));
  return {
    kinds,
    asked: kindsOf(examples, kinds),
    unsaid: weightTable(shared.features, learnWeights(features, gold, shared.places, OF_UNSAID)),
  };
}
const NOTHING = weightTable([], []);

function kindsOf(examples: readonly StatedExample[], kinds: readonly string[]) {
  const known = examples.filter(({ kind }) => kinds.includes(kind));
  const features = known.map(({ question }) => askedGrams(question));
  const shared = featuresShared(features, RARE);
  const gold = known.map((one) => Float64Array.from(kinds, (kind) => Number(kind === one.kind)));
  return weightTable(shared.features, learnWeights(features, gold, shared.places, OF_KINDS));
}
