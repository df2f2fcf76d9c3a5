import path from 'node:path';
import { InputError, SnapshotError } from '../../../errors.ts';
import type { WordList } from '../../../language/segment.ts';
import { fold, stripAsking, terms } from '../../../language/tokens.ts';
import { LocalEmbeddings, type NamedEmbeddings } from '../../../model/embedding.ts';
import type { Explanation, Hit, Passage, Query } from '../../passage.ts';
import { Parts } from '../index/opened-index.ts';
import { NONE } from '../index/passage-table.ts';
import { type Snapshot, type SnapshotManifest, verifiedSnapshot } from '../index/snapshot.ts';
import { Best } from '../index/top-k.ts';
import { type GraphLabels, VectorGraph } from '../index/vector-graph.ts';
import { explainScore } from './explain.ts';
import { accumulate, type Group, groupsOf } from './fuse.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** How many the words propose, and how many the vectors. */
const LEXICAL_CANDIDATES = 150;
const VECTOR_CANDIDATES = 50;

const VECTORS = 'vectors.hnsw';

type MakeStore = (held: GraphLabels) => VectorGraph;

/** The current snapshot, where its vectors are of this model. */
function matching(dir: string, embeddings: NamedEmbeddings): Snapshot {
  const snapshot = verifiedSnapshot(dir);
  const { model, dimension } = snapshot.manifest;
  if (model === embeddings.model && dimension === embeddings.dimension) return snapshot;
  throw new SnapshotError(
    `索引 ${snapshot.path} 的向量来自 ${model}（${dimension} 维），不是 ${embeddings.model}（${embeddings.dimension} 维）：请运行 cewen reindex 重建`,
  );
}

/** A snapshot opened for questions. Searching is synchronous; it reads from disk only the postings of terms that nobody asked for yet. */
export class Index {
  readonly manifest: SnapshotManifest;
  readonly vectors: VectorGraph;
  readonly embeddings: NamedEmbeddings;
  private readonly parts: Parts;
  private readonly scores: Float32Array;
  private readonly context: Float32Array;
  /** Marks candidates while they are gathered; all 0 otherwise. */
  private readonly held: Uint8Array;

  private constructor(at: string, manifest: SnapshotManifest, embeddings: NamedEmbeddings, vectors: MakeStore) {
    this.manifest = manifest;
    this.embeddings = embeddings;
    this.parts = new Parts(at);
    const { table, codes, documents, passages } = this.parts;
    this.vectors = vectors({
      labels: codes.size,
      living: this.parts.living,
      ids: () => table.idsByLabel(codes.size),
      stored: (id) => {
        const { text, title, parent } = this.passage(id);
        return { id, pageContent: text, metadata: { title, parent } };
      },
    });
    this.scores = new Float32Array(passages.size);
    this.context = new Float32Array(documents.size);
    this.held = new Uint8Array(passages.size);
  }

  /**
   * Opens the current snapshot of `dir`. Every file is hashed: a flipped byte anywhere is found here.
   * @throws SnapshotError where there is none, it is damaged, or its vectors are another model's
   */
  static open(dir: string, embeddings: NamedEmbeddings): Index {
    const { path: at, manifest } = matching(dir, embeddings);
    const file = path.join(at, VECTORS);
    return new Index(at, manifest, embeddings, (held) => VectorGraph.open(file, embeddings.dimension, held));
  }

  /**
   * As `open`, and ready at once: the graph is read on another thread, and until it is, each vector is compared.
   * A graph that turns out damaged is told by the first search after that.
   */
  static start(dir: string, embeddings: NamedEmbeddings): Index {
    const { path: at, manifest } = matching(dir, embeddings);
    const file = path.join(at, VECTORS);
    return new Index(at, manifest, embeddings, (held) => VectorGraph.begin(file, embeddings.dimension, held));
  }

  /** The words that questions are cut into. */
  get words(): WordList {
    return this.parts.words;
  }

  /** Ends its use: nothing can be searched or read any more. */
  close(): void {
    this.parts.close();
  }

  /** Best first. */
  search(query: Query): Hit[] {
    const weights: Weights = { ...WEIGHTS, ...query.weights };
    const groups = groupsOf(query.text, query.also ?? [], this.parts.words, weights.word);
    const accept = this.acceptance(query.within);
    const scale = this.score(groups, weights, accept);
    const vector = weights.vector > 0 ? this.vectorOf(query) : undefined;
    const direction = vector && directionOf(vector);
    const candidates = this.best(vector ? Math.max(query.limit, LEXICAL_CANDIDATES) : query.limit, accept);
    if (direction) this.addNear(candidates, direction, query.within && accept);
    const best = new Best(query.limit);
    for (const number of candidates.sort((a, b) => a - b)) {
      const cosine = direction ? (this.cosine(number, direction) ?? 0) : 0;
      best.offer(number, this.scores[number]! + this.bonus(number) + scale * weights.vector * Math.max(0, cosine));
    }
    return best.ranked().map(({ item: number, score }) =>
      this.hit(number, score, () => {
        const cosine = direction ? this.cosine(number, direction) : null;
        return explainScore(this.parts, { groups, number, cosine, scale, weights });
      }),
    );
  }

