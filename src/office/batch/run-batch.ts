import type { BadCell, Cell, MappedColumn } from '../../contract/cell-table.ts';
import { InputError } from '../../errors.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { FactsOfClients } from '../clients/import-clients.ts';
import { readTable } from '../spreadsheet/read-table.ts';
import { type Change, changesSince, type Standings, standingsOf } from './changes-since.ts';
import { cellWords, openClientTable, readClients, type TableReader } from './client-table.ts';
import type { ClientMatch } from './match-client.ts';
import { isBadCell, matchClients } from './match-clients.ts';
import { matchedMeasures } from './matched-measures.ts';
import { workbookOf } from './workbook.ts';

/** What is to be done with a file of clients: read it alone, or match its clients too. */
export interface BatchTask {
  readonly file: Uint8Array;
  /** As a person has set them; null: as the headings say. */
  readonly columns: readonly MappedColumn[] | null;
  readonly matches: boolean;
  /** The day, ISO. */
  readonly day: string;
  /** How clients stood when they were matched last; null where they never were. */
  readonly before: Standings | null;
}

/** What a file holds, and what its clients may get where they were matched and no cell is bad. */
export interface BatchOutcome {
  readonly columns: readonly MappedColumn[];
  /** The first cells of each column, in words. */
  readonly samples: readonly (readonly string[])[];
  readonly clients: number;
  readonly bad: readonly BadCell[];
  readonly matched: {
    readonly workbook: Uint8Array;
    readonly standings: Standings;
    readonly changes: readonly Change[];
    /** What the file tells of each client. */
    readonly facts: FactsOfClients;
  } | null;
}

/** Called after each client; whoever waits in it lets others work. */
export type Progress = (done: number, total: number) => Promise<void> | void;

const SAMPLES = 3;

/** Reads a file of clients and matches them, or nothing of them where a cell is bad. @throws InputError for a file that is none */
export async function runBatch(
  { file, columns, matches, day, before }: BatchTask,
  reader: TableReader,
  knowledge: Knowledge,
  progress: Progress,
): Promise<BatchOutcome> {
  const found = openClientTable(await readTable(file), reader);
  const table = columns === null ? found : { ...found, columns: placed(columns, found.columns) };
  const { clients, bad: unread } = readClients(table, reader, knowledge.book.facts);
  const bad = [...unread];
  const matched: ClientMatch[] = [];
  const measures = matches && bad.length === 0 ? matchedMeasures(knowledge, day) : [];
  if (matches && bad.length === 0)
    for (const one of matchClients(clients, measures, knowledge, day, table)) {
      if (isBadCell(one)) bad.push(one);
      else matched.push(one);
      await progress(matched.length + bad.length, clients.length);
    }
  const read = {
    columns: table.columns,
    samples: samplesOf(table.rows.slice(table.head + 1), table.columns.length),
    clients: clients.length,
    bad,
  };
  if (!matches || bad.length > 0) return { ...read, matched: null };
  const standings = standingsOf(matched);
  const changes =
    before === null ? [] : changesSince(before, standings, (id) => knowledge.book.rules.get(id)?.title ?? id);
  const compared = before === null ? null : changes;
  const workbook = await workbookOf({ day, measures, clients: matched, columns: table.columns, changes: compared });
  return {
    ...read,
    matched: { workbook, standings, changes, facts: clients.map(({ name, facts }) => [name, facts]) },
  };
}

/** A person's columns on those of the file. @throws InputError where they are of another file */
function placed(set: readonly MappedColumn[], found: readonly MappedColumn[]): readonly MappedColumn[] {
  if (set.length !== found.length)
    throw new InputError(
      `这份文件有 ${found.length} 列，改过的是 ${set.length} 列：请从“批量核对”重新打开这份名单再改`,
    );
  return set;
}

function samplesOf(rows: readonly (readonly Cell[])[], columns: number): string[][] {
  const filled = rows.filter((row) => row.some((cell) => cellWords(cell) !== ''));
  return Array.from({ length: columns }, (_, at) => filled.slice(0, SAMPLES).map((row) => cellWords(row[at] ?? null)));
}
