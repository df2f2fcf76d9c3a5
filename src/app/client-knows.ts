import { readValue } from '../calculate/value/value.ts';
import type { MappedColumn } from '../contract/cell-table.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import { InputError } from '../errors.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { clauseSource } from '../office/clause-source.ts';
import { viewOf } from '../office/clients/client-view.ts';
import { knownInChat } from '../office/clients/known-in-chat.ts';
import { basisFor } from '../office/watch/basis-for.ts';
import { watchOf } from '../office/watch/days-ahead.ts';
import type { Whose } from '../store/port/person.ts';
import type { Transaction } from '../store/port.ts';
import { tableReader } from './table-reader.ts';

type ClientKnows = Pick<
  DeskParts,
  'clientView' | 'readFact' | 'measureTitles' | 'measureSource' | 'watched' | 'basisFor' | 'today'
>;

/** What the desk asks of the knowledge that is served now about clients. `today`: ISO, in Shanghai. */
export const clientKnows = (knowledge: () => Knowledge, today: () => string): ClientKnows => ({
  clientView: (client, profile) => viewOf(client, profile, knowledge(), today()),
  readFact: (fact, words) => factIn(fact, words, knowledge(), today()),
  measureTitles: () => [...knowledge().book.rules.values()].map(({ id, title }) => [id, title] as const),
  measureSource: (measure) => {
    const rule = knowledge().book.rules.get(measure);
    return rule ? clauseSource(rule.clause, knowledge()) : measure;
  },
  watched: (client, profile) => watchOf(client, profile, knowledge(), today()),
  basisFor: (profile, measures) => basisFor(profile, measures, knowledge(), today()),
  today,
});

/** What the agency's files say of the enterprises that a private chat is bound to. */
export const clientsKnown = (tx: Transaction, whose: Whose, { book }: Knowledge) => knownInChat(tx, whose, book.facts);

/** What a clerk writes of a fact, read as a cell under its name is. */
function factIn(fact: string, words: string, knowledge: Knowledge, day: string): ReturnType<ClientKnows['readFact']> {
  if (!knowledge.book.facts.has(fact)) return { fault: '没有这一项' };
  const column: MappedColumn = { at: 0, heading: fact, use: { fact, title: null }, why: null };
  const reading = tableReader(knowledge, day).cells(column)(words);
  if (reading === null) return { fault: '没有写' };
  if ('fault' in reading) return reading;
  try {
    readValue(fact, reading.value, knowledge.book.facts);
    return reading;
  } catch (error) {
    if (error instanceof InputError) return { fault: error.message };
    throw error;
  }
}
