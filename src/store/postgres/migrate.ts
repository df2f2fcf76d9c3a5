import { readdirSync, readFileSync } from 'node:fs';
import { StoreError } from '../../errors.ts';
import type { Database } from './database.ts';
import { joins, leaves, TakenError } from './place.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

/** Of several programs that begin at once one migrates, the others wait for it. Any number would do, as long as it is the same. */
const LOCK = 7_350_001;

/**
 * Brings a database to the newest version: every numbered file once, in order, all in one transaction.
 * @throws TakenError where it is behind and a program keeps all others out
 */
export async function migrate(db: Database): Promise<void> {
  const files = readdirSync(FOLDER)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .sort();
  await db.transaction(async () => {
    await db.exec(
      `SELECT pg_advisory_xact_lock(${LOCK}); CREATE TABLE IF NOT EXISTS cewen_version (version INTEGER NOT NULL)`,
    );
    const version = Number((await db.get('SELECT max(version) AS version FROM cewen_version'))?.version ?? 0);
    if (version > files.length)
      throw new StoreError(`数据库的版本（${version}）比这个程序（${files.length}）新。请升级程序，不要用旧程序打开它`);
    if (version === files.length) return;
    if (!(await joins(db))) throw new TakenError();
    for (const [i, name] of files.entries()) {
      if (!name.startsWith(String(i + 1).padStart(3, '0')))
        throw new StoreError(`migration ${name} is out of sequence`);
      if (i >= version) await db.exec(readFileSync(new URL(name, FOLDER), 'utf8'));
    }
    await db.run('INSERT INTO cewen_version VALUES ($1)', files.length);
    await leaves(db);
  }, 'READ COMMITTED');
}
