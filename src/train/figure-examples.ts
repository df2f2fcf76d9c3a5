import type { FactBook } from '../knowledge/fact.ts';
import { type Figure, parseFigures } from '../language/figure.ts';
import { normalise } from '../language/normalise.ts';
import { findRegions } from '../language/region.ts';
import { figureFeatures, surroundingsOf } from '../understand/learned/figure-features.ts';
import { slotSource } from '../understand/slots/source.ts';
import type { GoldRow } from './gold-rows.ts';
import { type FigureRole, placesOfFigures, type TaggedMessage } from './tagged-messages.ts';

/** What a figure of no fact that measures ask about is of. */
export const OTHER = 'other';

/** A figure of a message as it was tagged, or as the gold reading of the message takes it. */
export interface FigureExample {
  readonly id: string;
  readonly set: string;
  readonly words: string;
  /** Null where a gold reading tells only whether it is the firm's. */
  readonly role: FigureRole | null;
  /** It tells a fact of the firm that is asked about. */
  readonly ofFirm: boolean;
  /** Null where no fact is told. */
  readonly fact: string | null;
  readonly features: readonly string[];
}

const OF_NOBODY: ReadonlySet<FigureRole> = new Set(['claim', 'result', 'none']);
const OF_FIRM: ReadonlySet<FigureRole> = new Set(['own', 'planned']);

/** Every figure that is parsed in a tagged message; what nobody tagged is none. */
export function taggedExamples(message: TaggedMessage, set: string, book: FactBook): FigureExample[] {
  const places = placesOfFigures(message);
  return examplesIn(message.question, book, (figure) => {
    const tagged = message.figures.find((_, i) => {
      const place = places[i];
      return place && place.start < figure.end && figure.start < place.end;
    });
    const role = tagged?.role ?? 'none';
    const fact = OF_NOBODY.has(role) ? null : (tagged?.fact ?? OTHER);
    return { id: message.id, set, role, fact, ofFirm: OF_FIRM.has(role) && fact !== null && book.has(fact) };
  });
}

/** The figures of a message with a gold reading: those that tell its slots, and those that tell none. */
export function goldExamples({ id = '', question, reading }: GoldRow, set: string, book: FactBook): FigureExample[] {
  const values = (reading.slots ?? []).flatMap(({ fact, value }) => valuesIn(fact, value, book));
  const found = new Set<string>();
  const examples = examplesIn(question, book, (figure) => {
    const told = values.find((v) => isValueOf(figure, v.value));
    if (told) found.add(`${told.fact} ${told.value}`);
    return { id, set, role: null, fact: told?.fact ?? null, ofFirm: told !== undefined };
  });
  // A sum of several figures tells of none of them which it is of.
  return values.every((v) => found.has(`${v.fact} ${v.value}`)) ? examples : examples.filter((e) => e.ofFirm);
}

function examplesIn(
  question: string,
  book: FactBook,
  tagOf: (figure: Figure) => Omit<FigureExample, 'words' | 'features'>,
): FigureExample[] {
  const text = normalise(question);
  const source = slotSource({ text, figures: parseFigures(text), regions: findRegions(text) }, book, '');
  const around = surroundingsOf(source);
  return source.figures.map((figure) => ({
    ...tagOf(figure),
    words: figure.text,
    features: figureFeatures(source, figure, around),
  }));
}

const FIGURED: ReadonlySet<string> = new Set(['amount', 'rate', 'number', 'year', 'list']);

/** The numbers that a slot tells: its own, the ends of it, or those of the items of a list. */
function valuesIn(fact: string, value: unknown, book: FactBook): { readonly fact: string; readonly value: number }[] {
  if (!FIGURED.has(book.get(fact)?.type ?? '')) return [];
  if (Array.isArray(value))
    return value.flatMap((item) =>
      Object.entries(item as object).flatMap(([name, told]) => valuesIn(name, told, book)),
    );
  if (typeof value === 'object' && value !== null) {
    const { about, low, high } = value as Record<string, unknown>;
    const end = about ?? low ?? high;
    return end === undefined ? [] : [{ fact, value: Number.parseFloat(String(end)) }];
  }
  const number = Number.parseFloat(String(value));
  return [{ fact, value: String(value).endsWith('个月') ? number / 12 : number }];
}

/** The figure says the value, in 万 where it is bare, in months or days where the value is of years. */
function isValueOf({ value, low = value, unit }: Figure, wanted: number): boolean {
  const number = Number.parseFloat(value);
  const times = /^(?:number|count)$/.test(unit)
    ? [1, 1e4]
    : unit === 'month'
      ? [1 / 12]
      : unit === 'day'
        ? [1 / 365]
        : [1];
  const century = unit === 'year' && number < 100 ? [number + 2000] : [];
  return [...times.flatMap((by) => [number * by, Number.parseFloat(low) * by]), ...century].some(
    (told) => Math.abs(told - wanted) <= wanted * 0.01,
  );
}
