import { readdirSync, readFileSync } from 'node:fs';
import { StoreError } from '../../errors.ts';
import type { Database } from './database.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

/** Brings a database to the newest version: every numbered file once, in order, each in one transaction. */
export async function migrate(db: Database): Promise<void> {
  const files = readdirSync(FOLDER)
    .filter((name) => /^\d{3}-.*\.sql$/.test(name))
    .sort();
  await db.transaction(async () => {
    const version = Number(db.get('PRAGMA user_version')?.user_version ?? 0);
    if (version > files.length)
      throw new StoreError(`数据库的版本（${version}）比这个程序（${files.length}）新。请升级程序，不要用旧程序打开它`);
    files.forEach((name, i) => {
      if (!name.startsWith(String(i + 1).padStart(3, '0')))
        throw new StoreError(`migration ${name} is out of sequence`);
      if (i < version) return;
      db.exec(readFileSync(new URL(name, FOLDER), 'utf8'));
    });
    if (version === files.length) return;
    db.exec(`PRAGMA user_version = ${files.length}`);
    db.leaveNoTrace();
  });
}
