import type { BadCell } from '../../contract/cell-table.ts';
import { InputError } from '../../errors.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { badCellOf, type Client, type ClientTable } from './client-table.ts';
import { type ClientMatch, matchClient } from './match-client.ts';
import type { MatchedMeasure } from './matched-measures.ts';

/** Holds each client against the measures, one at a step, so that whoever steps may rest in between; where the facts of a client contradict each other, the cell. */
export function* matchClients(
  clients: readonly Client[],
  measures: readonly MatchedMeasure[],
  knowledge: Knowledge,
  today: string,
  table: ClientTable,
): Generator<ClientMatch | BadCell> {
  for (const client of clients) {
    try {
      yield matchClient(client, measures, knowledge, today);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield badCellOf(client, error.message, table);
    }
  }
}

export const isBadCell = (one: ClientMatch | BadCell): one is BadCell => 'why' in one;
