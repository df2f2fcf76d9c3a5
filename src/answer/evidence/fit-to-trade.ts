import { factsOf } from '../../calculate/facts-asked.ts';
import { titlesIn } from '../../knowledge/condition.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import type { Slot } from '../../understand/slots/slot.ts';
import type { Found } from './evidence.ts';
import type { Decided } from './fit.ts';
import { pairsOf } from './sentences.ts';

/** A fact that so many measures ask for is of every enterprise, not of a trade; two characters that so many are called by tell none apart. */
const GENERAL = 5;
const EVERYWHERE = 8;

/** How much a measure has to do with what was told, and whether it is for others than whoever told it. */
export interface OfTrade {
  readonly relevance: (d: Decided) => number;
  readonly isOfOthers: (d: Decided) => boolean;
}

/** Holds measures against the trades that were told, the facts and the words of the question. */
export function byTrade(
  trades: readonly string[],
  found: Pick<Found, 'question' | 'expansions'>,
  slots: readonly Slot[],
  knowledge: Knowledge,
): OfTrade {
  const { book, language } = knowledge;
  const { asked, general, texts, telling: tellingOf } = namingOf(knowledge);
  const isCommon = (word: string) => texts.filter((text) => text.includes(word)).length >= EVERYWHERE;
  const topics = found.question.topics.filter((t) => t.weight >= 0.5).map((t) => t.word);
  const telling = topics.filter((word) => !isCommon(word));
  const said = pairsOf(topics.join(' '));
  const meant = pairsOf(withoutCommon(found.expansions.join(' '), language));
  const ofFacts = ({ rule }: Decided): number =>
    slots.filter(
      (s) =>
        book.facts.get(s.fact)?.role !== 'home' &&
        asked.get(rule.id)?.includes(s.fact) &&
        (!general.has(s.fact) || names(s, rule)),
    ).length;
  const relevance = (d: Decided): number => {
    const called = tellingOf(d.rule);
    const named = 2 * Math.min(2, called.filter((p) => said.has(p)).length) + Number(called.some((p) => meant.has(p)));
    const inText = telling.filter((word) => wordsOf(d.rule.clause, knowledge).includes(word)).length;
    return 2 * ofFacts(d) + named + Math.min(2, inText);
  };
  const own = language.trades.filter(({ trade }) => trades.includes(trade));
  const told = language.trades.filter(({ trade }) => own.some((t) => t.trade === trade || t.near.includes(trade)));
  const institutions = told.filter(({ kind }) => kind === 'institution');
  const common = language.trades.filter((t) => t.common);
  const whose = told.some(({ kind }) => kind !== 'plan') ? told : [...told, ...common];
  const ours = new Set((institutions.length > 0 ? institutions : whose).map(({ trade }) => trade));
  const plans = new Set(language.trades.filter(({ kind }) => kind === 'plan').map(({ trade }) => trade));
  const isOfOthers = (d: Decided): boolean => {
    const { for: whom } = d.rule;
    if (whom.some((trade) => ours.has(trade))) return false;
    if (whom.length === 0 || institutions.length > 0) return institutions.length > 0;
    // A figure told of it shows a plan, and where no trade is told the trade too.
    return ofFacts(d) === 0 || (told.length > 0 && !whom.some((trade) => plans.has(trade)));
  };
  return { relevance, isOfOthers };
}

/** How the measures are called and what they ask, whatever is asked. */
interface Naming {
  /** The facts that each measure asks for, and those that many do. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
  readonly general: ReadonlySet<string>;
  /** What the clauses of the measures say. */
  readonly texts: readonly string[];
  /** The pairs of characters that a measure is called by and few others are. */
  readonly telling: (rule: Rule) => readonly string[];
}

/** Told once of a knowledge. */
function namingOf(knowledge: Knowledge): Naming {
  const known = NAMINGS.get(knowledge);
  if (known) return known;
  const { book } = knowledge;
  const rules = [...book.rules.values()];
  const asked = new Map(rules.map((rule) => [rule.id, factsOf(rule, book.facts)]));
  const called = (rule: Rule) => [...pairsOf([rule.title, ...rule.keywords].join(' '))];
  const counts = countsOf(rules.flatMap(called));
  const telling = (rule: Rule) => called(rule).filter((p) => (counts.get(p) ?? 0) < EVERYWHERE);
  const held = new Map(rules.map((rule) => [rule, telling(rule)]));
  const naming: Naming = {
    asked,
    general: new Set([...countsOf([...asked.values()].flat())].flatMap(([fact, n]) => (n >= GENERAL ? [fact] : []))),
    texts: [...new Set(rules.map((rule) => rule.clause))].map((id) => wordsOf(id, knowledge)),
    telling: (rule) => held.get(rule) ?? telling(rule),
  };
  NAMINGS.set(knowledge, naming);
  return naming;
}
const NAMINGS = new WeakMap<Knowledge, Naming>();

function countsOf(all: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}

/** What a clause is headed and says. */
function wordsOf(id: string, { clauses }: Knowledge): string {
  const clause = clauses.get(id);
  return clause ? `${clause.heading} ${clause.text}` : '';
}

/** Measures of every trade are called a help of some kind for some kind of firm: 企业补助, 公司奖励. */
function withoutCommon(text: string, language: LanguageData): string {
  return language
    .places('{help-word}|{firm}', text)
    .reduceRight((t, s) => `${t.slice(0, s.start)} ${t.slice(s.end)}`, text);
}

/** A title or a kind of institution that was told is the one that the measure wants. */
function names({ value }: Slot, { conditions }: Rule): boolean {
  if (typeof value !== 'object' || Array.isArray(value) || !('has' in value)) return false;
  const wanted = titlesIn(conditions);
  return (value.has ?? []).some((title) => wanted.includes(title));
}
