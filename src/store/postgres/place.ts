import { StoreError } from '../../errors.ts';
import type { Database } from './database.ts';

/** Any number would do, as long as it is the same; the second one tells schemas apart. */
const PLACE = 7_350_002;

/** Another program keeps all others from serving from the database. */
export class TakenError extends StoreError {
  constructor() {
    super('另一个程序独占这个数据库（正在迁移，或是旧版本的 cewen serve）');
  }
}

/** Takes a place among those that serve, for as long as this connection lasts; false where one keeps it for itself. */
export function joins(db: Database): Promise<boolean> {
  return holds(db, 'pg_try_advisory_lock_shared');
}

/** Gives back a place that was taken; one that was taken twice is still held. */
export async function leaves(db: Database): Promise<void> {
  await db.get('SELECT pg_advisory_unlock_shared($1, hashtext(current_schema()))', PLACE);
}

/** Keeps all that serve out, for as long as this connection lasts; false where there are some. */
export function keepsOut(db: Database): Promise<boolean> {
  return holds(db, 'pg_try_advisory_lock');
}

async function holds(db: Database, lock: string): Promise<boolean> {
  const row = await db.get(`SELECT ${lock}(${PLACE}, hashtext(current_schema()))::int AS held`);
  return row?.held === 1;
}
