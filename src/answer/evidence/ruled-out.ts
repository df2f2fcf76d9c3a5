import { titlesIn } from '../../knowledge/condition.ts';
import { type FactBook, titleCalled, withImplied } from '../../knowledge/fact.ts';
import type { TradeEntry } from '../../knowledge/language-data.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { liesIn, NATIONAL } from '../../language/region.ts';
import { type Party, partiesIn } from '../../understand/parties.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { paysOneOf } from './pays-one-of.ts';

/** What was told of an enterprise and shuts it out of what a clause grants, whatever else is asked of that clause. */
export type RuledOut = { readonly of: Ranked } & (
  | {
      readonly by: 'title';
      /** The titles that it is told to hold: none of them is wanted, and none is said to stand for those that are. */
      readonly held: readonly string[];
      readonly wanted: readonly string[];
      /** It is told not to hold any that is wanted. */
      readonly lacks: boolean;
    }
  /** It does other things than those that the measure is for; `whole`: than all that its document has a measure for. */
  | {
      readonly by: 'trade';
      readonly told: readonly TradeEntry[];
      readonly wanted: readonly TradeEntry[];
      readonly whole: boolean;
    }
  /** Of several places that are named some lie outside that of the measure; GB/T 2260 codes. */
  | { readonly by: 'place'; readonly outside: readonly string[]; readonly inside: readonly string[] }
);

/** By what told of the asker no measure of a clause is theirs, those that were `chosen` of it or else those that are meant; null where one may be. */
export function ruledOutOf(
  of: Ranked,
  evidence: Evidence,
  knowledge: Knowledge,
  chosen: readonly Rule[] = [],
): RuledOut | null {
  const own = chosen.filter((rule) => rule.clause === of.clause.id && isOfSameTitle(rule, evidence, knowledge));
  const rules = own.length > 0 ? own : rulesMeant(of, evidence, knowledge);
  if (rules.length === 0) return null;
  return byTitle(of, rules, evidence, knowledge) ?? byTrade(of, rules, false, evidence, knowledge);
}

/** It wants a title that is told of another level. */
function isOfSameTitle({ conditions }: Rule, { sums: { titles } }: Evidence, { book }: Knowledge): boolean {
  const baseOf = (title: string) => titleCalled(title, book.facts)?.option.base;
  const bases = titles.has.flatMap((title) => baseOf(title) ?? []);
  return titlesIn(conditions).some((title) => bases.includes(baseOf(title) ?? ''));
}

/** By what the asker does no measure of a document is theirs, where that document is named. */
export function ruledOutOfAll(near: readonly Ranked[], evidence: Evidence, knowledge: Knowledge): RuledOut | null {
  const rulesOf = (of: Ranked) => [...knowledge.book.rules.values()].filter(({ clause }) => clause === of.clause.id);
  const [first] = near;
  const of = near.find((one) => one.document === first?.document && rulesOf(one).length > 0);
  if (!first || !of || !evidence.question.documents.includes(first.document)) return null;
  const held = new Set(first.document.clauses.map(({ id }) => id));
  const rules = [...knowledge.book.rules.values()].filter(({ clause }) => held.has(clause));
  return byTrade(of, rules, true, evidence, knowledge);
}

/** Of three places or more that are named some lie in that of a clause and some do not. */
export function placesOutside(of: Ranked, { question: { regions }, sums }: Evidence): RuledOut | null {
  const { region } = of.document;
  if (region === null || region === NATIONAL || (sums.placed !== null && !sums.placedNow)) return null;
  const named = [...new Set(regions.map(({ code }) => code))].filter((code) => !liesIn(region, code));
  const outside = named.filter((code) => !liesIn(code, region));
  const inside = named.filter((code) => liesIn(code, region));
  return named.length >= SEVERAL && outside.length > 0 && inside.length > 0
    ? { of, by: 'place', outside, inside }
    : null;
}
const SEVERAL = 3;

