import { barredByReceived } from '../../calculate/already-received.ts';
import { readGiven } from '../../calculate/value/case.ts';
import { Decimal } from '../../calculate/value/decimal.ts';
import { printFigure } from '../../calculate/value/step.ts';
import { InputError } from '../../errors.ts';
import type { FactBook } from '../../knowledge/fact.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { type Change, changesSince, type Standings, standingsOf } from '../batch/changes-since.ts';
import { type Match, matchClient } from '../batch/match-client.ts';
import { matchedMeasures } from '../batch/matched-measures.ts';
import { clauseSource } from '../clause-source.ts';
import type { ClientProfile } from './client-profile.ts';
import { valueText } from './value-text.ts';

/** A fact of a client as the desk shows it. */
export interface ShownFact {
  readonly fact: string;
  readonly says: string;
  readonly source: 'message' | 'file' | 'clerk';
  readonly from: string;
  readonly on: string;
  readonly confirmed: { readonly by: string; readonly on: string } | null;
  /** It holds for one year, and was told in another. */
  readonly stale: boolean;
  /** What was told otherwise since. */
  readonly other: { readonly says: string; readonly on: string } | null;
}

/** One measure as it stands for a client; `source` is the document's number with the place in it. */
export interface ShownMatch {
  readonly measure: string;
  readonly title: string;
  readonly says: string;
  readonly source: string;
  readonly deadline: string | null;
}

/** What a client may get today, what was had, what changed since somebody looked, and the days ahead. */
export interface ClientView {
  readonly facts: readonly ShownFact[];
  /** Why nothing could be matched: the facts contradict each other. */
  readonly fault: string | null;
  readonly fits: readonly ShownMatch[];
  readonly near: readonly ShownMatch[];
  readonly open: readonly ShownMatch[];
  readonly had: readonly ShownMatch[];
  /** As printed; what was had is not in them. */
  readonly certain: string;
  readonly possible: string;
  readonly ask: string | null;
  readonly changes: readonly Change[];
  readonly ahead: readonly { readonly on: string; readonly title: string }[];
  /** What `seen` becomes once somebody has looked. */
  readonly standings: Standings;
}

/** Whether a fact holds for one year, and was told in another than that of a day (ISO both). */
export const isOfAnotherYear = (fact: string, on: string, book: FactBook, today: string): boolean =>
  book.get(fact)?.yearly === true && on.slice(0, 4) < today.slice(0, 4);

/** The view of a client on a day (ISO): facts that hold for one year count in that year alone. */
export function viewOf(client: string, profile: ClientProfile, knowledge: Knowledge, today: string): ClientView {
  const book = knowledge.book.facts;
  const year = Number(today.slice(0, 4));
  const known = Object.entries(profile.facts).filter(([fact]) => book.has(fact));
  const order = [...book.keys()];
  known.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const isStale = (fact: string, on: string): boolean => isOfAnotherYear(fact, on, book, today);
  const facts = known.map(
    ([fact, { value, source, from, on, confirmed, other }]): ShownFact => ({
      fact,
      says: valueText(fact, value, book),
      source,
      from,
      on,
      confirmed,
      stale: isStale(fact, on),
      other: other && { says: valueText(fact, other.value, book), on: other.on },
    }),
  );
  const fresh = Object.fromEntries(
    known.flatMap(([fact, { value, on }]) => (isStale(fact, on) ? [] : [[fact, value]])),
  );
  try {
    const given = readGiven(fresh, book);
    const measures = matchedMeasures(knowledge, today);
    const bars = new Map(
      measures.map(({ rule }) => [rule.id, barredByReceived(rule, profile.received, year, knowledge)]),
    );
    const free = measures.filter(({ rule }) => bars.get(rule.id) === null);
    const own = { row: 0, name: client, facts: fresh, given, trades: null };
    const found = matchClient(own, free, knowledge, today);
    const standings = standingsOf([found]);
    const of = (standing: Match['standing']) => found.matches.filter((one) => one.standing === standing).map(shown);
    const had = measures.flatMap((measure) => {
      const bar = bars.get(measure.rule.id);
      return bar
        ? [
            {
              ...shown({ measure, standing: 'not', says: bar.says, assumed: [] }),
              source: clauseSource(bar.clause, knowledge),
            },
          ]
        : [];
    });
    const [fits, near] = [of('fits'), of('near')];
    const titleOf = (id: string): string => knowledge.book.rules.get(id)?.title ?? id;
    return {
      facts,
      fault: null,
      fits,
      near,
      open: of('open'),
      had,
      certain: printFigure(new Decimal(found.certain), 'CNY'),
      possible: printFigure(new Decimal(found.possible), 'CNY'),
      ask: found.ask,
      changes: profile.seen ? changesSince(profile.seen.standings, standings, titleOf) : [],
      ahead: daysAhead([...fits, ...near, ...of('open')], today),
      standings,
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const none = { fits: [], near: [], open: [], had: [], changes: [], ahead: [], standings: [] };
    return { facts, fault: error.message, certain: '0元', possible: '0元', ask: null, ...none };
  }
}

const shown = ({ measure, says }: Match): ShownMatch => ({
  measure: measure.rule.id,
  title: measure.rule.title,
  says,
  source: measure.source,
  deadline: measure.deadline,
});

const daysAhead = (all: readonly ShownMatch[], today: string): ClientView['ahead'] =>
  all
    .flatMap(({ deadline, title }) => (deadline !== null && deadline >= today ? [{ on: deadline, title }] : []))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
