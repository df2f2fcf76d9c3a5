import type { FactBook } from '../../knowledge/fact.ts';
import { recentlyBy } from '../../language/recently.ts';
import type { Span } from '../span.ts';
import { looseReading, phrasePlaces } from './phrases.ts';
import type { SlotSource } from './source.ts';

/** A noun where it stands in the message. `fact: null` is what no measure asks about, so that its figure is given to nothing else. */
export interface Noun extends Span {
  readonly fact: string | null;
  /** Denied, it says that the fact is nothing: 没有贷款; a verb (还没贷) does not. */
  readonly deniable: boolean;
  /** How loosely said words are read. */
  readonly reading?: string;
}

/** What is said of facts of no measure: classes of words.yaml. */
const OTHERS = { amount: '{sums-of-others}', rate: '{rates-of-others}', number: null } as const;

/**
 * The nouns of the facts of a type, and those of other things, in order; where two overlap the longer counts, then the earlier in
 * the facts file. A noun that goes on as something else (贷款贴息) is none.
 */
export function nounsOf({ text, book }: Told, type: keyof typeof OTHERS): readonly Noun[] {
  const held = nounsIn(text, book);
  const known = held.get(type) ?? readNouns({ text, book }, type);
  held.set(type, known);
  return known;
}

type Told = Pick<SlotSource, 'text' | 'book'>;

/** The nouns of the last few texts: several readers ask for those of one text. */
const nounsIn = recentlyBy(8, (_, __: FactBook) => new Map<keyof typeof OTHERS, readonly Noun[]>());

function readNouns(source: Told, type: keyof typeof OTHERS): readonly Noun[] {
  const { book, text } = source;
  const all: Noun[] = [];
  for (const [name, fact] of book) {
    if (fact.type !== type || !fact.said) continue;
    const barred = fact.said.never.flatMap((never) => book.language.places(never, text));
    for (const [deniable, phrases] of [
      [true, fact.said.nouns],
      [false, fact.said.verbs],
    ] as const)
      for (const phrase of phrases)
        for (const place of phrasePlaces(source, phrase)) {
          if (barred.some((b) => b.start < place.end && place.end < b.end)) continue;
          const reading = looseReading(source, phrase, place);
          all.push({ fact: name, deniable, ...place, ...(reading === undefined ? {} : { reading }) });
        }
  }
  const others = OTHERS[type];
  if (others !== null)
    for (const place of book.language.places(others, text)) all.push({ fact: null, deniable: false, ...place });
  const kept: Noun[] = [];
  for (const noun of all.sort((a, b) => b.end - b.start - (a.end - a.start)))
    if (noun.end > noun.start && !kept.some((k) => k.start < noun.end && noun.start < k.end)) kept.push(noun);
  return kept.sort((a, b) => a.start - b.start);
}
