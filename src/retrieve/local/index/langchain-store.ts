import { Document, type DocumentInput } from '@langchain/core/documents';
import { VectorStore } from '@langchain/core/vectorstores';
import { InputError } from '../../../errors.ts';
import type { NamedEmbeddings } from '../../../model/embedding.ts';
import type { VectorGraph } from './vector-graph.ts';

type Filter = (document: Document) => boolean;

/** A graph of vectors as LangChain's VectorStore, for whoever wants one or a retriever; answering a question does without. */
export class HnswStore extends VectorStore {
  declare FilterType: Filter;
  declare embeddings: NamedEmbeddings;
  readonly graph: VectorGraph;
  private readonly added = new Map<string, Document>();

  constructor(embeddings: NamedEmbeddings, graph: VectorGraph) {
    super(embeddings, {});
    this.graph = graph;
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
      if (!this.graph.fits(vector)) throw new InputError(`${ids[i]} 的向量含有无限的数、全是零，或维数不对`);
    });
    await this.graph.whole();
    vectors.forEach((vector, i) => {
      this.graph.put(ids[i]!, vector);
      this.added.set(ids[i]!, new Document({ ...documents[i]!, id: ids[i]! }));
    });
    return ids as string[];
  }

  /** Ids that are not known are passed over. */
  override async delete({ ids }: { ids: readonly string[] }): Promise<void> {
    await this.graph.whole();
    for (const id of ids) {
      const label = this.graph.labelOf(id);
      if (label !== undefined) this.graph.remove(label);
      this.added.delete(id);
    }
  }

  /** Every document with its label. */
  documents(): [label: number, document: Document][] {
    return this.graph.ids.flatMap((id, label) =>
      id === undefined ? [] : [[label, this.document(label)] as [number, Document]],
    );
  }

  private document(label: number): Document {
    const id = this.graph.ids[label]!;
    return this.added.get(id) ?? new Document({ ...this.graph.stored(id), id });
  }

  /** LangChain's search; the score is the cosine, greater is nearer. */
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: this['FilterType'],
  ): Promise<[Document, number][]> {
    await this.graph.whole();
    const accept = filter && ((label: number) => this.graph.ids[label] !== undefined && filter(this.document(label)));
    const { neighbors, distances } = this.graph.neighbours(query, k, accept);
    return neighbors.map((label, i) => [this.document(label), 1 - distances[i]!]);
  }
}
