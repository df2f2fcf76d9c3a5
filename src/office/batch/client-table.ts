import { type GivenCase, readGiven } from '../../calculate/value/case.ts';
import { readValue } from '../../calculate/value/value.ts';
import type { BadCell, Cell, MappedColumn, Table } from '../../contract/cell-table.ts';
import { InputError } from '../../errors.ts';
import type { FactBook } from '../../knowledge/fact.ts';

/** How tables are read, handed in by whoever knows the language. */
export interface TableReader {
  readonly map: (headings: readonly Cell[], rows: readonly (readonly Cell[])[]) => readonly MappedColumn[];
  /** Reads the cells of a column of one fact; null for a cell left blank. */
  readonly cells: (
    column: MappedColumn,
  ) => (cell: Cell) => { readonly value: unknown } | { readonly fault: string } | null;
  /** What a firm does, by the trades of the knowledge. */
  readonly trades: (words: string) => readonly string[];
}

/** One client of a file: its row, its name, which no other has, what is known of it. `trades` is null where nothing tells what it does. */
export interface Client {
  readonly row: number;
  readonly name: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly given: GivenCase;
  readonly trades: readonly string[] | null;
}

/** A table with its headings found and each column mapped. */
export interface ClientTable {
  /** The place of the headings' row. */
  readonly head: number;
  readonly columns: readonly MappedColumn[];
  readonly rows: Table['rows'];
}

/** Finds the headings, the first row with two texts, and maps the columns. @throws InputError where there are none, or no client below */
export function openClientTable({ rows }: Table, reader: TableReader): ClientTable {
  const head = rows.findIndex((row) => row.filter((cell) => typeof cell === 'string' && cell.trim() !== '').length > 1);
  const headings = rows[head];
  if (!headings) throw new InputError('没有找到表头：第一行写企业名称、地区等，每行一家企业');
  const below = rows.slice(head + 1).filter((row) => !isBlank(row));
  if (below.length === 0) throw new InputError('表头下面没有客户：每行写一家企业');
  const columns = reader.map(headings, below);
  if (!columns.some(({ use }) => use !== null && typeof use === 'object'))
    throw new InputError('没有一列是认识的：表头照平常的叫法写，例如地区、资质、贷款（万元），或先取一份模板');
  return { head, columns, rows };
}

const isBlank = (row: readonly Cell[]): boolean =>
  row.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));

/** Reads every client; `bad` names each cell that can't be used, and where there is one nothing of the table should be. */
export function readClients(
  { head, columns, rows }: ClientTable,
  reader: TableReader,
  book: FactBook,
): { readonly clients: readonly Client[]; readonly bad: readonly BadCell[] } {
  const clients: Client[] = [];
  const bad: BadCell[] = [];
  const read = readersOf(columns, reader, book);
  const name = columns.find(({ use }) => use === 'name');
  const trades = columns.filter(({ use }) => use === 'trade');
  const taken = new Set<string>();
  for (const [at, row] of rows.entries()) {
    if (at <= head || isBlank(row)) continue;
    const before = bad.length;
    const refuse = ({ at: column, heading }: MappedColumn, why: string): void =>
      void bad.push({ row: at + 1, column: letterOf(column), heading, words: cellWords(row[column] ?? null), why });
    const facts = read(row, refuse);
    const given = bad.length > before ? null : together(facts, columns, book, refuse);
    const does = trades.map(({ at: column }) => cellWords(row[column] ?? null)).join('，');
    const called = name ? cellWords(row[name.at] ?? null) : '';
    if (given)
      clients.push({
        row: at + 1,
        name: apart(called === '' ? `第${at + 1}行` : called, taken),
        facts,
        given,
        trades: does.replace(/，/g, '') === '' ? null : reader.trades(does),
      });
  }
  const order = new Map(columns.map(({ at }) => [letterOf(at), at]));
  bad.sort((a, b) => a.row - b.row || (order.get(a.column) ?? 0) - (order.get(b.column) ?? 0));
  return { clients, bad };
}

