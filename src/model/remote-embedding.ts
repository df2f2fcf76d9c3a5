import { OpenAIEmbeddings } from '@langchain/openai';
import { ModelError } from '../errors.ts';
import { withoutPersonal } from '../language/redact-personal.ts';
import type { Budget } from './budget.ts';
import type { Use } from './chat-model.ts';
import { NamedEmbeddings } from './embedding.ts';
import { cappedFetch, type Endpoint, requestTwice } from './endpoint.ts';
import { estimate } from './token-estimate.ts';

/** Some endpoints take no more at once. */
const BATCH = 10;

/** Where tokens are counted. */
export interface Meter {
  readonly budget: Budget;
  readonly told: (use: Use) => void;
}

/** Embeddings of an OpenAI-compatible endpoint. Every vector is asserted to have the one dimension: clients decode garbage without a word. */
export class RemoteEmbeddings extends NamedEmbeddings {
  readonly model: string;
  readonly dimension: number;
  private readonly client: OpenAIEmbeddings;
  private readonly endpoint: Endpoint;
  private readonly meter: Meter | null;

  constructor(name: string, dimension: number, endpoint: Endpoint, meter: Meter | null = null) {
    super();
    this.meter = meter;
    this.model = remoteModelName(name);
    this.dimension = dimension;
    this.endpoint = endpoint;
    this.client = new OpenAIEmbeddings({
      model: name,
      apiKey: endpoint.apiKey,
      // Without it the client asks for base64 and decodes whatever comes back.
      encodingFormat: 'float',
      stripNewLines: false,
      batchSize: BATCH,
      timeout: endpoint.attempt,
      maxRetries: 0,
      configuration: { ...(endpoint.baseURL ? { baseURL: endpoint.baseURL } : {}), fetch: cappedFetch },
    });
  }

  /** Asks for one vector to learn the dimension. @throws ModelError */
  static async open(name: string, endpoint: Endpoint, meter: Meter | null = null): Promise<RemoteEmbeddings> {
    const unmeasured = new RemoteEmbeddings(name, 0, endpoint, meter);
    const [vector] = await unmeasured.vectorsOf(['政策']);
    return new RemoteEmbeddings(name, vector?.length ?? 0, endpoint, meter);
  }

  /** Without names and numbers to reach anybody. Held to the budget of the day; an index that an operator builds is booked, and built. */
  async embedQuery(text: string): Promise<number[]> {
    const asked = withoutPersonal(text);
    const held = this.meter?.budget.take(estimate(asked.text));
    try {
      const [vector] = await this.vectorsOf([asked.text], asked.cut);
      return vector as number[];
    } finally {
      if (held) this.meter?.budget.settle(held, 0);
    }
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (let from = 0; from < texts.length; from += BATCH)
      vectors.push(...(await this.vectorsOf(texts.slice(from, from + BATCH))));
    return vectors;
  }

  private async vectorsOf(texts: string[], cut: Use['cut'] = {}): Promise<number[][]> {
    const tokens = texts.reduce((sum, text) => sum + estimate(text), 0);
    const began = performance.now();
    let vectors: number[][] = [];
    try {
      vectors = await requestTwice(this.endpoint, () => this.client.embedDocuments(texts));
    } finally {
      const answered = vectors.length > 0;
      if (answered) this.meter?.budget.book(tokens);
      const milliseconds = Math.round(performance.now() - began);
      const characters = texts.join('').length;
      this.meter?.told({ tokensIn: answered ? tokens : 0, tokensOut: 0, milliseconds, answered, characters, cut });
    }
    const dimension = this.dimension || vectors[0]?.length;
    const sound = (vector: unknown): boolean =>
      Array.isArray(vector) && vector.length === dimension && vector.length > 0 && vector.every(Number.isFinite);
    if (vectors.length !== texts.length || !vectors.every(sound))
      throw new ModelError('the endpoint gave vectors that are missing, not finite or of another dimension', false);
    return vectors;
  }
}

/** The name that a manifest holds: another model of the same endpoint is another index. */
export function remoteModelName(name: string): string {
  return `remote-1-${name}`;
}
