import { type FactBook, factInRole } from '../../knowledge/fact.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { parseFigures } from '../../language/figure.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import { normalise } from '../../language/normalise.ts';
import { everywhere } from '../../language/pattern.ts';
import { findRegions, liesIn } from '../../language/region.ts';
import type { Before } from '../before.ts';
import { thingsJoined } from '../joined/joined.ts';
import { says } from '../match-act.ts';
import { withoutLevels } from '../place-as-level.ts';
import { placesApart } from '../places-apart.ts';
import { placesAsked } from '../places-asked.ts';
import { placesByTheWay } from '../places-by-the-way.ts';
import type { TurnSigns } from '../read-acts.ts';
import { type CaseSlots, readCase } from '../slots/case-slots.ts';
import { changedItems } from '../slots/changed-items.ts';
import { correctedBy } from '../slots/corrected.ts';
import { itemFacts } from '../slots/item-facts.ts';
import { partOfKnownSum } from '../slots/part-of-known-sum.ts';
import { isOfThing } from '../slots/read-places.ts';
import type { Slot } from '../slots/slot.ts';
import { someOfThem } from '../slots/some-of-them.ts';
import { withoutStruck } from '../slots/struck.ts';
import type { ReadTopics } from '../topic.ts';
import { readWords, type Words } from '../words.ts';

export interface TopicReaders {
  readonly knowledge: Knowledge;
  readonly readTopics: ReadTopics;
}

/** What a message says, before it is known what it does. */
export interface MessageSigns {
  readonly words: Words;
  readonly turn: TurnSigns;
  /** What it states of the asker's case. */
  readonly stated: CaseSlots;
  /** It goes on with the measure before: an answer, a correction, facts of the case, another figure. */
  readonly continues: boolean;
  /** It may lean on what was talked of. */
  readonly leans: boolean;
}

/** Reads the words of a message, how they stand to what went before, and what they state. */
export function readSigns(
  raw: string,
  before: Before,
  asOf: string,
  { knowledge, readTopics }: TopicReaders,
): MessageSigns {
  const { language } = knowledge;
  const shows = (name: string, text: string) => language.pattern(`{${name}}`).test(text);
  const chosen = chosenBy(raw.trim(), before, language);
  const left = withoutStruckBy(raw.trim(), before, asOf, knowledge);
  const text = normalise(raw.trim());
  const { facts: book } = knowledge.book;
  const asksPlain = shows('asks-plainly', raw);
  const inside = left.length > 0 ? [] : partOfKnownSum(text, before, book, asOf);
  const some = inside.length > 0 ? inside : someOfThem(text, before.facts, book);
  const again = left.length > 0 ? left : some.length > 0 ? some : changedItems(text, before, book, asOf);
  // 800万当中有350万是别家的，不能算
  const takesOff = before.rules.length > 0 && shows('part-inside', raw) && shows('struck', raw) && !asksPlain;
  // 研发费不是420，是320: what was said is denied.
  const denies =
    !asksPlain &&
    shows('not-this', raw) &&
    correctedBy({ text, figures: parseFigures(text) }, before.facts, book) !== null;
  const corrects =
    shows('correction', raw.trim()) || again.length > 0 || shows('corrects-inside', raw.trim()) || takesOff || denies;
  const addsTo = shows('states-more', raw.trim());
  const plain = ['{correction}', '{states-more}'].reduce(
    (text, opening) => text.replace(language.pattern(opening), ''),
    (chosen ?? raw).trim(),
  );
  // 要是换成5.5吨的呢: told as if it were so.
  const supposes = before.rules.length > 0 && shows('supposes-case', raw);
  const instead = corrects
    ? plain.replace(language.pattern('{corrected-to}'), '是')
    : supposes
      ? plain.replace(language.pattern('{swapped-for}'), '是')
      : plain;
  const read = readWords(corrects || addsTo || supposes ? instead || raw : (chosen ?? raw), knowledge, readTopics);
  const aside = placesByTheWay(read, before, knowledge);
  const named = { ...read, regions: read.regions.filter((one) => !aside.includes(one)) };
  const apart = placesApart(named, before, knowledge);
  const asked = apart ? named.regions.filter(({ code }) => liesIn(code, apart.policyOf)) : null;
  const words = {
    ...named,
    apart,
    regions: asked ?? withoutLevels(named.text, placesAsked(named, before, knowledge), before, knowledge),
    joined: inWhole(named.joined, before, knowledge),
  };
  const pending = before.pending !== null;
  const asksPlainly = shows('asks-plainly', words.text) || words.documents.length > 0;
  const known = words.text.replace(everywhere(language.pattern('{unknown-named}'), 'gu'), '');
  const leavesOpen = shows('leaves-open', words.text) && !shows('asks-plainly', known) && words.documents.length === 0;
  const unsure = pending && says(words.text, language, 'unsure');
  const opens = (corrects || addsTo) && !asksPlainly && !(addsTo && shows('asks-shortly', words.text));
  const states =
    leavesOpen ||
    opens ||
    (!shows('asks-something', words.text) &&
      (pending || !shows('verb-not-verb', words.text)) &&
      words.text.length <= 40 &&
      words.documents.length === 0);
  const answers = pending && (chosen !== null || unsure || states);
  const figures = words.figures.some((f) => !isOneOrTwo(f));
  const sameSubject = !words.topics.some((t) => t.weight >= 0.5 && !before.topics.some((m) => m.word === t.word));
  const leans =
    words.documents.length === 0 &&
    (sameSubject || (shows('leans', words.text) && figures && !namesMeasure(words, [])));
  const goesOn =
    (figures || opens) &&
    (again.length > 0 || !namesMeasure(words, before.rules)) &&
    before.rules.length > 0 &&
    (corrects || states || (leans && shows('leans', words.text)));
  const continues = answers || goesOn;
  const places = named.regions.filter(
    (r) => apart !== null || words.regions.includes(r) || isOfThing(named.text, r, knowledge.book.facts),
  );
  const ofCase = readCase(
    { ...words, regions: places },
    { continues: continues && !(addsTo && !pending), corrects },
    before,
    knowledge.book.facts,
    asOf,
  );
  const stated =
    again.length > 0
      ? {
          ...ofCase,
          slots: inside.length > 0 ? inside : [...again, ...besides(ofCase.slots, again, knowledge.book.facts)],
          problems: [],
        }
      : leavesOpen
        ? { ...ofCase, slots: withoutAlternatives(ofCase.slots, words.text, language) }
        : ofCase;
  const home = factInRole(knowledge.book.facts, 'home');
  const placed = before.facts.has(home) || stated.slots.some((s) => s.fact === home);
  const pieces = words.text.split(language.pattern('{clause-end}')).filter((piece) => shows('told-piece', piece));
  const tellsFirm =
    !asksPlainly &&
    !shows('asks-shortly', words.text) &&
    stated.slots.some((s) => s.exactness !== 'partial') &&
    ((placed && shows('states-firm', words.text)) || (states && pieces.length > 1));
  return {
    words,
    turn: {
      pending,
      answers,
      corrects,
      unsure: unsure || (pending && leavesOpen && stated.slots.every((s) => s.exactness === 'partial')),
      states,
      tells: leavesOpen || opens || tellsFirm,
      leavesOpen,
      talking: before.searched !== '',
    },
    stated,
    continues,
    leans,
  };
}

