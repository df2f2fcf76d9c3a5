import fs from 'node:fs';
import path from 'node:path';
import { InputError, SnapshotError } from '../errors.ts';
import { LocalEmbeddings, type NamedEmbeddings } from '../model/embedding.ts';
import { Best } from './best.ts';
import { Codes } from './codes.ts';
import { accumulate, type Group, gainsOf, groupsOf, sum } from './fuse.ts';
import { Lexical } from './lexical.ts';
import type { Coverage, Explanation, Field, Hit, Passage, Query } from './passage.ts';
import { readBytes } from './read.ts';
import { WordList } from './segment.ts';
import { currentSnapshot, type Manifest, type Snapshot } from './snapshot.ts';
import { NONE, PassageTable } from './table.ts';
import { fold, stripAsking, terms } from './tokens.ts';
import { type Held, HnswStore } from './vector.ts';
import { SIZE_SCALE, WEIGHTS, type Weights } from './weights.ts';

/** How many the words propose, and how many the vectors. */
const LEXICAL_CANDIDATES = 150;
const VECTOR_CANDIDATES = 50;

const VECTORS = 'vectors.hnsw';

type MakeStore = (held: Held) => HnswStore;

/** The current snapshot, where its vectors are of this model. */
function matching(dir: string, embeddings: NamedEmbeddings): Snapshot {
  const snapshot = currentSnapshot(dir);
  const { model, dimension } = snapshot.manifest;
  if (model === embeddings.model && dimension === embeddings.dimension) return snapshot;
  throw new SnapshotError(
    `the index ${snapshot.path} holds vectors of ${model} (${dimension}), not of ${embeddings.model} (${embeddings.dimension}): rebuild it with "cewen reindex"`,
  );
}

/** A snapshot opened for questions. Searching is synchronous; it reads from disk only the postings of terms that nobody asked for yet. */
export class Index {
  readonly manifest: Manifest;
  /** The vectors, for whoever wants LangChain's VectorStore or a retriever. */
  readonly vectors: HnswStore;
  private readonly embeddings: NamedEmbeddings;
  private readonly files: number[] = [];
  private readonly table: PassageTable;
  private readonly passages: Lexical;
  private readonly documents: Lexical;
  private readonly words: WordList;
  private readonly codes: Codes;
  private readonly numberOfLabel: Int32Array;
  private readonly scores: Float32Array;
  private readonly context: Float32Array;
  /** Passages of each document, and ln(1 + that ÷ SIZE_SCALE). */
  private readonly sizes: Uint32Array;
  private readonly logSizes: Float32Array;

  private constructor(at: string, manifest: Manifest, embeddings: NamedEmbeddings, vectors: MakeStore) {
    this.manifest = manifest;
    this.embeddings = embeddings;
    this.table = new PassageTable(at);
    this.passages = Lexical.open(this.openFile(path.join(at, 'passages.bm25')));
    this.documents = Lexical.open(this.openFile(path.join(at, 'documents.bm25')));
    this.words = new WordList(readBytes(path.join(at, 'words.bin')));
    this.codes = new Codes(readBytes(path.join(at, 'vectors.int8')));
    if (this.passages.size !== this.table.size || this.documents.size !== this.table.parents.size)
      throw new SnapshotError(`the parts of the index ${at} do not belong together: rebuild it with "cewen reindex"`);
    this.numberOfLabel = new Int32Array(this.codes.size).fill(NONE);
    let living = 0;
    for (let number = 0; number < this.table.size; number++) {
      const label = this.table.labelOf[number]!;
      if (label === NONE) continue;
      this.numberOfLabel[label] = number;
      living += 1;
    }
    this.vectors = vectors({
      labels: this.codes.size,
      living,
      ids: () => this.table.idsByLabel(this.codes.size),
      stored: (id) => {
        const { text, title, parent } = this.passage(id);
        return { id, pageContent: text, metadata: { title, parent } };
      },
    });
    this.scores = new Float32Array(this.passages.size);
    this.context = new Float32Array(this.documents.size);
    this.sizes = new Uint32Array(this.documents.size);
    for (const parent of this.table.parentOf) if (parent !== NONE) this.sizes[parent]! += 1;
    this.logSizes = Float32Array.from(this.sizes, (size) => Math.log1p(size / SIZE_SCALE));
  }

