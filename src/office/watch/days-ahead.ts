import { createHash } from 'node:crypto';
import { z } from 'zod';
import { measuresOf } from '../../knowledge/catalogue/catalogue.ts';
import { clauseOf, documentOf, type Knowledge } from '../../knowledge/load.ts';
import { parseFigures } from '../../language/figure.ts';
import type { ClientProfile } from '../clients/client-profile.ts';
import { type ClientView, type ShownMatch, viewOf } from '../clients/client-view.ts';

/** A day ahead of a client: when a measure that it fits or nearly fits ends, begins, or names in the time to apply. `on` is an ISO date. */
export const WatchedDay = z.object({
  /** The same as long as it is the same measure's day of that kind, however it moves. */
  uid: z.string(),
  client: z.string(),
  measure: z.string(),
  title: z.string(),
  kind: z.enum(['ends', 'expires', 'repealed', 'begins', 'window']),
  on: z.string(),
  /** How the client stands, and the words of the time to apply. */
  says: z.string(),
  source: z.string(),
  clause: z.string(),
});
export type WatchedDay = z.infer<typeof WatchedDay>;

/** What is watched of one client: how it stands today and the days ahead. */
export interface Watched {
  readonly days: readonly WatchedDay[];
  readonly standings: ClientView['standings'];
  /** As printed. */
  readonly certain: string;
  readonly possible: string;
  /** Why nothing could be matched. */
  readonly fault: string | null;
}

/** What is watched of a client on a day (ISO). */
export function watchOf(client: string, profile: ClientProfile, knowledge: Knowledge, today: string): Watched {
  const view = viewOf(client, profile, knowledge, today);
  const known = new Set([...view.fits, ...view.near, ...view.open, ...view.had].map(({ measure }) => measure));
  const later = daysOfBeginning(knowledge, today).flatMap((day) => {
    const then = viewOf(client, profile, knowledge, day);
    return [...then.fits, ...then.near]
      .filter(({ measure }) => !known.has(measure))
      .flatMap((match) => dayOf(client, match, 'begins', day, match.says, knowledge));
  });
  const days = [...view.fits, ...view.near].flatMap((match) => daysOf(client, match, knowledge, today));
  const { standings, certain, possible, fault } = view;
  const first = [...days, ...later].sort((a, b) => (a.on < b.on ? -1 : 1));
  return { days: [...new Map(first.map((one) => [one.uid, one])).values()], standings, certain, possible, fault };
}

function daysOf(client: string, match: ShownMatch, knowledge: Knowledge, today: string): WatchedDay[] {
  const rule = knowledge.book.rules.get(match.measure);
  const document = rule && documentOf(rule.clause, knowledge);
  if (!rule || !document) return [];
  const of = (kind: WatchedDay['kind'], on: string | undefined, says = match.says): WatchedDay[] =>
    on === undefined || on < today ? [] : dayOf(client, match, kind, on, says, knowledge);
  const { window } = measuresOf(clauseOf(rule, knowledge), knowledge).find((one) => one.rule === rule.id) ?? {};
  const expires = document.period?.to === rule.valid.to ? undefined : document.period?.to;
  return [
    ...of('ends', rule.valid.to),
    ...of('expires', expires),
    ...of('repealed', document.repealed?.on),
    ...(window ? daysNamed(window.text, today) : []).flatMap((on, i) =>
      of('window', on, window?.text).map((one) => ({ ...one, uid: uidOf(client, match.measure, `window${i}`) })),
    ),
  ];
}

function dayOf(
  client: string,
  { measure, title, source }: ShownMatch,
  kind: WatchedDay['kind'],
  on: string,
  says: string,
  { book }: Knowledge,
): WatchedDay[] {
  const clause = book.rules.get(measure)?.clause;
  const uid = uidOf(client, measure, kind);
  return clause === undefined ? [] : [{ uid, client, measure, title, kind, on, says, source, clause }];
}

const uidOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24);

/** The next of each day that words name: 4月30日 comes every year; a month stands for its first day. */
export function daysNamed(words: string, today: string): string[] {
  return parseFigures(words).flatMap(({ unit, value }) => {
    const [, year, month, day = '01'] = /^(\d{4}|-)-(\d{2})(?:-(\d{2}))?$/.exec(value) ?? [];
    if (unit !== 'date' || month === undefined) return [];
    if (year !== '-') return [`${year}-${month}-${day}`];
    const own = Number(today.slice(0, 4));
    const next = `${own}-${month}-${day}`;
    return [next >= today ? next : `${own + 1}-${month}-${day}`];
  });
}

/** The days to come on which a document or a measure takes effect. */
function daysOfBeginning({ documents, book }: Knowledge, today: string): string[] {
  const days = [
    ...[...documents.values()].flatMap(({ effective, period }) => [effective, effective ? null : period?.from]),
    ...[...book.rules.values()].map(({ valid }) => valid.from),
  ].flatMap((day) => (day && day > today ? [day] : []));
  return [...new Set(days)].sort().slice(0, MOST_BEGINNINGS);
}
const MOST_BEGINNINGS = 10;
