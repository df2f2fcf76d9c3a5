import { ModelError } from '../../../errors.ts';
import { fold, stripAsking } from '../../../language/tokens.ts';
import { LocalEmbeddings, type NamedEmbeddings } from '../../../model/embedding.ts';
import type { ClauseHit, ClauseIndex, ClauseQuery } from '../../port.ts';
import type { Index } from './clause-index.ts';

type Vector = readonly number[] | null;

/**
 * The index of this machine behind the port. Where an endpoint embeds, the vector of a question is awaited, once however often
 * the question is searched with; where the endpoint gives none, the words alone are searched with.
 */
export class EmbeddingIndex implements ClauseIndex {
  readonly #index: Index;
  readonly #embeddings: NamedEmbeddings | null;
  readonly #failed: (error: ModelError) => void;
  /** Of the text that was searched with last. */
  #last: { readonly text: string; readonly vector: Promise<Vector> } | null = null;

  constructor(index: Index, embeddings: NamedEmbeddings, failed: (error: ModelError) => void) {
    this.#index = index;
    this.#embeddings = embeddings instanceof LocalEmbeddings ? null : embeddings;
    this.#failed = failed;
  }

  async search({ text, also, documents, limit }: ClauseQuery): Promise<readonly ClauseHit[]> {
    const vector = await this.#vectorOf(text);
    const within = ({ parent }: { readonly parent: string | undefined }) => documents.has(parent ?? '');
    return this.#index.search({ text, also, limit, within, ...(vector ? { vector } : {}) });
  }

  async frequencies(words: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map(words.map((word) => [word, this.#index.documentFrequency(word)]));
  }

  /** Null where the index embeds questions itself, too. */
  async #vectorOf(text: string): Promise<Vector> {
    const embeddings = this.#embeddings;
    if (!embeddings) return null;
    if (this.#last?.text !== text) this.#last = { text, vector: this.#embed(text, embeddings) };
    return this.#last.vector;
  }

  async #embed(text: string, embeddings: NamedEmbeddings): Promise<Vector> {
    try {
      return await embeddings.embedQuery(stripAsking(fold(text)));
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      this.#failed(error);
      return null;
    }
  }
}
