import { grams } from '../model/grams.ts';
import type { Bag } from './contrast.ts';
import type { Corpus } from './corpus.ts';
import { shuffle } from './random.ts';

/** Rows of the table by gram: the most frequent of the corpus, by texts that hold them. */
export interface Vocabulary {
  readonly grams: readonly string[];
  readonly idf: Float32Array;
  readonly rowOf: ReadonlyMap<string, number>;
}

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
  const frequency = new Map<string, number>();
  for (const { name, clauses } of texts)
    for (const gram of new Set(grams(`${name} ${clauses.join(' ')}`)))
      frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  const kept = [...frequency].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, size);
  return {
    grams: kept.map(([gram]) => gram),
    idf: Float32Array.from(kept, ([, count]) => Math.log(1 + (texts.length - count + 0.5) / (count + 0.5))),
    rowOf: new Map(kept.map(([gram], row) => [gram, row])),
  };
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
    const question = this.bag(asked, GRAM_DROPPED);
    const passage = this.bag(held, 0);
    if (!question.rows.length || !passage.rows.length) return;
    batch.questions.push(question);
    batch.passages.push(passage);
    batch.groups.push(group);
  }

  private bag(text: string, dropped: number): Bag {
    const counts = new Map<number, number>();
    for (const gram of grams(text)) {
      const row = this.rowOf.get(gram);
      if (row === undefined || (dropped > 0 && this.random() < dropped)) continue;
      counts.set(row, (counts.get(row) ?? 0) + 1);
    }
    return {
      rows: Int32Array.from(counts.keys()),
      weights: Float32Array.from(counts.values(), (count) => 1 + Math.log(count)),
    };
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
