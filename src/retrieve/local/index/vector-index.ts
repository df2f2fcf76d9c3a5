import { Document, type DocumentInput } from '@langchain/core/documents';
import { VectorStore } from '@langchain/core/vectorstores';
import hnswlib from 'hnswlib-node';
import { InputError, SnapshotError } from '../../../errors.ts';
import type { NamedEmbeddings } from '../../../model/embedding.ts';

const NEIGHBOURS = 16;
const EF_CONSTRUCTION = 100;
/** hnswlib's own 10 costs recall: .91–.96 where 50 gives 1. */
const EF_SEARCH = 64;
const SEED = 100;

type Filter = (document: Document) => boolean;

/** What the labels of a graph stand for. */
export interface Held {
  readonly labels: number;
  /** Labels whose document is not gone. */
  readonly living: number;
  /** The id of each label, undefined where its document is gone; called once, when an id is first needed. */
  readonly ids: () => (string | undefined)[];
  /** Reads a document that is asked for. */
  readonly stored: (id: string) => DocumentInput;
}

/** @param ids the id of each label, undefined where its document is gone */
export function heldBy(ids: (string | undefined)[], stored: Held['stored'] = (id) => ({ id, pageContent: '' })): Held {
  const living = ids.reduce((sum, id) => sum + (id === undefined ? 0 : 1), 0);
  return { labels: ids.length, living, ids: () => ids, stored };
}

function unreadable(error: unknown): SnapshotError {
  return new SnapshotError(`索引的向量图读不出来（${(error as Error).message}）：请运行 cewen reindex 重建`);
}

/**
 * hnswlib's graph behind LangChain's VectorStore, with ids of our own: adding a known id replaces its vector, deleting
 * removes documents and not files, and no empty or infinite vector gets in (hnswlib takes them in silence).
 */
export class HnswStore extends VectorStore {
  declare FilterType: Filter;
  declare embeddings: NamedEmbeddings;
  private readonly graph: hnswlib.HierarchicalNSW;
  private readonly held: Held;
  private readonly added = new Map<string, Document>();
  private idList: (string | undefined)[] | undefined;
  private labels: Map<string, number> | undefined;
  private living: number;
  private settled = false;
  private reading: Promise<void> | undefined;
  private fault: SnapshotError | undefined;

  private constructor(embeddings: NamedEmbeddings, graph: hnswlib.HierarchicalNSW, held: Held) {
    super(embeddings, {});
    this.graph = graph;
    this.held = held;
    this.living = held.living;
  }

  static empty(embeddings: NamedEmbeddings, capacity = 1024): HnswStore {
    const graph = new hnswlib.HierarchicalNSW('cosine', embeddings.dimension);
    graph.initIndex(Math.max(1, capacity), NEIGHBOURS, EF_CONSTRUCTION, SEED);
    graph.setEf(EF_SEARCH);
    const store = new HnswStore(embeddings, graph, heldBy([]));
    store.settled = true;
    return store;
  }

  /** @throws SnapshotError where the file is damaged or does not hold as many vectors */
  static open(file: string, embeddings: NamedEmbeddings, held: Held): HnswStore {
    const graph = new hnswlib.HierarchicalNSW('cosine', embeddings.dimension);
    try {
      graph.readIndexSync(file);
    } catch (error) {
      throw unreadable(error);
    }
    const store = new HnswStore(embeddings, graph, held);
    store.settle();
    return store;
  }

  /** A store whose graph is read on another thread: see `ready`. */
  static begin(file: string, embeddings: NamedEmbeddings, held: Held): HnswStore {
    const graph = new hnswlib.HierarchicalNSW('cosine', embeddings.dimension);
    const store = new HnswStore(embeddings, graph, held);
    store.reading = graph
      .readIndex(file)
      .catch((error: unknown) => Promise.reject(unreadable(error)))
      .then(() => store.settle())
      .catch((fault: SnapshotError) => {
        store.fault = fault;
      });
    return store;
  }

  /** Whether the graph is read, so that it can be asked. @throws SnapshotError where it turned out damaged */
  get ready(): boolean {
    if (this.fault) throw this.fault;
    return this.settled;
  }

  /** Waits until the graph is read. @throws SnapshotError where it turns out damaged */
  async whole(): Promise<void> {
    await this.reading;
    if (this.fault) throw this.fault;
  }

  private settle(): void {
    if (this.graph.getCurrentCount() !== this.held.labels)
      throw new SnapshotError('向量图不是这个索引的：请运行 cewen reindex 重建');
    this.graph.setEf(EF_SEARCH);
    this.settled = true;
  }

