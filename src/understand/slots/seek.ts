import { type Fact, type FactBook, type NamesFact, titleCalled } from '../../knowledge/fact.ts';
import type { Phrase } from '../../knowledge/slot-patterns.ts';
import type { Figure } from '../../language/figure.ts';
import { contextOf } from '../context.ts';
import { readExactness } from '../exactness.ts';
import type { Question } from '../question.ts';
import type { Context } from '../reading.ts';
import type { Span } from '../span.ts';
import { isClaim } from './claim-words.ts';
import { likeliestFigure } from './likeliest-figure.ts';
import { standsAfter } from './nearest.ts';
import { nounsOf } from './nouns.ts';
import { phrasePlaces } from './phrases.ts';
import { titlesMentioned } from './read-names.ts';
import { isForOne, isOfUnit, isOther, isTier, numberOfYear } from './read-numbers.ts';
import type { AskedBack, Slot, SlotValue } from './slot.ts';
import { isNegative, type SlotSource, slotOf, slotSource, wordsAround } from './source.ts';
import { sumsLess } from './taken-off.ts';
import { siblings, titlesCalled } from './titles.ts';

/**
 * What a message tells of the very fact that is to be asked next, read more freely than where nothing asks for it: the one figure of its
 * unit that told nothing else, words that show an option, the level of the title that is in question. Null where it tells none. `said`: what was read
 * of it already; `today` is an ISO date; `ofAnother`: the message asks for somebody else; `goesOn`: it
 * goes on with the measure that wants the fact; `led`: its clause leads to that measure; `levelOpen`: a title was told without its level; `open`: the facts that the measure still wants.
 */
export function seek(
  next: AskedBack,
  {
    wording: text,
    figures,
    regions,
    senses,
  }: Pick<Question, 'wording' | 'regions'> & Pick<SlotSource, 'figures'> & Partial<Pick<Question, 'senses'>>,
  said: readonly Slot[],
  book: FactBook,
  today: string,
  { ofAnother = false, goesOn = false, led = false, levelOpen = false, open = [] as readonly string[] } = {},
): Slot | null {
  const fact = book.get(next.fact);
  if (!fact || said.some((s) => s.fact === next.fact && !s.ambiguous)) return null;
  const source = slotSource({ text, figures, regions, ...(senses && { senses }) }, book, today);
  const found = sought(source, next, fact, said, { ofAnother, goesOn, led, levelOpen });
  if (found) return slotOf(source, next.fact, found.value, found.span, { ...found.rest });
  return (fact.type === 'amount' || fact.type === 'rate') && !ofAnother
    ? likeliestFigure(source, said, next.fact, open)
    : null;
}

interface Found {
  readonly value: SlotValue;
  readonly span: Span;
  readonly rest?: Partial<Slot>;
}

function sought(
  source: SlotSource,
  { fact: name, names = [] }: AskedBack,
  fact: Fact,
  said: readonly Slot[],
  { ofAnother, goesOn, led, levelOpen }: Readonly<Record<'ofAnother' | 'goesOn' | 'led' | 'levelOpen', boolean>>,
): Found | null {
  switch (fact.type) {
    case 'choice':
      return shown(
        source,
        Object.entries(fact.options).map(([label, { sought: ways }]) => [label, ways] as const),
      );
    case 'truth':
      return shown(source, [
        [true, fact.said?.sought.yes ?? []],
        [false, fact.said?.sought.no ?? []],
      ]);
    case 'amount':
      return goesOn || (led && isNamed(source, name)) ? alone(source, said, 'CNY', name) : null;
    case 'rate':
      return goesOn || source.text.includes(name) ? alone(source, said, '%', name) : null;
    case 'number':
      return counted(source, name, fact, said, ofAnother);
    case 'names':
      return levelled(source, goesOn || levelOpen ? names : names.filter((title) => isTold(source, fact, title, said)));
    default:
      return null;
  }
}

/** The one value that the message has words for. */
function shown(source: SlotSource, ways: readonly (readonly [SlotValue, readonly Phrase[]])[]): Found | null {
  const found = ways.flatMap(([value, phrases]) =>
    phrases.flatMap((phrase) =>
      phrasePlaces(source, phrase)
        .filter((span) => isAsserted(source, span))
        .map((span) => ({ value, span })),
    ),
  );
  const [first] = found;
  if (!first || found.some(({ value }) => value !== first.value)) return null;
  const { start, end } = first.span;
  const called = typeof first.value === 'string' ? first.value : null;
  const reading = called === null ? undefined : `“${source.text.slice(start, end)}”按${called}理解`;
  return { ...first, ...(reading === undefined ? {} : { rest: { reading } }) };
}

/** What anything is counted by. */
const ANY_COUNTER = '个';

