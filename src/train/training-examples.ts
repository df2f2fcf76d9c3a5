import type { Corpus } from './corpus.ts';
import { shuffle } from './random.ts';
import { type Bag, bagOf, type Vocabulary, vocabularyOf } from './vocabulary.ts';

export interface Batch {
  readonly questions: Bag[];
  readonly passages: Bag[];
  /** The text that each passage comes from. */
  readonly groups: number[];
}

const NAME_KEPT = 0.7;
const CLAUSE_KEPT = 0.15;
const GRAM_DROPPED = 0.15;

export function buildVocabulary({ texts }: Corpus, size: number): Vocabulary {
  return vocabularyOf(
    texts.map(({ name, clauses }) => `${name} ${clauses.join(' ')}`),
    size,
    1,
  );
}

/** Draws batches; every text has its turn before one comes again. */
export class Examples {
  private readonly corpus: Corpus;
  private readonly rowOf: ReadonlyMap<string, number>;
  private readonly random: () => number;
  private readonly queues: Record<'texts' | 'pairs', number[]> = { texts: [], pairs: [] };

  constructor(corpus: Corpus, vocabulary: Vocabulary, random: () => number) {
    this.corpus = corpus;
    this.rowOf = vocabulary.rowOf;
    this.random = random;
  }

  /** Inverse cloze (Lee et al. 2019): one or two clauses ask for the rest of their text. */
  cloze(size: number): Batch {
    const batch: Batch = { questions: [], passages: [], groups: [] };
    while (batch.groups.length < size) {
      const at = this.next('texts', this.corpus.texts.length);
      const { name, clauses } = this.corpus.texts[at]!;
      if (clauses.length < 2) continue;
      const long = clauses.length > 3 && this.random() < 0.5 ? 2 : 1;
      const from = Math.floor(this.random() * (clauses.length - long + 1));
      const asked = clauses.slice(from, from + long);
      const rest = this.random() < CLAUSE_KEPT ? clauses : [...clauses.slice(0, from), ...clauses.slice(from + long)];
      this.add(batch, asked.join(' '), `${this.random() < NAME_KEPT ? name : ''} ${rest.join(' ')}`, at);
    }
    return batch;
  }

  /** Questions and one of the texts that answer each; no text twice. */
  answered(size: number): Batch {
    const batch: Batch = { questions: [], passages: [], groups: [] };
    const taken = new Set<number>();
    for (let tries = 0; batch.groups.length < size && tries < size * 4; tries++) {
      const { question, texts } = this.corpus.pairs[this.next('pairs', this.corpus.pairs.length)]!;
      const at = texts[Math.floor(this.random() * texts.length)]!;
      if (taken.has(at)) continue;
      taken.add(at);
      const { name, clauses } = this.corpus.texts[at]!;
      this.add(batch, question, `${name} ${clauses.join(' ')}`, at);
    }
    return batch;
  }

  private add(batch: Batch, asked: string, held: string, group: number): void {
    const question = bagOf(asked, this.rowOf, () => this.random() >= GRAM_DROPPED);
    const passage = bagOf(held, this.rowOf);
    if (!question.rows.length || !passage.rows.length) return;
    batch.questions.push(question);
    batch.passages.push(passage);
    batch.groups.push(group);
  }

  private next(kind: 'texts' | 'pairs', size: number): number {
    const queue = this.queues[kind];
    if (queue.length === 0)
      queue.push(
        ...shuffle(
          Array.from({ length: size }, (_, i) => i),
          this.random,
        ),
      );
    return queue.pop()!;
  }
}
