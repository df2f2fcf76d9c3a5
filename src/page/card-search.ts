import { catalogueOf } from '../knowledge/catalogue/catalogue.ts';
import type { Measure } from '../knowledge/catalogue/facet.ts';
import { titlesFor, tradesOf } from '../knowledge/catalogue/who-for.ts';
import { statusOn } from '../knowledge/document.ts';
import { factInRole } from '../knowledge/fact.ts';
import { documentOf, type Knowledge } from '../knowledge/load.ts';
import { areNested, regionName } from '../language/region.ts';
import { narrowestPlace } from './narrowest-place.ts';

/** What the list of measures is narrowed to, as the form says it; '' leaves it open. */
export interface Wanted {
  readonly place: string;
  readonly trade: string;
  readonly title: string;
  /** Only what is in force on the day. */
  readonly now: boolean;
  readonly page: number;
}

/** What one may narrow it to. */
export interface Offered {
  readonly places: readonly string[];
  readonly trades: readonly { readonly trade: string; readonly called: string }[];
  readonly titles: readonly string[];
}

export interface CardsFound {
  readonly measures: readonly Measure[];
  /** Words for a place that name none, or several. */
  readonly unknownPlace: boolean;
}

/** Longest word for a place, in UTF-16 units. */
const LONGEST = 30;

/** What a request wants to see. */
export function wantedIn(query: (name: string) => string | undefined): Wanted {
  const text = (name: string): string => (query(name) ?? '').trim().slice(0, LONGEST);
  return {
    place: text('place'),
    trade: text('trade'),
    title: text('title'),
    now: query('now') === 'yes',
    page: Math.max(0, Math.trunc(Number(query('page') ?? 0)) || 0),
  };
}

/** The same as a query, of another page. */
export function queryFor({ place, trade, title, now }: Wanted, page: number): string {
  const fields = { place, trade, title, now: now ? 'yes' : '', page: page === 0 ? '' : String(page) };
  const query = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ''));
  return query.size === 0 ? '' : `?${query}`;
}

/** The measures that are shown at all: none of a policy that the operator has switched off. */
export const shownMeasures = (knowledge: Knowledge, withheld: ReadonlySet<string>): readonly Measure[] =>
  catalogueOf(knowledge).filter(({ document }) => !withheld.has(document));

/** Those that fit: of the place itself, around it and within it; for the trade or for everybody; that ask for the title. Those of the trade stand first, then what is in force, then money. */
export function searchCards(all: readonly Measure[], wanted: Wanted, knowledge: Knowledge, day: string): CardsFound {
  const { place, trade, title, now } = wanted;
  const code = narrowestPlace(place);
  const found = all.flatMap((measure) => {
    const { region: own, clause } = measure;
    if (code !== null && (own === null || !areNested(code, own))) return [];
    const document = documentOf(clause, knowledge);
    if (title !== '' && !titlesFor(measure, knowledge).has(title)) return [];
    const trades = trade === '' ? [] : tradesOf(measure, knowledge).map((each) => each.trade);
    if (trades.length > 0 && !trades.includes(trade)) return [];
    const inForce = document !== undefined && statusOn(document, day) === 'in-force';
    const rank = (trades.length > 0 ? 4 : 0) + (inForce ? 2 : 0) + (measure.figures.length > 0 ? 1 : 0);
    return now && !inForce ? [] : [{ measure, rank }];
  });
  const measures = found.sort((a, b) => b.rank - a.rank).map(({ measure }) => measure);
  return { measures, unknownPlace: place !== '' && code === null };
}

/** Everything by which something is found. */
export function offeredBy(all: readonly Measure[], knowledge: Knowledge): Offered {
  const regions = [...new Set(all.flatMap(({ region }) => region ?? []))].sort();
  const trades = new Set(all.flatMap((measure) => tradesOf(measure, knowledge).map(({ trade }) => trade)));
  const titles = new Set(all.flatMap((measure) => [...titlesFor(measure, knowledge)]));
  const fact = knowledge.book.facts.get(factInRole(knowledge.book.facts, 'recognitions'));
  return {
    places: regions.map(regionName),
    trades: knowledge.language.trades.filter(({ trade }) => trades.has(trade)),
    titles: fact?.type === 'names' ? Object.keys(fact.options).filter((title) => titles.has(title)) : [],
  };
}
