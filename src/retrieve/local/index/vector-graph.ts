import hnswlib from 'hnswlib-node';
import { SnapshotError } from '../../../errors.ts';

const NEIGHBOURS = 16;
const EF_CONSTRUCTION = 100;
/** hnswlib's own 10 costs recall: .91–.96 where 50 gives 1. */
const EF_SEARCH = 64;
const SEED = 100;

/** A document as it was added; LangChain's DocumentInput. */
interface Stored {
  readonly id?: string;
  readonly pageContent: string;
  readonly metadata?: Record<string, unknown>;
}

/** What the labels of a graph stand for. */
export interface GraphLabels {
  readonly labels: number;
  /** Labels whose document is not gone. */
  readonly living: number;
  /** The id of each label, undefined where its document is gone; called once, when an id is first needed. */
  readonly ids: () => (string | undefined)[];
  /** Reads a document that is asked for. */
  readonly stored: (id: string) => Stored;
}

/** @param ids the id of each label, undefined where its document is gone */
export function graphLabels(ids: (string | undefined)[]): GraphLabels {
  const living = ids.reduce((sum, id) => sum + (id === undefined ? 0 : 1), 0);
  return { labels: ids.length, living, ids: () => ids, stored: (id) => ({ id, pageContent: '' }) };
}

function unreadable(error: unknown): SnapshotError {
  return new SnapshotError(`索引的向量图读不出来（${(error as Error).message}）：请运行 cewen reindex 重建`);
}

/**
 * hnswlib's graph with ids of our own: adding a known id replaces its vector, removing takes a document away and no file. Which
 * vectors may enter is for `fits` to say, since hnswlib takes empty and infinite ones in silence.
 */
export class VectorGraph {
  readonly dimension: number;
  /** Reads a document that the graph was opened with. */
  readonly stored: GraphLabels['stored'];
  private readonly graph: hnswlib.HierarchicalNSW;
  private readonly held: GraphLabels;
  private idList: (string | undefined)[] | undefined;
  private labels: Map<string, number> | undefined;
  private living: number;
  private settled = false;
  private reading: Promise<void> | undefined;
  private fault: SnapshotError | undefined;

  private constructor(dimension: number, graph: hnswlib.HierarchicalNSW, held: GraphLabels) {
    this.dimension = dimension;
    this.graph = graph;
    this.held = held;
    this.stored = held.stored;
    this.living = held.living;
  }

  static empty(dimension: number, capacity = 1024): VectorGraph {
    const graph = new hnswlib.HierarchicalNSW('cosine', dimension);
    graph.initIndex(Math.max(1, capacity), NEIGHBOURS, EF_CONSTRUCTION, SEED);
    graph.setEf(EF_SEARCH);
    const empty = new VectorGraph(dimension, graph, graphLabels([]));
    empty.settled = true;
    return empty;
  }

  /** @throws SnapshotError where the file is damaged or does not hold as many vectors */
  static open(file: string, dimension: number, held: GraphLabels): VectorGraph {
    const graph = new hnswlib.HierarchicalNSW('cosine', dimension);
    try {
      graph.readIndexSync(file);
    } catch (error) {
      throw unreadable(error);
    }
    const opened = new VectorGraph(dimension, graph, held);
    opened.settle();
    return opened;
  }

  /** One whose file is read on another thread: see `ready`. */
  static begin(file: string, dimension: number, held: GraphLabels): VectorGraph {
    const graph = new hnswlib.HierarchicalNSW('cosine', dimension);
    const begun = new VectorGraph(dimension, graph, held);
    begun.reading = graph
      .readIndex(file)
      .catch((error: unknown) => Promise.reject(unreadable(error)))
      .then(() => begun.settle())
      .catch((fault: SnapshotError) => {
        begun.fault = fault;
      });
    return begun;
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

  /** The id of each label, undefined where its document is gone. */
  get ids(): readonly (string | undefined)[] {
    return this.list;
  }

  private get list(): (string | undefined)[] {
    this.idList ??= this.held.ids();
    return this.idList;
  }

  async write(file: string): Promise<void> {
    await this.whole();
    await this.graph.writeIndex(file);
  }

  /** Whether a vector may be held: of this dimension, finite, not all zero. */
  fits(vector: readonly number[]): boolean {
    return vector.length === this.dimension && vector.every(Number.isFinite) && vector.some((value) => value !== 0);
  }

  /** Adds or replaces one vector that `fits`; its label. */
  put(id: string, vector: number[]): number {
    const label = this.labelOf(id) ?? this.list.length;
    if (label === this.list.length) {
      if (this.graph.getCurrentCount() >= this.graph.getMaxElements())
        this.graph.resizeIndex(Math.ceil(this.graph.getMaxElements() * 1.1) + 64);
      this.list.push(id);
      this.labels?.set(id, label);
      this.living += 1;
    }
    this.graph.addPoint(vector, label);
    return label;
  }

  /** A label whose document is gone already is passed over. */
  remove(label: number): void {
    const id = this.list[label];
    if (id === undefined) return;
    this.graph.markDelete(label);
    this.list[label] = undefined;
    this.labels?.delete(id);
    this.living -= 1;
  }

  /** Built when first needed: searching alone never asks for it. */
  labelOf(id: string): number | undefined {
    this.labels ??= new Map(this.list.flatMap((held, label) => (held === undefined ? [] : [[held, label] as const])));
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

  /** As `nearest`, each with its distance: 1 - the cosine. */
  neighbours(vector: readonly number[], k: number, accept?: (label: number) => boolean): hnswlib.SearchResult {
    const most = Math.min(k, this.living);
    if (most === 0 || !this.fits(vector)) return { neighbors: [], distances: [] };
    return this.graph.searchKnn(vector as number[], most, accept);
  }
}