  /** How many passages hold a term; for a longer word at most as many as hold its rarest pair of characters. */
  documentFrequency(term: string): number {
    const parts = terms(fold(term));
    return parts.length === 0 ? 0 : Math.min(...parts.map((part) => this.parts.passages.documentFrequency(part)));
  }

  /** @throws InputError where the index holds no such passage */
  passage(id: string): Passage {
    return this.parts.table.passage(this.number(id));
  }

  private number(id: string): number {
    const number = this.parts.table.numberOf(id);
    if (number === undefined) throw new InputError(`索引里没有段落 ${id}`);
    return number;
  }

  /** Scores of passages, and what each document adds to those of its own; gives the best own score of those accepted, 1 where there is none. */
  private score(groups: readonly Group[], weights: Weights, accept: (number: number) => boolean): number {
    const { scores, context } = this;
    const { logSizes } = this.parts;
    scores.fill(0);
    accumulate(this.parts.passages, groups, scores);
    let scale = 0;
    for (let number = 0; number < scores.length; number++)
      if (scores[number]! > scale && accept(number)) scale = scores[number]!;
    scale ||= 1;
    context.fill(0);
    if (weights.parent > 0) accumulate(this.parts.documents, groups, context);
    for (let parent = 0; parent < context.length; parent++)
      context[parent] = weights.parent * context[parent]! + weights.size * scale * logSizes[parent]!;
    return scale;
  }

  private bonus(number: number): number {
    const parent = this.parts.table.parentOf[number]!;
    return parent === NONE ? 0 : this.context[parent]!;
  }

  /** The passages with the best scores by words, their documents' added. */
  private best(count: number, accept: (number: number) => boolean): number[] {
    const { scores, context } = this;
    const { parentOf } = this.parts.table;
    const best = new Best(count);
    let { threshold } = best;
    for (let number = 0; number < scores.length; number++) {
      let score = scores[number]!;
      if (score === 0) continue;
      const parent = parentOf[number]!;
      if (parent !== NONE) score += context[parent]!;
      if (score <= threshold || !accept(number)) continue;
      best.offer(number, score);
      threshold = best.threshold;
    }
    return [...best.offered];
  }

  /** Adds the passages whose vectors are nearest to one of length 1. */
  private addNear(
    candidates: number[],
    direction: Float32Array,
    accept: ((number: number) => boolean) | undefined,
  ): void {
    const { codes, numberOfLabel } = this.parts;
    const living = (label: number) => numberOfLabel[label] !== NONE;
    const accepted = accept && ((label: number) => living(label) && accept(numberOfLabel[label]!));
    const labels = this.vectors.ready
      ? this.vectors.nearest(Array.from(direction), VECTOR_CANDIDATES, accepted)
      : codes.nearest(direction, VECTOR_CANDIDATES, accepted ?? living);
    const { held } = this;
    for (const number of candidates) held[number] = 1;
    for (const label of labels) {
      const number = numberOfLabel[label]!;
      if (held[number] === 0) candidates.push(number);
      held[number] = 1;
    }
    for (const number of candidates) held[number] = 0;
  }

  private acceptance(within: Query['within']): (number: number) => boolean {
    if (!within) return () => true;
    return (number) => within({ id: this.parts.table.ids.at(number), parent: this.parts.table.parentName(number) });
  }

  private vectorOf(query: Query): readonly number[] | undefined {
    if (query.vector && !this.vectors.fits(query.vector))
      throw new InputError('问题的向量含有无限的数、全是零，或维数和索引不同');
    if (query.vector) return query.vector;
    const vector =
      this.embeddings instanceof LocalEmbeddings ? this.embeddings.embed(stripAsking(fold(query.text))) : undefined;
    return vector && this.vectors.fits(vector) ? vector : undefined;
  }

  private cosine(number: number, vector: Float32Array): number | null {
    const label = this.parts.table.labelOf[number]!;
    return label === NONE ? null : this.parts.codes.cosine(label, vector);
  }

  private hit(number: number, score: number, explain: () => Explanation): Hit {
    let explanation: Explanation | undefined;
    return {
      id: this.parts.table.ids.at(number),
      parent: this.parts.table.parentName(number),
      score,
      get explain() {
        explanation ??= explain();
        return explanation;
      },
    };
  }
}

/** The vector made length 1. */
function directionOf(vector: readonly number[]): Float32Array {
  let square = 0;
  for (const value of vector) square += value * value;
  const direction = Float32Array.from(vector);
  const scale = 1 / Math.sqrt(square);
  for (let i = 0; i < direction.length; i++) direction[i]! *= scale;
  return direction;
}
