import type { EmbeddingsInterface } from '@langchain/core/embeddings';

/** LangChain's embeddings, with what an index must know of them: which model, and how long its vectors are. */
export abstract class NamedEmbeddings implements EmbeddingsInterface {
  /** Changes whenever the same text would get another vector. An index built with another one is refused. */
  abstract readonly model: string;
  abstract readonly dimension: number;
  abstract embedDocuments(texts: string[]): Promise<number[][]>;
  abstract embedQuery(text: string): Promise<number[]>;
}

/** Embeddings that need no network: a vector at once, of length 1, or all zero where the text holds nothing known. */
export abstract class LocalEmbeddings extends NamedEmbeddings {
  /** The vector of a question. */
  abstract embed(text: string): number[];

  /** The vector of a passage; the question's own, unless a model tells them apart. */
  embedPassage(text: string): number[] {
    return this.embed(text);
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => this.embedPassage(text));
  }

  async embedQuery(text: string): Promise<number[]> {
    return this.embed(text);
  }
}

const PIECE = /[\p{Script=Han}〇]+|[a-z0-9]+/gu;

/**
 * Deterministic hashing of character n-grams (Weinberger et al. 2009): one and two Chinese characters, whole words of other
 * scripts, signed, each counting 1 + ln occurrences, pairs twice as much as single characters. It knows no meaning: it
 * finds like spelling, no synonyms.
 */
export class HashingEmbeddings extends LocalEmbeddings {
  readonly model: string;
  readonly dimension: number;

  constructor(dimension = 128) {
    super();
    this.dimension = dimension;
    this.model = `hashing-ngram-1-${dimension}`;
  }

  embed(text: string): number[] {
    const counts = new Map<string, number>();
    for (const [piece] of text.normalize('NFKC').toLowerCase().matchAll(PIECE)) {
      for (const gram of grams(piece)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
    const vector = new Array<number>(this.dimension).fill(0);
    for (const [gram, count] of counts) {
      const hash = hash32(gram);
      const value = (1 + Math.log(count)) * (gram.length > 1 ? 2 : 1);
      vector[(hash >>> 1) % this.dimension]! += hash & 1 ? value : -value;
    }
    const length = Math.hypot(...vector);
    return length === 0 ? vector : vector.map((value) => value / length);
  }
}

function grams(piece: string): string[] {
  if (/^[a-z0-9]/.test(piece)) return [piece];
  const found = [...piece];
  for (let i = 0; i + 1 < piece.length; i++) found.push(piece.slice(i, i + 2));
  return found;
}

/** FNV-1a over UTF-16 units, mixed so that every bit counts. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) >>> 0;
}
