import type { ModelError } from '../../../errors.ts';
import { LocalEmbeddings, type NamedEmbeddings } from '../../../model/embedding.ts';
import type { ClauseHit, ClauseIndex, ClauseQuery } from '../../port.ts';
import { QuestionVectors } from '../../question-vector.ts';
import type { Index } from './clause-index.ts';

/**
 * The index of this machine behind the port. Where an endpoint embeds, the vector of a question is awaited; where the endpoint gives none,
 * the words alone are searched with.
 */
export class EmbeddingIndex implements ClauseIndex {
  readonly #index: Index;
  /** Null where the index embeds questions itself. */
  readonly #vectors: QuestionVectors | null;

  constructor(index: Index, embeddings: NamedEmbeddings, failed: (error: ModelError) => void) {
    this.#index = index;
    this.#vectors = embeddings instanceof LocalEmbeddings ? null : new QuestionVectors(embeddings, failed);
  }

  async search({ text, also, documents, limit }: ClauseQuery): Promise<readonly ClauseHit[]> {
    const vector = (await this.#vectors?.of(text)) ?? null;
    const within = ({ parent }: { readonly parent: string | undefined }) => documents.has(parent ?? '');
    return this.#index.search({ text, also, limit, within, ...(vector ? { vector } : {}) });
  }

  async frequencies(words: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map(words.map((word) => [word, this.#index.documentFrequency(word)]));
  }
}