/** The one figure of the fact's unit that is nothing else: 3900来个架次, 全是1吨以下. */
function counted(
  source: SlotSource,
  name: string,
  fact: Extract<Fact, { type: 'number' }>,
  said: readonly Slot[],
  ofAnother: boolean,
): Found | null {
  // 四十多个工人: anything is counted so.
  if (fact.unit === 'count' && (fact.noun ?? ANY_COUNTER) === ANY_COUNTER) return null;
  const free = source.figures.filter(
    (f) =>
      (isOfUnit(f, fact) || isBefore(source, f, fact.noun)) &&
      !isOther(source, f, fact) &&
      !isNegative(source, f) &&
      !isTaken(f, said) &&
      !isHalfOfYear(source, f) &&
      (isOfAll(source, f) ||
        (f.bound !== 'at-most' && f.bound !== 'at-least' && !(ofAnother ? isForOne : isTier)(source, f, fact))),
  );
  const [only, ...others] = free;
  if (!only || others.length > 0) return null;
  // 两个产品正在申报: what is said of the things is said behind their noun; 四十多个工人 are none of them.
  const noun = nounsOf(source, 'number').find((n) => n.fact === name && standsAfter(source, n, only));
  const isOfOthers = source.book.language.pattern('^^\\p{Script=Han}').test(source.text.slice(only.end));
  if (fact.unit === 'count' && isOnCounter(only, fact) && !noun && isOfOthers) return null;
  if (!isAsserted(source, { start: only.start, end: noun?.end ?? only.end }, ofAnother)) return null;
  const { told } = numberOfYear(source, only, fact);
  return told.exactness === 'partial' ? null : { value: told.value, span: only, rest: { exactness: told.exactness } };
}

/** Counted by the plainest of counters, which stands before whatever thing: 四十多个. */
const isOnCounter = ({ noun }: Figure, { noun: own, said }: Extract<Fact, { type: 'number' }>): boolean =>
  noun === own && (said?.counters ?? []).length > 0;

/** The one sum or rate that is nothing else: 再一个500万, of a loan that was talked of. */
function alone(source: SlotSource, said: readonly Slot[], unit: 'CNY' | '%', fact: string): Found | null {
  const free = source.figures.filter(
    (f) =>
      f.unit === unit &&
      !isTaken(f, said) &&
      !isNegative(source, f) &&
      sumsLess(source, f).length === 0 &&
      !isClaim(source, f, { named: wordsAround(source, f).before.includes(fact), names: false }),
  );
  const [only, ...others] = free;
  if (!only || others.length > 0 || !isAsserted(source, only)) return null;
  const { exactness, value } = readExactness(source, only);
  return { value, span: only, rest: { exactness } };
}

/** 借款利率4.1%，900万: what the fact is called is said somewhere. */
const isNamed = (source: SlotSource, fact: string): boolean =>
  nounsOf(source, 'amount').some((noun) => noun.fact === fact);

const isTaken = (span: Span, said: readonly Slot[]): boolean =>
  said.some((s) => s.start < span.end && span.start < s.end);

/** 下半年 is no span of half a year. */
const isHalfOfYear = ({ text, book: { language } }: SlotSource, { start, unit }: Figure): boolean =>
  unit === 'year' && language.pattern('{half-of}$$').test(text.slice(0, start));

/** 3900个架次. */
const isBefore = ({ text }: SlotSource, { end, unit }: Figure, noun: string | undefined): boolean =>
  unit === 'count' && noun !== undefined && text.startsWith(noun, end);

/** 全是1吨以下: what holds of all of them is no tier of a clause. */
const isOfAll = (source: SlotSource, { start }: Span): boolean =>
  source.book.language.pattern('{all-of-mine}$$').test(source.text.slice(0, start));

/** The one level that the message names, of a title in question: 我们是市里的小巨人嘛. */
function levelled(source: SlotSource, names: readonly string[]): Found | null {
  const { book } = source;
  const found = names.flatMap((title) => {
    const level = titleCalled(title, book)?.option.level;
    const places = level === undefined ? [] : book.language.places(`{level-${level}}`, source.text);
    return places.filter((span) => isAsserted(source, span)).map((span) => ({ title, span }));
  });
  const [first] = found;
  if (!first || found.some(({ title }) => title !== first.title)) return null;
  return { value: { has: [first.title] }, span: first.span };
}

/** The title is told, of whatever level: 市里能给什么 alone tells who would pay. */
function isTold(source: SlotSource, fact: NamesFact, title: string, said: readonly Slot[]): boolean {
  const alike = siblings(fact, title);
  const goesOn = source.book.language.pattern('^^{goes-on-as-name}');
  const named = titlesMentioned(source.text, titlesCalled(fact, source.book)).some(
    (mention) =>
      [...mention.called.levels.values()].some((option) => alike.includes(option)) &&
      !goesOn.test(source.text.slice(mention.end)) &&
      isHeld(contextOf(source, mention)),
  );
  return named || said.some(({ ambiguous }) => ambiguous?.includes(title));
}

/** No denial, and nothing that is only striven for; 小巨人嘛 sounds like a question. */
const isHeld = ({ polarity, modality, holder }: Context): boolean =>
  polarity === 'affirmed' &&
  modality !== 'wish' &&
  modality !== 'applied-for' &&
  (holder === 'asker' || holder === 'client');

/** Said as a fact, a plan or a supposition of whom the case is of; no denial, and nothing asked. */
function isAsserted(source: SlotSource, span: Span, ofAnother = false): boolean {
  const { polarity, modality, holder } = contextOf(source, span);
  const isTheirs = ofAnother ? holder === 'someone-else' : holder === 'asker' || holder === 'client';
  return polarity === 'affirmed' && modality !== 'asked' && modality !== 'applied-for' && isTheirs;
}