  private get ids(): (string | undefined)[] {
    this.idList ??= this.held.ids();
    return this.idList;
  }

  async write(file: string): Promise<void> {
    await this.whole();
    await this.graph.writeIndex(file);
  }

  override _vectorstoreType(): string {
    return 'hnsw';
  }

  override async addDocuments(documents: DocumentInput[], options?: { ids?: string[] }): Promise<string[]> {
    const vectors = await this.embeddings.embedDocuments(documents.map((document) => document.pageContent));
    return this.addVectors(vectors, documents, options);
  }

  /** @throws InputError, before anything is added, where a vector has another dimension, is all zero or not finite, or has no id. */
  override async addVectors(
    vectors: number[][],
    documents: DocumentInput[],
    options?: { ids?: string[] },
  ): Promise<string[]> {
    const ids = documents.map((document, i) => options?.ids?.[i] ?? document.id);
    vectors.forEach((vector, i) => {
      if (ids[i] === undefined) throw new InputError(`第 ${i + 1} 个文档没有 ID`);
      if (!this.fits(vector)) throw new InputError(`${ids[i]} 的向量含有无限的数、全是零，或维数不对`);
    });
    await this.whole();
    vectors.forEach((vector, i) => {
      this.put(ids[i]!, vector);
      this.added.set(ids[i]!, new Document({ ...documents[i]!, id: ids[i]! }));
    });
    return ids as string[];
  }

  /** Whether a vector may be held: of this dimension, finite, not all zero. */
  fits(vector: readonly number[]): boolean {
    return (
      vector.length === this.embeddings.dimension &&
      vector.every(Number.isFinite) &&
      vector.some((value) => value !== 0)
    );
  }

  /** Adds or replaces one vector that `fits`; its label. */
  put(id: string, vector: number[]): number {
    const label = this.labelOf(id) ?? this.ids.length;
    if (label === this.ids.length) {
      if (this.graph.getCurrentCount() >= this.graph.getMaxElements())
        this.graph.resizeIndex(Math.ceil(this.graph.getMaxElements() * 1.1) + 64);
      this.ids.push(id);
      this.labels?.set(id, label);
      this.living += 1;
    }
    this.graph.addPoint(vector, label);
    return label;
  }

  /** Ids that are not held are passed over. */
  override async delete({ ids }: { ids: readonly string[] }): Promise<void> {
    await this.whole();
    for (const id of ids) {
      const label = this.labelOf(id);
      if (label !== undefined) this.remove(label);
    }
  }

  /** A label whose document is gone already is passed over. */
  remove(label: number): void {
    const id = this.ids[label];
    if (id === undefined) return;
    this.graph.markDelete(label);
    this.ids[label] = undefined;
    this.labels?.delete(id);
    this.added.delete(id);
    this.living -= 1;
  }

  /** Built when first needed: searching alone never asks for it. */
  private labelOf(id: string): number | undefined {
    this.labels ??= new Map(this.ids.flatMap((held, label) => (held === undefined ? [] : [[held, label] as const])));
    return this.labels.get(id);
  }

  /** The vector of a label, of length 1. */
  vectorAt(label: number): number[] {
    return this.graph.getPoint(label);
  }

  /** The labels nearest to a vector, nearest first, at most `k`, of a store that is `ready`; `accept` works inside the search, so that `k` survive it. */
  nearest(vector: readonly number[], k: number, accept?: (label: number) => boolean): number[] {
    return this.neighbours(vector, k, accept).neighbors;
  }

  private neighbours(vector: readonly number[], k: number, accept?: (label: number) => boolean): hnswlib.SearchResult {
    const most = Math.min(k, this.living);
    if (most === 0 || !this.fits(vector)) return { neighbors: [], distances: [] };
    return this.graph.searchKnn(vector as number[], most, accept);
  }

  /** Every document with its label. */
  documents(): [label: number, document: Document][] {
    return this.ids.flatMap((id, label) =>
      id === undefined ? [] : [[label, this.document(label)] as [number, Document]],
    );
  }

  private document(label: number): Document {
    const id = this.ids[label]!;
    return this.added.get(id) ?? new Document({ ...this.held.stored(id), id });
  }

  /** LangChain's search; the score is the cosine, greater is nearer. */
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: this['FilterType'],
  ): Promise<[Document, number][]> {
    await this.whole();
    const accept = filter && ((label: number) => this.ids[label] !== undefined && filter(this.document(label)));
    const { neighbors, distances } = this.neighbours(query, k, accept);
    return neighbors.map((label, i) => [this.document(label), 1 - distances[i]!]);
  }
}
