import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describe, test } from 'vitest';

/** A PostgreSQL server for tests, `postgres://…`: `.ci/run` starts one where it can. Its user may make schemas. */
const SERVER = process.env.CEWEN_TEST_POSTGRES;

/** Runs `tests` where there is a server; says that they were left out where there is none. */
export function withPostgres(what: string, tests: () => void): void {
  if (SERVER) tests();
  else describe(what, () => test.skip('left out: CEWEN_TEST_POSTGRES names no server', () => {}));
}

/** A schema of its own for whatever a test keeps; `run` does there what a test wants, `drop` takes it away. */
export interface Schema {
  readonly url: string;
  run(sql: string): Promise<readonly Record<string, unknown>[]>;
  drop(): Promise<void>;
}

export async function freshSchema(): Promise<Schema> {
  const name = `t${randomBytes(6).toString('hex')}`;
  const url = new URL(SERVER ?? '');
  url.searchParams.set('options', `-c search_path=${name} -c synchronous_commit=off`);
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`CREATE SCHEMA ${name}`);
  return {
    url: url.href,
    run: async (sql) => [await client.query<Record<string, unknown>>(sql)].flat().at(-1)?.rows ?? [],
    drop: async () => {
      await client.query(`DROP SCHEMA ${name} CASCADE`);
      await client.end();
    },
  };
}