/** A name that no other client of the file has: one that comes again is numbered. */
function apart(name: string, taken: Set<string>): string {
  let own = name;
  for (let nth = 2; taken.has(own); nth += 1) own = `${name}（同名第${nth}家）`;
  taken.add(own);
  return own;
}

type Refuse = (column: MappedColumn, why: string) => void;

/** Reads the facts of a row; columns of one fact are read together: 省, 市 and 区, or a column a title. */
function readersOf(columns: readonly MappedColumn[], reader: TableReader, book: FactBook) {
  const ofFact = new Map<
    string,
    { readonly column: MappedColumn; readonly read: ReturnType<TableReader['cells']> }[]
  >();
  for (const column of columns)
    if (column.use !== null && typeof column.use === 'object')
      ofFact.set(column.use.fact, [...(ofFact.get(column.use.fact) ?? []), { column, read: reader.cells(column) }]);
  return (row: readonly Cell[], refuse: Refuse): Record<string, unknown> => {
    const facts: Record<string, unknown> = {};
    for (const [fact, all] of ofFact) {
      const [first] = all;
      if (!first) continue;
      const isPlace = book.get(fact)?.type === 'place';
      const joined = all.map(({ column }) => cellWords(row[column.at] ?? null)).join('');
      const cells =
        isPlace && all.length > 1
          ? [{ ...first, cell: joined as Cell }]
          : all.map((one) => ({ ...one, cell: row[one.column.at] ?? null }));
      const values = cells.flatMap(({ column, read, cell }) => {
        const reading = read(cell);
        if (reading === null) return [];
        const why = 'fault' in reading ? reading.fault : faultOf(fact, reading.value, book);
        if (why !== null) refuse(column, why);
        return why === null && 'value' in reading ? [reading.value] : [];
      });
      const value = values.length > 1 ? titlesOf(values) : values[0];
      if (value !== undefined) facts[fact] = value;
    }
    return facts;
  };
}

/** What is wrong with one value by itself; null where nothing is. */
function faultOf(fact: string, value: unknown, book: FactBook): string | null {
  try {
    readValue(fact, value, book);
    return null;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

/** Whole lists of titles and single titles held or lacked, as one. */
function titlesOf(values: readonly unknown[]): unknown {
  const lists = values.filter((value): value is readonly string[] => Array.isArray(value));
  const single = values.filter((value) => !Array.isArray(value)) as {
    has?: readonly string[];
    lacks?: readonly string[];
  }[];
  const has = [...new Set([...lists.flat(), ...single.flatMap((one) => one.has ?? [])])];
  return lists.length > 0 ? has : { has, lacks: [...new Set(single.flatMap((one) => one.lacks ?? []))] };
}

/** All facts of a row as one enterprise; null where they contradict each other. */
function together(
  facts: Readonly<Record<string, unknown>>,
  columns: readonly MappedColumn[],
  book: FactBook,
  refuse: Refuse,
): GivenCase | null {
  try {
    return readGiven(facts, book);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const column = columnNamed(error.message, columns);
    if (column) refuse(column, error.message);
    return null;
  }
}

/** The column of the fact that a fault names first. */
function columnNamed(fault: string, columns: readonly MappedColumn[]): MappedColumn | undefined {
  const placed = columns.flatMap((column) => {
    const at = column.use !== null && typeof column.use === 'object' ? fault.indexOf(column.use.fact) : -1;
    return at < 0 ? [] : [{ column, at }];
  });
  return placed.sort((a, b) => a.at - b.at)[0]?.column ?? columns[0];
}

/** What is wrong with a client as a whole, told at the cell that it names first. */
export function badCellOf({ row }: Client, fault: string, { columns, rows }: ClientTable): BadCell {
  const { at = 0, heading = '' } = columnNamed(fault, columns) ?? {};
  return { row, column: letterOf(at), heading, words: cellWords(rows[row - 1]?.[at] ?? null), why: fault };
}

/** What stands in a cell, as it is told back. */
export function cellWords(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  if (typeof cell !== 'object') return String(cell).trim();
  if ('percent' in cell) return `${cell.percent}%`;
  return 'date' in cell ? cell.date : '';
}

/** `0` → A, `27` → AB. */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? letterOf(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}