  /**
   * Opens the current snapshot of `dir`. Sizes and headers are checked, hashes by `verifySnapshot`.
   * @throws SnapshotError where there is none, it is damaged, or its vectors are another model's
   */
  static open(dir: string, embeddings: NamedEmbeddings): Index {
    const { path: at, manifest } = matching(dir, embeddings);
    const file = path.join(at, VECTORS);
    return new Index(at, manifest, embeddings, (held) => HnswStore.open(file, embeddings, held));
  }

  /**
   * As `open`, and ready at once: the graph is read on another thread, and until it is, each vector is compared.
   * A graph that turns out damaged is told by the first search after that.
   */
  static start(dir: string, embeddings: NamedEmbeddings): Index {
    const { path: at, manifest } = matching(dir, embeddings);
    const file = path.join(at, VECTORS);
    return new Index(at, manifest, embeddings, (held) => HnswStore.begin(file, embeddings, held));
  }

  /** Ends its use: nothing can be searched or read any more. */
  close(): void {
    this.table.close();
    for (const file of this.files.splice(0)) fs.closeSync(file);
  }

  private openFile(name: string): number {
    const file = fs.openSync(name, 'r');
    this.files.push(file);
    return file;
  }

  /** Best first. */
  search(query: Query): Hit[] {
    const weights: Weights = { ...WEIGHTS, ...query.weights };
    const groups = groupsOf(query.text, query.also ?? [], this.words, weights.word);
    const accept = this.acceptance(query.within);
    const scale = this.score(groups, weights, accept);
    const vector = weights.vector > 0 ? this.vectorOf(query) : undefined;
    const candidates = new Set(this.best(vector ? Math.max(query.limit, LEXICAL_CANDIDATES) : query.limit, accept));
    const direction = vector && directionOf(vector);
    if (direction)
      for (const label of this.near(direction, query.within && accept)) candidates.add(this.numberOfLabel[label]!);
    const ranked = Array.from(candidates, (number) => {
      const cosine = direction ? this.cosine(number, direction) : null;
      const score = this.scores[number]! + this.bonus(number) + scale * weights.vector * Math.max(0, cosine ?? 0);
      return { number, cosine, score };
    }).sort((a, b) => b.score - a.score || a.number - b.number);
    return ranked
      .slice(0, query.limit)
      .map(({ number, cosine, score }) =>
        this.hit(number, score, () => this.explain(groups, number, cosine, scale, weights)),
      );
  }

  /** How many passages hold a term; for a longer word at most as many as hold its rarest pair of characters. */
  documentFrequency(term: string): number {
    const parts = terms(fold(term));
    return parts.length === 0 ? 0 : Math.min(...parts.map((part) => this.passages.documentFrequency(part)));
  }

  /**
   * Which content words of a question a passage holds, in its title, its text or what people say for it.
   * @throws InputError where the index holds no such passage
   */
  coverage(text: string, id: string): Coverage {
    const number = this.number(id);
    const content = new Set(
      this.words
        .cut(stripAsking(fold(text)))
        .flatMap((word) => (word.content && terms(word.text).length ? [word.text] : [])),
    );
    const words = Array.from(content, (word) => {
      const parts = terms(word);
      const frequency = this.documentFrequency(word);
      const idf = Math.max(...parts.map((part) => this.passages.idf(part)));
      return { word, frequency, idf, covered: parts.every((part) => this.passages.occurrences(part, number) > 0) };
    });
    const all = words.reduce((total, { idf }) => total + idf, 0);
    const covered = words.reduce((total, word) => total + (word.covered ? word.idf : 0), 0);
    return { words, share: all === 0 ? 1 : covered / all };
  }

  /** @throws InputError where the index holds no such passage */
  passage(id: string): Passage {
    return this.table.passage(this.number(id));
  }

  private number(id: string): number {
    const number = this.table.numberOf(id);
    if (number === undefined) throw new InputError(`the index holds no passage ${id}`);
    return number;
  }