/** Of the measures of a clause those that the message names, or whose sum it says; all where it does neither. */
function rulesMeant(
  { clause }: Ranked,
  { question: { called }, own: { figures } }: Evidence,
  { book }: Knowledge,
): readonly Rule[] {
  const all = [...book.rules.values()].filter((rule) => rule.clause === clause.id);
  const named = all.filter((rule) => called.some((one) => one.rule.id === rule.id));
  const paid = all.filter((rule) => paysOneOf(figures, rule));
  return paid.length > 0 ? paid : named.length > 0 ? named : all;
}

/** Each measure wants a title, and those that are told are others. */
function byTitle(of: Ranked, rules: readonly Rule[], evidence: Evidence, knowledge: Knowledge): RuledOut | null {
  const { titles } = evidence.sums;
  const { facts } = knowledge.book;
  const wants = rules.map(({ conditions }) => titlesIn(conditions));
  if (wants.some((some) => some.length === 0)) return null;
  const wanted = [...new Set(wants.flat())];
  const lacks = wanted.every((title) => titles.lacks.includes(title));
  // 孵化器孵出五家高企: who is paid is no firm, and the message names such a party.
  const isParty = ({ party }: { readonly party: Party }) => party !== 'firm' && evidence.own.focus.parties.has(party);
  if (wanted.some((title) => partiesIn(title, knowledge.language).some(isParty))) return null;
  const mayBe = wanted.some((title) => titles.has.some((held) => mayStandFor(held, title, facts)));
  if ((titles.has.length === 0 && !lacks) || mayBe || saysSumOf(titles.has, of, evidence, knowledge)) return null;
  return { of, by: 'title', held: titles.has, wanted, lacks };
}

/** 某某称号40万: a sum that is said is what another measure of the place pays for a title that is told. */
function saysSumOf(held: readonly string[], of: Ranked, { own: { figures } }: Evidence, { book }: Knowledge): boolean {
  const has = withImplied(held, book.facts);
  return [...book.rules.values()].some(
    (rule) =>
      rule.clause !== of.clause.id &&
      String(rule.scope?.region) === of.document.region &&
      titlesIn(rule.conditions).some((title) => has.has(title)) &&
      paysOneOf(figures, rule),
  );
}

/** Who holds the one holds the other, or may by what is told: of no stated level, or further up a ladder of other titles. */
function mayStandFor(held: string, wanted: string, facts: FactBook): boolean {
  if (withImplied([held], facts).has(wanted) || withImplied([wanted], facts).has(held)) return true;
  const [own, other] = [held, wanted].map((title) => titleCalled(title, facts)?.option);
  const above = own?.ladder !== undefined && own.ladder === other?.ladder && (own.rank ?? 0) > (other.rank ?? 0);
  return above && (own.base === undefined || own.base !== other.base);
}

/** Each measure is for a trade of its own, and whoever tells what they do is of none of these. */
function byTrade(
  of: Ranked,
  rules: readonly Rule[],
  whole: boolean,
  { sums: { trades, tradesBefore } }: Evidence,
  { language }: Knowledge,
): RuledOut | null {
  const entries = (some: readonly string[]) => language.trades.filter(({ trade }) => some.includes(trade));
  // 材料交哪里, 买了设备: what anybody says is no sure word for what an enterprise does.
  const told = entries(trades).filter(({ kind, common }) => kind !== 'plan' && !common);
  const wants = rules.map((rule) => entries(rule.for));
  // What is for whoever makes things, or has a plan, shuts nobody out by what they do.
  const isOfTrade = (some: readonly TradeEntry[]) =>
    some.length > 0 && some.every(({ common, kind, joined }) => !common && !joined && kind !== 'plan');
  if (told.length === 0 || !wants.every(isOfTrade)) return null;
  const wanted = [...new Set(wants.flat())];
  return wanted.some((one) => told.includes(one) || tradesBefore.includes(one.trade))
    ? null
    : { of, by: 'trade', told, wanted, whole };
}
