import { z } from 'zod';
import { StoreError } from '../../errors.ts';
import type { Point, PointSearch, Points, Scored } from './points.ts';

/** Where a Qdrant answers (1.10 or later), and the key it asks for. */
export interface QdrantSettings {
  readonly url: string;
  readonly apiKey: string | null;
}

const Found = z.object({ points: z.array(z.object({ id: z.number(), score: z.number() })) });
const Count = z.object({ count: z.number() });
const Collections = z.object({ collections: z.array(z.object({ name: z.string() })) });

/** Milliseconds that one call may take. */
const PATIENCE = 10_000;
/** What is answered where a collection is there already. */
const EXISTS = 409;

/** The few calls of Qdrant's HTTP interface that an index of passages needs. @throws StoreError where it does not answer as it should */
export class Qdrant implements Points {
  readonly #settings: QdrantSettings;

  constructor(settings: QdrantSettings) {
    this.#settings = settings;
  }

  async collections(): Promise<readonly string[]> {
    const { collections } = Collections.parse(await this.#call('GET', '/collections'));
    return collections.map(({ name }) => name);
  }

  async create(name: string, dimension: number): Promise<void> {
    const vectors = { meaning: { size: dimension, distance: 'Dot' } };
    await this.#call('PUT', `/collections/${name}`, { vectors, sparse_vectors: { words: {} } }, EXISTS);
    await this.#call('PUT', `/collections/${name}/index?wait=true`, { field_name: 'parent', field_schema: 'integer' });
  }

  async put(name: string, points: readonly Point[]): Promise<void> {
    await this.#call('PUT', `/collections/${name}/points?wait=true`, { points });
  }

  async count(name: string): Promise<number> {
    return Count.parse(await this.#call('POST', `/collections/${name}/points/count`, { exact: true })).count;
  }

  async drop(name: string): Promise<void> {
    await this.#call('DELETE', `/collections/${name}`);
  }

  async query(name: string, searches: readonly PointSearch[]): Promise<readonly (readonly Scored[])[]> {
    const asked = searches.map(({ query, parents, ids, limit }) => {
      const must = [
        ...(parents ? [{ key: 'parent', match: { any: parents } }] : []),
        ...(ids ? [{ has_id: ids }] : []),
      ];
      return {
        query,
        using: 'indices' in query ? 'words' : 'meaning',
        limit,
        ...(must.length > 0 && { filter: { must } }),
        ...(ids && { params: { exact: true } }),
      };
    });
    const found = await this.#call('POST', `/collections/${name}/points/query/batch`, { searches: asked });
    return z
      .array(Found)
      .parse(found)
      .map(({ points }) => points);
  }

  async #call(method: string, path: string, body?: unknown, settled?: number): Promise<unknown> {
    const { url, apiKey } = this.#settings;
    let response: Response;
    try {
      response = await fetch(`${url.replace(/(?<!\/)\/+$/, '')}${path}`, {
        method,
        headers: { 'content-type': 'application/json', ...(apiKey && { 'api-key': apiKey }) },
        signal: AbortSignal.timeout(PATIENCE),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (response.status === settled) return null;
      if (response.ok) return ((await response.json()) as { readonly result?: unknown }).result;
    } catch (error) {
      throw new StoreError(`Qdrant（${new URL(url).host}）没有应答`, { cause: error });
    }
    throw new StoreError(`Qdrant（${new URL(url).host}）答了 ${response.status}：${method} ${path.split('?')[0]}`);
  }
}
