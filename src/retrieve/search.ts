import path from 'node:path';
import { InputError, SnapshotError } from '../errors.ts';
import { LocalEmbeddings, type NamedEmbeddings } from '../model/embedding.ts';
import { Best } from './best.ts';
import { Codes } from './codes.ts';
import { accumulate, type Group, gainsOf, groupsOf, PARENT_WEIGHT, sum, VECTOR_WEIGHT } from './fuse.ts';
import { Lexical } from './lexical.ts';
import type { Coverage, Explanation, Hit, Passage, Query } from './passage.ts';
import { WordList } from './segment.ts';
import { currentSnapshot, type Manifest, readBytes } from './snapshot.ts';
import { NONE, PassageTable } from './table.ts';
import { fold, stripAsking, terms } from './tokens.ts';
import { HnswStore } from './vector.ts';

/** How many the words propose, and how many the vectors. */
const LEXICAL_CANDIDATES = 100;
const VECTOR_CANDIDATES = 50;

/** A snapshot opened for questions. Searching is synchronous, reads no file and changes nothing that can be seen. */
export class Index {
  readonly manifest: Manifest;
  /** The vectors, for whoever wants LangChain's VectorStore or a retriever. */
  readonly vectors: HnswStore;
  private readonly embeddings: NamedEmbeddings;
  private readonly table: PassageTable;
  private readonly passages: Lexical;
  private readonly documents: Lexical;
  private readonly words: WordList;
  private readonly codes: Codes;
  private readonly numberOfLabel: Int32Array;
  private readonly scores: Float32Array;
  private readonly context: Float32Array;

  private constructor(at: string, manifest: Manifest, embeddings: NamedEmbeddings) {
    this.manifest = manifest;
    this.embeddings = embeddings;
    this.table = new PassageTable(at);
    this.passages = new Lexical(readBytes(path.join(at, 'passages.bm25')));
    this.documents = new Lexical(readBytes(path.join(at, 'documents.bm25')));
    this.words = new WordList(readBytes(path.join(at, 'words.bin')));
    this.codes = new Codes(readBytes(path.join(at, 'vectors.int8')));
    if (this.passages.size !== this.table.size || this.documents.size !== this.table.parents.length)
      throw new SnapshotError(`the parts of the index ${at} do not belong together: rebuild it with "cewen reindex"`);
    this.numberOfLabel = new Int32Array(this.codes.size).fill(NONE);
    const ids = new Array<string | undefined>(this.codes.size).fill(undefined);
    this.table.labelOf.forEach((label, number) => {
      if (label === NONE) return;
      this.numberOfLabel[label] = number;
      ids[label] = this.table.ids[number];
    });
    this.vectors = HnswStore.open(path.join(at, 'vectors.hnsw'), embeddings, ids, (id) => {
      const { text, title, parent } = this.passage(id);
      return { id, pageContent: text, metadata: { title, parent } };
    });
    this.scores = new Float32Array(this.passages.size);
    this.context = new Float32Array(this.documents.size);
  }

  /**
   * Opens the current snapshot of `dir`. Sizes and headers are checked, hashes by `verifySnapshot`.
   * @throws SnapshotError where there is none, it is damaged, or its vectors are another model's
   */
  static open(dir: string, embeddings: NamedEmbeddings): Index {
    const { path: at, manifest } = currentSnapshot(dir);
    if (manifest.model !== embeddings.model || manifest.dimension !== embeddings.dimension)
      throw new SnapshotError(
        `the index ${at} holds vectors of ${manifest.model} (${manifest.dimension}), not of ${embeddings.model} (${embeddings.dimension}): rebuild it with "cewen reindex"`,
      );
    return new Index(at, manifest, embeddings);
  }

  /** Ends reading of texts; searching goes on. */
  close(): void {
    this.table.close();
  }

  /** Best first. */
  search(query: Query): Hit[] {
    const groups = groupsOf(query.text, query.also ?? [], this.words);
    this.score(groups);
    const accept = this.acceptance(query.within);
    const best = new Best(Math.max(query.limit, LEXICAL_CANDIDATES));
    for (let number = 0; number < this.scores.length; number++) {
      const score = this.scores[number]!;
      if (score > best.threshold && accept(number)) best.offer(number, score);
    }
    const lexical = best.ranked();
    const scale = VECTOR_WEIGHT * (lexical[0]?.score ?? 1);
    const vector = this.vectorOf(query);
    const candidates = new Set(lexical.map(({ item }) => item));
    if (vector) {
      const near = this.vectors.nearest(vector, VECTOR_CANDIDATES, this.acceptLabel(query.within && accept));
      for (const { label } of near) candidates.add(this.numberOfLabel[label]!);
    }
    const length = Math.hypot(...(vector ?? []));
    const direction = vector && Float32Array.from(vector, (value) => value / length);
    return Array.from(candidates, (number) => {
      const cosine = direction ? this.cosine(number, direction) : null;
      return { number, cosine, score: this.scores[number]! + scale * Math.max(0, cosine ?? 0) };
    })
      .sort((a, b) => b.score - a.score || a.number - b.number)
      .slice(0, query.limit)
      .map(({ number, cosine, score }) => this.hit(number, score, () => this.explain(groups, number, cosine, scale)));
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

  private score(groups: readonly Group[]): void {
    const { scores, context } = this;
    const { parentOf } = this.table;
    scores.fill(0);
    context.fill(0);
    accumulate(this.passages, groups, scores);
    accumulate(this.documents, groups, context);
    for (let number = 0; number < scores.length; number++) {
      const parent = parentOf[number]!;
      if (scores[number]! > 0 && parent !== NONE) scores[number]! += PARENT_WEIGHT * context[parent]!;
    }
  }

  private acceptance(within: Query['within']): (number: number) => boolean {
    if (!within) return () => true;
    return (number) => within({ id: this.table.ids[number]!, parent: this.table.parentName(number) });
  }

  private acceptLabel(accept: ((number: number) => boolean) | undefined): ((label: number) => boolean) | undefined {
    return accept && ((label) => this.numberOfLabel[label] !== NONE && accept(this.numberOfLabel[label]!));
  }

  private vectorOf(query: Query): readonly number[] | undefined {
    if (query.vector && !this.vectors.fits(query.vector))
      throw new InputError('the vector of a question is not finite, all zero, or of another dimension than the index');
    if (query.vector) return query.vector;
    const vector = this.embeddings instanceof LocalEmbeddings ? this.embeddings.embed(fold(query.text)) : undefined;
    return vector && this.vectors.fits(vector) ? vector : undefined;
  }

  private cosine(number: number, vector: Float32Array): number | null {
    const label = this.table.labelOf[number]!;
    return label === NONE ? null : this.codes.cosine(label, vector);
  }

  private hit(number: number, score: number, explain: () => Explanation): Hit {
    let explanation: Explanation | undefined;
    return {
      id: this.table.ids[number]!,
      parent: this.table.parentName(number),
      score,
      get explain() {
        explanation ??= explain();
        return explanation;
      },
    };
  }

  private explain(groups: readonly Group[], number: number, cosine: number | null, scale: number): Explanation {
    const found = gainsOf(this.passages, groups, number);
    const parent = this.table.parentOf[number]!;
    const context = parent === NONE || found.length === 0 ? [] : gainsOf(this.documents, groups, parent);
    return {
      terms: found,
      parent: context.length
        ? { id: this.table.parents[parent]!, weight: PARENT_WEIGHT, terms: context, gain: PARENT_WEIGHT * sum(context) }
        : null,
      vector: cosine === null ? null : { cosine, gain: scale * Math.max(0, cosine) },
    };
  }
}
