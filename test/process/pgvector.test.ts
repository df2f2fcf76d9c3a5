import { afterAll, describe, expect, it } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { PgVector } from '../../src/retrieve/remote/pgvector.ts';
import { VectorDatabase } from '../fakes/pglite.ts';
import { ranksAsInMemory } from '../retrieve/points-contract.ts';

const database = await VectorDatabase.start();
const points = new PgVector(database?.url ?? 'postgres://127.0.0.1:1/nowhere');
afterAll(() => database?.stop());

if (database) ranksAsInMemory('pgvector', async () => points);
else describe('passages that pgvector ranks', () => it.skip('left out: PGlite is not installed', () => {}));

it('what the database refuses, or can not be asked, is a fault that says so and tells no password', async () => {
  const search = [{ query: [1, 0], limit: 1 }];
  await expect(points.query('cewen-nowhere', search)).rejects.toThrow(StoreError);
  const nobody = new PgVector('postgres://me:s3cret@127.0.0.1:1/there');
  await expect(nobody.query('a', search)).rejects.toThrow('127.0.0.1:1/there');
  await expect(nobody.query('a', search)).rejects.not.toThrow('s3cret');
});