/** 两个能叠着拿吗, of two that stand in another question of the message. */
function inWhole(joined: Words['joined'], { around }: Before, knowledge: Knowledge): Words['joined'] {
  const ofAll = joined?.asks === 'all' || joined?.asks === 'taken-off';
  if (!joined || !ofAll || joined.things.length > 1 || around === null) return joined;
  const text = normalise(around);
  const things = thingsJoined(
    { text, regions: findRegions(text), figures: parseFigures(text) },
    knowledge,
    joined.asks,
  );
  return things.length > 1 ? { ...joined, things } : joined;
}

/** What a message tells beside the items that it changes. */
function besides(slots: readonly Slot[], items: readonly Slot[], book: FactBook): readonly Slot[] {
  return slots.filter((s) => !itemFacts(book).has(s.fact) && !items.some(({ fact }) => fact === s.fact));
}

/** 1, 第二个, 国家级的: which of our numbered choices; null where none. */
function chosenBy(text: string, before: Before, language: LanguageData): string | null {
  const choices = before.pending?.choices ?? [];
  const number = language.pattern('{choice-number}').exec(text)?.groups?.number;
  if (!number) return null;
  const index = Number(number) || '一二三四五六七八九'.indexOf(number) + 1;
  return choices[index - 1]?.label ?? null;
}

/** What is left where one of several things said before no longer counts. */
function withoutStruckBy(text: string, before: Before, asOf: string, { book, language }: Knowledge): readonly Slot[] {
  const strikes = language.pattern('{struck}').test(text) && !language.pattern('{asks-plainly}').test(text);
  return strikes ? withoutStruck(normalise(text), before, book.facts, asOf) : [];
}

/** 是22年还是23年评的: of two things that it may be neither is told. */
function withoutAlternatives(slots: readonly Slot[], text: string, language: LanguageData): readonly Slot[] {
  const either = language.places('{either-or}', text);
  return slots.filter((s) => !either.some(({ start, end }) => s.start < end && start < s.end));
}

/** Names a measure itself that is none of those talked of: 那研发补贴呢. */
const namesMeasure = ({ called }: Words, talkedOf: readonly string[]): boolean =>
  called.length > 0 && !called.some(({ rule }) => talkedOf.includes(rule.id));
