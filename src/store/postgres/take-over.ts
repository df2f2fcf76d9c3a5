import { StoreError } from '../../errors.ts';
import { type Carried, type CarriedRow, type CarriedTable, TABLES, type Tally, Tallying } from '../carried.ts';
import { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { keepsOut } from './place.ts';

/** Rows that are written, or read back, at a time. */
const PAGE = 500;

/**
 * Writes all that `from` holds into the empty database at `url`, reads it back and compares: all of it or nothing. Nobody may serve
 * from it meanwhile. Gives what was carried of each table.
 */
export async function takeOver(url: string, from: Carried): Promise<readonly Tally[]> {
  const db = new Database(url, async (opened) => {
    if (!(await keepsOut(opened))) throw new StoreError('cewen serve 正在使用这个数据库。请先停掉它，再迁移');
  });
  try {
    await migrate(db);
    return await db.transaction(async () => {
      const tallies: Tally[] = [];
      for (const table of TABLES) {
        if (await db.get(`SELECT 1 FROM ${table.name} LIMIT 1`))
          throw new StoreError(`目标数据库里已经有内容（${table.name}）。请换一个空的数据库，迁移不会覆盖已有的内容`);
        const sent = await write(db, table, from);
        const held = await readBack(db, table);
        if (sent.rows !== held.rows || sent.sha256 !== held.sha256)
          throw new StoreError(
            `迁移后的 ${table.name} 和原来的不同（${sent.rows} 行，写入 ${held.rows} 行），没有保存任何内容`,
          );
        tallies.push(held);
      }
      return tallies;
    });
  } finally {
    await db.close();
  }
}

async function write(db: Database, table: CarriedTable, from: Carried): Promise<Tally> {
  const names = table.columns.map(([name]) => name);
  const insert = `INSERT INTO ${table.name} (${names.join(', ')}) SELECT ${names.join(', ')}
    FROM json_to_recordset($1::json) AS r (${table.columns.map((column) => column.join(' ')).join(', ')})`;
  const tallying = new Tallying();
  let page: Record<string, string | number | null>[] = [];
  const flush = async (): Promise<void> => {
    if (page.length > 0) await db.run(insert, JSON.stringify(page));
    page = [];
  };
  for await (const row of from.rows(table)) {
    tallying.add(row);
    page.push(Object.fromEntries(names.map((name, i) => [name, row[i] ?? null])));
    if (page.length === PAGE) await flush();
  }
  await flush();
  if (names.includes('id'))
    await db.get(
      `SELECT setval(pg_get_serial_sequence('${table.name}', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM ${table.name}), false)`,
    );
  return tallying.of(table);
}

async function readBack(db: Database, table: CarriedTable): Promise<Tally> {
  const names = table.columns.map(([name]) => name);
  const order = table.order.map((name) => (name === 'id' ? name : `${name} COLLATE "C"`)).join(', ');
  const cursor = `carried_${table.name}`;
  const tallying = new Tallying();
  await db.exec(
    `DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT ${names.join(', ')} FROM ${table.name} ORDER BY ${order}`,
  );
  for (let full = true; full; ) {
    const rows = await db.all(`FETCH ${PAGE} FROM ${cursor}`);
    for (const row of rows) tallying.add(names.map((name): CarriedRow[number] => row[name] ?? null));
    full = rows.length === PAGE;
  }
  await db.exec(`CLOSE ${cursor}`);
  return tallying.of(table);
}
