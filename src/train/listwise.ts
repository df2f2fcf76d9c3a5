import { AdamTable } from './adam.ts';
import type { Encoded, GramEncoder } from './gram-encoder.ts';
import { addScaled, dot } from './vectors.ts';
import type { Bag } from './vocabulary.ts';

/** C clauses with their S sentences, and Q questions, each put to the clauses of one document. */
export interface ClauseLists {
  /** C bags; the clauses of a document stand together. */
  readonly clauses: readonly Bag[];
  /** S bags, in the order of the clauses. */
  readonly sentences: readonly Bag[];
  /** C + 1 places: the sentences of clause c are those from starts[c] to before starts[c + 1], one at least. */
  readonly starts: Int32Array;
  /** Q. */
  readonly questions: readonly ListedQuestion[];
}

export interface ListedQuestion {
  readonly bag: Bag;
  /** The clauses that may answer: n of them, from `from` to before `to`. */
  readonly from: number;
  readonly to: number;
  /** n × F, clause by clause. */
  readonly features: Float64Array;
  /** n: 1 where the clause answers, in one of them at least; else 0. */
  readonly gold: Uint8Array;
}

/** The vectors of a step, by what they are of. */
interface Vectors {
  readonly questions: Encoded;
  readonly clauses: Encoded;
  readonly sentences: Encoded;
}

/** What the n clauses of a question are given; `best`: the sentence nearest to it, by its place among all. */
interface Judged {
  readonly cosines: Float64Array;
  readonly bestCosines: Float64Array;
  readonly best: Int32Array;
  readonly scores: Float64Array;
}

/** The few weights of features and cosines go faster than the many of the table. */
const HEAD_RATE = 5;
const HEAD = [0];

/**
 * Learns which clause of a known document answers a question: a softmax over all its clauses (conditional logit, McFadden 1974; several may
 * be right, their likelihoods are added up). The score of a clause is
 *
 *   features · weights + nearness[0] × cos(question, clause) + nearness[1] × the greatest cos(question, a sentence of it).
 */
export class Listwise {
  readonly encoder: GramEncoder;
  /** 1 × F. */
  readonly weights: AdamTable;
  /** 1 × 2. */
  readonly nearness: AdamTable;
  private steps = 0;

  constructor(encoder: GramEncoder, weights: readonly number[], nearness: readonly [number, number]) {
    this.encoder = encoder;
    this.weights = new AdamTable(1, weights.length);
    this.weights.values.set(weights);
    this.nearness = new AdamTable(1, nearness.length);
    this.nearness.values.set(nearness);
  }

  /** By question, what each clause of its document scores (n). */
  scores(lists: ClauseLists): Float64Array[] {
    const vectors = this.encode(lists);
    return lists.questions.map((_, q) => this.judge(lists, q, vectors).scores);
  }

  /** One step down the gradient of all questions at once. Gives their mean loss before it. */
  step(lists: ClauseLists, rate: number): number {
    const loss = this.back(lists);
    this.steps += 1;
    this.encoder.update(rate);
    this.weights.update(HEAD, rate * HEAD_RATE, this.steps);
    this.nearness.update(HEAD, rate * HEAD_RATE, this.steps);
    return loss;
  }

