import { StoreError } from '../../errors.ts';
import type { Database } from './database.ts';

/** Any number would do, as long as it is the same; the second one tells schemas apart. */
const PLACE = 7_350_002;

/** Another program has the place of the one that serves. */
export class TakenError extends StoreError {}

/** Takes the place of the one that serves, for as long as this connection lasts; false where another has it. */
export async function holdsPlace(db: Database): Promise<boolean> {
  const row = await db.get(`SELECT pg_try_advisory_lock(${PLACE}, hashtext(current_schema()))::int AS held`);
  return row?.held === 1;
}