  /** Scores of passages, and what each document adds to those of its own; gives the best own score of those accepted, 1 where there is none. */
  private score(groups: readonly Group[], weights: Weights, accept: (number: number) => boolean): number {
    const { scores, context, logSizes } = this;
    scores.fill(0);
    accumulate(this.passages, groups, scores);
    let scale = 0;
    for (let number = 0; number < scores.length; number++)
      if (scores[number]! > scale && accept(number)) scale = scores[number]!;
    scale ||= 1;
    context.fill(0);
    if (weights.parent > 0) accumulate(this.documents, groups, context);
    for (let parent = 0; parent < context.length; parent++)
      context[parent] = weights.parent * context[parent]! + weights.size * scale * logSizes[parent]!;
    return scale;
  }

  private bonus(number: number): number {
    const parent = this.table.parentOf[number]!;
    return parent === NONE ? 0 : this.context[parent]!;
  }

  /** The passages with the best scores by words, their documents' added. */
  private best(count: number, accept: (number: number) => boolean): number[] {
    const { scores, context } = this;
    const { parentOf } = this.table;
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
    return best.ranked().map(({ item }) => item);
  }

  /** The labels nearest to a vector of length 1. */
  private near(direction: Float32Array, accept: ((number: number) => boolean) | undefined): number[] {
    const living = (label: number) => this.numberOfLabel[label] !== NONE;
    const accepted = accept && ((label: number) => living(label) && accept(this.numberOfLabel[label]!));
    return this.vectors.ready
      ? this.vectors.nearest(Array.from(direction), VECTOR_CANDIDATES, accepted).map(({ label }) => label)
      : this.codes.nearest(direction, VECTOR_CANDIDATES, accepted ?? living);
  }

  private acceptance(within: Query['within']): (number: number) => boolean {
    if (!within) return () => true;
    return (number) => within({ id: this.table.ids.at(number), parent: this.table.parentName(number) });
  }

  private vectorOf(query: Query): readonly number[] | undefined {
    if (query.vector && !this.vectors.fits(query.vector))
      throw new InputError('the vector of a question is not finite, all zero, or of another dimension than the index');
    if (query.vector) return query.vector;
    const vector =
      this.embeddings instanceof LocalEmbeddings ? this.embeddings.embed(stripAsking(fold(query.text))) : undefined;
    return vector && this.vectors.fits(vector) ? vector : undefined;
  }

  private cosine(number: number, vector: Float32Array): number | null {
    const label = this.table.labelOf[number]!;
    return label === NONE ? null : this.codes.cosine(label, vector);
  }

  private hit(number: number, score: number, explain: () => Explanation): Hit {
    let explanation: Explanation | undefined;
    return {
      id: this.table.ids.at(number),
      parent: this.table.parentName(number),
      score,
      get explain() {
        explanation ??= explain();
        return explanation;
      },
    };
  }

  private explain(
    groups: readonly Group[],
    number: number,
    cosine: number | null,
    scale: number,
    weights: Weights,
  ): Explanation {
    const fields = fieldTerms(this.table.passage(number));
    const found = gainsOf(this.passages, groups, number).map((gain) => ({
      ...gain,
      fields: fields.flatMap(([field, held]) => (held.has(gain.term) ? [field] : [])),
    }));
    const parent = this.table.parentOf[number]!;
    const context = parent === NONE || weights.parent === 0 ? [] : gainsOf(this.documents, groups, parent);
    const sizeGain = parent === NONE ? 0 : weights.size * scale * this.logSizes[parent]!;
    return {
      terms: found,
      parent:
        parent === NONE
          ? null
          : {
              id: this.table.parents.at(parent),
              weight: weights.parent,
              terms: context,
              passages: this.sizes[parent]!,
              sizeGain,
              gain: weights.parent * sum(context) + sizeGain,
            },
      vector:
        cosine === null
          ? null
          : { weight: scale * weights.vector, cosine, gain: scale * weights.vector * Math.max(0, cosine) },
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

function fieldTerms({ title = '', text, asks = [] }: Passage): [Field, Set<string>][] {
  const parts: [Field, string][] = [
    ['title', title],
    ['text', text],
    ['asks', asks.join(' ')],
  ];
  return parts.map(([field, part]) => [field, new Set(terms(fold(part)))]);
}