  /** Gives the mean loss, −ln of the likelihood that a right clause is picked, and adds its gradient to that of the parameters. */
  back(lists: ClauseLists): number {
    const { encoder } = this;
    const vectors = this.encode(lists);
    const slopes = {
      questions: new Float32Array(vectors.questions.units.length),
      clauses: new Float32Array(vectors.clauses.units.length),
      sentences: new Float32Array(vectors.sentences.units.length),
    };
    let loss = 0;
    for (const [q, { from, features, gold }] of lists.questions.entries()) {
      const { cosines, bestCosines, best, scores } = this.judge(lists, q, vectors);
      const likely = softmax(scores);
      const rightly = likely.reduce((sum, p, i) => sum + p * gold[i]!, 0);
      loss -= Math.log(rightly);
      for (let i = 0; i < likely.length; i++) {
        const slope = (likely[i]! - (gold[i]! * likely[i]!) / rightly) / lists.questions.length;
        this.backHead(features, i, cosines[i]!, bestCosines[i]!, slope);
        const [ofClause, ofBest] = [slope * this.nearness.values[0]!, slope * this.nearness.values[1]!];
        this.backCosine(vectors, slopes, q, 'clauses', from + i, ofClause);
        this.backCosine(vectors, slopes, q, 'sentences', best[i]!, ofBest);
      }
    }
    encoder.back(
      lists.questions.map(({ bag }) => bag),
      'question',
      vectors.questions,
      slopes.questions,
    );
    encoder.back(lists.clauses, 'passage', vectors.clauses, slopes.clauses);
    encoder.back(lists.sentences, 'passage', vectors.sentences, slopes.sentences);
    return loss / lists.questions.length;
  }

  private encode({ questions, clauses, sentences }: ClauseLists): Vectors {
    const { encoder } = this;
    return {
      questions: encoder.encode(
        questions.map(({ bag }) => bag),
        'question',
      ),
      clauses: encoder.encode(clauses, 'passage'),
      sentences: encoder.encode(sentences, 'passage'),
    };
  }

  private judge({ starts, questions }: ClauseLists, q: number, vectors: Vectors): Judged {
    const { from, to, features } = questions[q]!;
    const n = to - from;
    const [weights, nearness] = [this.weights.values, this.nearness.values];
    const judged: Judged = {
      cosines: new Float64Array(n),
      bestCosines: new Float64Array(n).fill(Number.NEGATIVE_INFINITY),
      best: new Int32Array(n),
      scores: new Float64Array(n),
    };
    for (let i = 0; i < n; i++) {
      judged.cosines[i] = this.cosine(vectors.questions, q, vectors.clauses, from + i);
      for (let s = starts[from + i]!; s < starts[from + i + 1]!; s++) {
        const cosine = this.cosine(vectors.questions, q, vectors.sentences, s);
        if (cosine <= judged.bestCosines[i]!) continue;
        judged.bestCosines[i] = cosine;
        judged.best[i] = s;
      }
      let score = nearness[0]! * judged.cosines[i]! + nearness[1]! * judged.bestCosines[i]!;
      for (let k = 0; k < weights.length; k++) score += weights[k]! * features[i * weights.length + k]!;
      judged.scores[i] = score;
    }
    return judged;
  }

  private cosine(a: Encoded, i: number, b: Encoded, j: number): number {
    const d = this.encoder.dimension;
    return dot(a.units, i * d, b.units, j * d, d);
  }

  private backHead(features: Float64Array, clause: number, cosine: number, best: number, slope: number): void {
    const { gradient } = this.weights;
    for (let k = 0; k < gradient.length; k++) gradient[k]! += slope * features[clause * gradient.length + k]!;
    this.nearness.gradient[0]! += slope * cosine;
    this.nearness.gradient[1]! += slope * best;
  }

  /** The slope of the loss along a cosine, taken to the two vectors. */
  private backCosine(
    vectors: Vectors,
    slopes: Readonly<Record<keyof Vectors, Float32Array>>,
    q: number,
    of: 'clauses' | 'sentences',
    at: number,
    slope: number,
  ): void {
    const d = this.encoder.dimension;
    addScaled(slopes.questions, q * d, vectors[of].units, at * d, d, slope);
    addScaled(slopes[of], at * d, vectors.questions.units, q * d, d, slope);
  }
}

export function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** The same lists with a share of each question's grams left out at random, so that no few words are learned by heart. */
export function withWordsDropped(lists: ClauseLists, share: number, random: () => number): ClauseLists {
  const questions = lists.questions.map((question) => {
    const kept = Array.from(question.bag.rows.keys()).filter(() => random() >= share);
    const bag = {
      rows: Int32Array.from(kept, (i) => question.bag.rows[i]!),
      weights: Float32Array.from(kept, (i) => question.bag.weights[i]!),
    };
    return { ...question, bag };
  });
  return { ...lists, questions };
}
