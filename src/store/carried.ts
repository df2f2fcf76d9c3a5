import { createHash, type Hash } from 'node:crypto';

type Column = readonly [name: string, type: 'text' | 'bigint'];

/** A table as it is carried from one store to another: columns in the order that both hash them, and what rows are sorted by. */
export interface CarriedTable {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly order: readonly string[];
}

export type CarriedRow = readonly (string | number | null)[];

/** What a store holds, table by table. */
export interface Carried {
  rows(table: CarriedTable): Iterable<CarriedRow> | AsyncIterable<CarriedRow>;
}

/** What was carried of a table: how many rows, and the sha256 of all of them in order, in hexadecimal. */
export interface Tally {
  readonly table: string;
  readonly rows: number;
  readonly sha256: string;
}

const text = (...names: string[]): Column[] => names.map((name) => [name, 'text']);
const number = (...names: string[]): Column[] => names.map((name) => [name, 'bigint']);
const WHOSE = text('channel', 'chat', 'sender');

/** All that is kept, each table before those that refer to it. */
export const TABLES: readonly CarriedTable[] = [
  {
    name: 'people',
    columns: [...WHOSE, ...text('client'), ...number('touched_at')],
    order: ['channel', 'chat', 'sender'],
  },
  {
    name: 'clients',
    columns: [...number('id'), ...WHOSE, ...text('client', 'memory'), ...number('touched_at')],
    order: ['id'],
  },
  {
    name: 'profiles',
    columns: [...number('id'), ...WHOSE, ...text('client', 'fact', 'value', 'words', 'said_on')],
    order: ['id'],
  },
  {
    name: 'inbox',
    columns: [
      ...number('id'),
      ...text('channel', 'message', 'chat', 'sender', 'body', 'quoted', 'state', 'answer'),
      ...number('received_at', 'tries'),
    ],
    order: ['id'],
  },
  {
    name: 'outbox',
    columns: [
      ...number('id', 'inbox', 'created_at'),
      ...text('channel', 'chat', 'body', 'state', 'accepted', 'author'),
    ],
    order: ['id'],
  },
  {
    name: 'votes',
    columns: [...number('id', 'useful', 'voted_at'), ...text('channel', 'sender', 'question', 'clause')],
    order: ['id'],
  },
  {
    name: 'unanswered',
    columns: [...number('id', 'asked_at'), ...text('channel', 'sender', 'question', 'why', 'clause')],
    order: ['id'],
  },
  {
    name: 'threads',
    columns: [
      ...WHOSE,
      ...text('kind', 'state', 'owner', 'reason'),
      ...number('version', 'since', 'heard_at', 'spoke_at', 'unread', 'misses', 'snoozed_until'),
    ],
    order: ['channel', 'chat', 'sender'],
  },
  {
    name: 'records',
    columns: [...text('kind', 'name', 'about', 'body'), ...number('at', 'version')],
    order: ['kind', 'name'],
  },
];

/** Counts and hashes rows as they pass. */
export class Tallying {
  readonly #hash: Hash = createHash('sha256');
  #rows = 0;

  add(row: CarriedRow): void {
    this.#hash.update(`${JSON.stringify(row)}\n`);
    this.#rows += 1;
  }

  of({ name }: CarriedTable): Tally {
    return { table: name, rows: this.#rows, sha256: this.#hash.digest('hex') };
  }
}
