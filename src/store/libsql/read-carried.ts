import { existsSync } from 'node:fs';
import { StoreError } from '../../errors.ts';
import type { Carried, CarriedRow, CarriedTable } from '../carried.ts';
import { objectIn } from '../damaged.ts';
import { Database, type Row } from './database.ts';
import { migrate } from './migrate.ts';

/** All that is kept in `file`, brought to the newest version first. Nobody may have it open meanwhile. */
export async function readingLibsql<T>(file: string, read: (carried: Carried) => Promise<T>): Promise<T> {
  if (!existsSync(file)) throw new StoreError(`没有数据库：${file}`);
  const db = new Database(file, 0);
  try {
    await migrate(db);
    return await read({ rows: (table) => rowsOf(db, table) });
  } finally {
    db.close();
  }
}

function* rowsOf(db: Database, table: CarriedTable): Iterable<CarriedRow> {
  for (const row of db.each(`SELECT rowid AS id, * FROM ${table.name} ORDER BY ${table.order.join(', ')}`)) {
    const parted = table.name === 'inbox' ? { ...row, ...withoutQuoted(row) } : row;
    yield table.columns.map(([name]) => plain(parted[name] ?? null));
  }
}

/** What a message quotes stands in its body here, in a column of its own there. */
function withoutQuoted(row: Row): Row {
  const held = objectIn(row.body);
  if (!held) return { quoted: null };
  const { quoted = null, ...body } = held as { quoted?: string | null };
  return { body: JSON.stringify(body), quoted };
}

/** A server takes no zero byte in a text. */
function plain(value: string | number | null): string | number | null {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}
