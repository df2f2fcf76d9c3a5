import { type FactBook, factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { liesIn } from '../language/region.ts';
import type { KnownFacts } from '../understand/before.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { addSlots } from '../understand/slots/conflicts.ts';
import type { Slot, SlotValue } from '../understand/slots/slot.ts';
import { titlesNamed } from './hoped-for.ts';
import { type TitleMeant, titleMeant } from './level-of-place.ts';
import { type Memory, openFacts, openTitles } from './state.ts';

/** What is known of the asker's case, by this message and those before it. */
export interface KnownCase {
  /** The one place that the message names, as a fact; empty where it names none, or several. */
  readonly home: readonly (readonly [string, SlotValue])[];
  readonly facts: KnownFacts;
  /** Facts that are told only in part. */
  readonly open: readonly string[];
  /** The titles of which the asker may hold one or another, no level being told. */
  readonly titles: readonly string[];
  /** The code of the place that it is in, else that of the measures before. */
  readonly where: SlotValue | undefined;
  /** The title of those, and how it was read, where the place leaves but one. */
  readonly meant: TitleMeant | null;
  /** Whether a title is supposed to be held (要是明年评上了). */
  readonly supposes: (title: string) => boolean;
}

/** `before`: the measures that were talked of. */
export function knownCase(
  { own: { act, signs }, slots, question: { regions, apart } }: Asking,
  memory: Memory,
  before: readonly Rule[],
  book: Knowledge['book'],
): KnownCase {
  // 长沙开福 is one place.
  const narrow = regions.filter((r) => !regions.some((o) => o.code !== r.code && liesIn(o.code, r.code)));
  const place = apart ? { code: apart.firmAt } : narrow.length === 1 ? narrow[0] : undefined;
  const placeFact = factInRole(book.facts, 'home');
  const home: [string, SlotValue][] = place ? [[placeFact, place.code]] : [];
  const told = addSlots(signs.ofAnother ? new Map() : memory.facts, slots, book.facts);
  const known = place ? inside(told, placeFact, place.code, slots) : told;
  const titles = openTitles(memory.ambiguous, slots);
  const ofCase = (act.act !== 'ask' && act.act !== 'claim') || signs.total?.supposed || signs.supposesTitle;
  const where = place?.code ?? known.get(placeFact) ?? regionOfRules(before);
  const meant = titleMeant(ofCase ? titles : [], where, book);
  // 要是明年评上了: of no title in particular, the one that each measure wants.
  const options = slots.flatMap(({ ambiguous }) => ambiguous ?? []);
  const supposed =
    signs.supposesTitle && titlesNamed(slots).length === 0 && options.every((title) => titles.includes(title));
  return {
    home,
    facts: new Map([...home, ...(meant ? withTitle(known, meant.title, book.facts) : known)]),
    open: openFacts(memory.open, slots),
    titles,
    where,
    meant,
    supposes: (title) => supposed && (options.length === 0 || options.includes(title)),
  };
}

/** 浙江的，杭州奖多少: a message that tells a place and asks of one in it is of the narrower. */
function inside(told: KnownFacts, home: string, place: string, slots: readonly Slot[]): KnownFacts {
  const wider = slots.some(({ fact, value }) => fact === home && value !== place && liesIn(place, String(value)));
  return wider ? new Map([...told, [home, place]]) : told;
}

/** The place of all the measures; undefined where they are of several. */
export function regionOfRules(rules: readonly Rule[]): string | undefined {
  const [only, ...others] = new Set(rules.map(({ scope }) => scope?.region));
  return only === undefined || others.length > 0 ? undefined : String(only);
}

/** What is known, with a title that is held too. */
export function withTitle(known: KnownFacts, title: string, book: FactBook): KnownFacts {
  const slot: Slot = {
    fact: factInRole(book, 'recognitions'),
    value: { has: [title] },
    start: 0,
    end: 0,
    words: '',
    exactness: 'exact',
  };
  return addSlots(known, [slot], book);
}
