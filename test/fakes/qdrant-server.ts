import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Sparse {
  readonly indices: readonly number[];
  readonly values: readonly number[];
}
interface Kept {
  readonly id: number;
  readonly vector: { readonly words?: Sparse; readonly meaning?: ArrayLike<number> };
  readonly payload: Readonly<Record<string, unknown>>;
}
interface Condition {
  readonly key?: string;
  readonly match?: { readonly any: readonly unknown[] };
  readonly has_id?: readonly number[];
}
interface Asked {
  readonly query: Sparse | readonly number[];
  readonly using: 'words' | 'meaning';
  readonly limit: number;
  readonly filter?: { readonly must: readonly Condition[] };
}

/**
 * A server that answers as Qdrant's documentation says of the calls that are made: every vector is compared, where Qdrant may miss some of
 * its graph; scores are rounded to 32 bits, as Qdrant keeps them.
 */
export class QdrantServer {
  readonly collections = new Map<string, Map<number, Kept>>();
  /** Method and path of each call. */
  readonly calls: string[] = [];
  /** The key that it asks for. */
  key: string | null = null;
  /** What it answers with in place of an answer. */
  status: number | null = null;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      const { pathname } = new URL(request.url ?? '/', 'http://here');
      this.calls.push(`${request.method} ${pathname}`);
      const [status, result] =
        this.key !== null && request.headers['api-key'] !== this.key
          ? [401, null]
          : this.status !== null
            ? [this.status, null]
            : this.#answer(request.method ?? '', pathname, JSON.parse(Buffer.concat(pieces).toString() || '{}'));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ result, status: status === 200 ? 'ok' : { error: String(status) }, time: 0 }));
    });
  }

  static async start(): Promise<QdrantServer> {
    const own = new QdrantServer();
    await new Promise<void>((resolve) => own.#server.listen(0, '127.0.0.1', resolve));
    return own;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(method: string, path: string, body: Record<string, unknown>): [number, unknown] {
    const [, , name = '', ...rest] = path.split('/');
    const call = `${method} ${rest.join('/')}`;
    if (name === '') return [200, { collections: [...this.collections.keys()].map((each) => ({ name: each })) }];
    const points = this.collections.get(name);
    if (call === 'PUT ') {
      if (points) return [409, null];
      this.collections.set(name, new Map());
      return [200, true];
    }
    if (!points) return [404, null];
    if (call === 'DELETE ') return [200, this.collections.delete(name)];
    if (call === 'PUT index') return [200, { status: 'completed' }];
    if (call === 'POST points/count') return [200, { count: points.size }];
    if (call === 'PUT points') {
      for (const point of body.points as Kept[]) points.set(point.id, packed(point));
      return [200, { status: 'completed' }];
    }
    if (call === 'POST points/query/batch')
      return [200, (body.searches as Asked[]).map((asked) => ({ points: found(points, asked) }))];
    return [404, null];
  }
}

/** Its direction as numbers alone, which are gone through fast. */
const packed = (point: Kept): Kept =>
  point.vector.meaning
    ? { ...point, vector: { ...point.vector, meaning: Float64Array.from(point.vector.meaning) } }
    : point;

/** Of words only what shares one is found; of meaning all that has a vector. */
function found(points: ReadonlyMap<number, Kept>, { query, using, limit, filter }: Asked) {
  const conditions = (filter?.must ?? []).map(holds);
  const scoreOf = using === 'words' ? overlapWith(query as Sparse) : productWith(query as number[]);
  const scored: { id: number; version: number; score: number }[] = [];
  for (const point of points.values()) {
    if (!conditions.every((condition) => condition(point))) continue;
    const score = scoreOf(point.vector);
    if (score !== null) scored.push({ id: point.id, version: 0, score: Math.fround(score) });
  }
  return scored.sort((a, b) => b.score - a.score).slice(0, limit);
}

function holds({ key, match, has_id: ids }: Condition): (point: Kept) => boolean {
  const any = new Set<unknown>(ids ?? match?.any);
  return ids ? ({ id }) => any.has(id) : ({ payload }) => any.has(payload[key ?? '']);
}

function overlapWith({ indices, values }: Sparse): (held: Kept['vector']) => number | null {
  const weights = new Map(indices.map((index, i) => [index, values[i] as number]));
  return ({ words }) => {
    let sum: number | null = null;
    for (const [i, index] of (words?.indices ?? []).entries()) {
      const weight = weights.get(index);
      if (weight !== undefined) sum = (sum ?? 0) + weight * (words?.values[i] as number);
    }
    return sum;
  };
}

const productWith =
  (query: readonly number[]) =>
  ({ meaning }: Kept['vector']): number | null => {
    if (!meaning) return null;
    let sum = 0;
    for (let i = 0; i < meaning.length; i += 1) sum += (meaning[i] as number) * (query[i] as number);
    return sum;
  };
