import { ModelError } from '../errors.ts';
import { fold, stripAsking } from '../language/tokens.ts';
import type { NamedEmbeddings } from '../model/embedding.ts';

type Vector = readonly number[] | null;

/** The vectors of questions, awaited once however often a question is searched with; null where the endpoint gives none. */
export class QuestionVectors {
  readonly #embeddings: NamedEmbeddings;
  readonly #failed: (error: ModelError) => void;
  /** Of the text that was searched with last. */
  #last: { readonly text: string; readonly vector: Promise<Vector> } | null = null;

  constructor(embeddings: NamedEmbeddings, failed: (error: ModelError) => void) {
    this.#embeddings = embeddings;
    this.#failed = failed;
  }

  async of(text: string): Promise<Vector> {
    if (this.#last?.text !== text) this.#last = { text, vector: this.#embed(text) };
    return this.#last.vector;
  }

  async #embed(text: string): Promise<Vector> {
    try {
      return await this.#embeddings.embedQuery(stripAsking(fold(text)));
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      this.#failed(error);
      return null;
    }
  }
}
