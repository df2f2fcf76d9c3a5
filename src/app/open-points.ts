import type { Points } from '../retrieve/remote/points.ts';
import { Qdrant, type QdrantSettings } from '../retrieve/remote/qdrant.ts';

/** Where passages are ranked that are not held in memory: a Qdrant, or the address of a PostgreSQL with pgvector. */
export type PointsSettings = QdrantSettings | { readonly postgres: string };

/** The client of a database is loaded where it is asked for. */
export async function openPoints(at: PointsSettings): Promise<Points> {
  if (!('postgres' in at)) return new Qdrant(at);
  const { PgVector } = await import('../retrieve/remote/pgvector.ts');
  return new PgVector(at.postgres);
}
