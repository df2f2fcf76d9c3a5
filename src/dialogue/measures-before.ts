import { asksFor, titlesIn } from '../knowledge/condition.ts';
import { type FactBook, factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { liesIn } from '../language/region.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { isTitles, type Slot, titlesHeld } from '../understand/slots/slot.ts';
import { asks } from './choose-measures.ts';
import type { Memory } from './state.ts';

/** The measures that were talked of, those first that a correction is of, and how a message goes on with them. */
export interface MeasuresBefore {
  readonly rules: readonly Rule[];
  /** It answers, corrects or supposes something of them. */
  readonly goesOn: boolean;
  /** It asks how much the one that was calculated comes to. */
  readonly again: boolean;
}

export function measuresBefore(asking: Asking, memory: Memory, book: Knowledge['book']): MeasuresBefore {
  const { slots, own } = asking;
  const redone = asking.corrects && own.called.length === 0 ? calculatedWith(slots, memory, book) : [];
  const talkedOf = memory.rules.flatMap((id) => book.rules.get(id) ?? []);
  const rules = redone.length > 0 ? redone : talkedOf.filter((rule) => isOpenTo(rule, memory, book));
  const goesOn =
    redone.length > 0 ||
    (rules.length > 0 && tellsAnew(asking, memory, rules, book)) ||
    (asking.continues &&
      (asking.answers || own.signs.supposesTitle || rules.some((r) => slots.some((s) => asks(r, s.fact, book.facts)))));
  const other = redone.length === 0 && rules.length > 0 && tellsOfAnother(slots, rules, book);
  return { rules, goesOn: goesOn && !other, again: asksHowMuchOfIt(asking, memory, rules, book.facts) };
}

/** 研发128万、主营3080万, where a loan was talked of: another measure takes all figures that are told, and none of those before does. */
function tellsOfAnother(slots: readonly Slot[], rules: readonly Rule[], book: Knowledge['book']): boolean {
  const figures = slots.filter(
    ({ fact, exactness, start }) =>
      exactness !== 'partial' && start > 0 && FIGURES.has(book.facts.get(fact)?.type ?? ''),
  );
  const takes = (rule: Rule) => figures.every(({ fact }) => asks(rule, fact, book.facts));
  if (tellsOfAnotherKind(slots, rules, book)) return true;
  return figures.length > 1 && !rules.some(takes) && [...book.rules.values()].some(takes);
}

/** 我们还挂了个通航公司, where the measure is for those who fly gliders: what is told to be done is not what the measure is for. */
function tellsOfAnotherKind(slots: readonly Slot[], rules: readonly Rule[], book: Knowledge['book']): boolean {
  const recognitions = factInRole(book.facts, 'recognitions');
  const kinds = slots.flatMap(({ fact, value }) => (fact === recognitions ? [] : titlesHeld(value)));
  const facts = slots.filter(({ value }) => titlesHeld(value).length > 0).map(({ fact }) => fact);
  const isForOthers = ({ conditions }: Rule): boolean =>
    facts.some((fact) => fact !== recognitions && asksFor(conditions, fact)) &&
    !titlesIn(conditions).some((kind) => kinds.includes(kind));
  return rules.length > 0 && rules.every(isForOthers);
}

/** The firm is where the measure is given, as far as is known; one that has moved leaves the measures of its old place behind. */
function isOpenTo({ scope }: Rule, { facts }: Memory, { facts: book }: Knowledge['book']): boolean {
  const home = facts.get(factInRole(book, 'home'));
  const region = scope?.region;
  return (
    typeof home !== 'string' || region === undefined || liesIn(home, String(region)) || liesIn(String(region), home)
  );
}

/** 调减以后研发费用只剩235万，结论变不变: of what was calculated a figure is told anew, and nothing else is asked than what it comes to. */
function tellsAnew(
  { own, slots }: Asking,
  { facts }: Memory,
  rules: readonly Rule[],
  book: Knowledge['book'],
): boolean {
  const { act, aspects, called, documents, signs } = own;
  const asksOn = act.act === 'ask' || act.act === 'calculate' || act.act === 'inform';
  const other = called.length + documents.length > 0 || signs.ofAnother || aspects.some((a) => !OF_RESULT.has(a));
  const figures = slots.filter(
    ({ fact, exactness }) => exactness !== 'partial' && FIGURES.has(book.facts.get(fact)?.type ?? ''),
  );
  const anew = figures.some(
    ({ fact, value }) =>
      facts.has(fact) &&
      JSON.stringify(facts.get(fact)) !== JSON.stringify(value) &&
      rules.some((rule) => asks(rule, fact, book.facts)),
  );
  // 评上了，刚拿到市级小巨人: the title that it wanted is got.
  const got = slots.some(
    ({ fact, value }) =>
      facts.has(fact) &&
      titlesHeld(value).some(
        (title) =>
          !titlesHeld(facts.get(fact)).includes(title) &&
          rules.some((rule) => titlesIn(rule.conditions).includes(title)),
      ),
  );
  // 不是市里的小巨人，是省里的: the title that it counted with is not held.
  const lost = slots.some(
    ({ fact, value }) =>
      facts.has(fact) &&
      isTitles(value) &&
      (value.lacks ?? []).some(
        (title) =>
          titlesHeld(facts.get(fact)).includes(title) &&
          rules.some((rule) => titlesIn(rule.conditions).includes(title)),
      ),
  );
  return (asksOn && !other && (anew || got)) || (asksOn && lost);
}
const OF_RESULT: ReadonlySet<string> = new Set(['whether', 'amount', 'other']);
const FIGURES: ReadonlySet<string> = new Set(['amount', 'rate', 'number', 'list']);

/** The measures calculated by now that a correction is of. */
function calculatedWith(
  slots: readonly Slot[],
  { calculated }: Memory,
  { rules, facts }: Knowledge['book'],
): readonly Rule[] {
  const home = factInRole(facts, 'home');
  const told = slots.filter((s) => s.exactness !== 'partial' && s.fact !== home);
  return calculated.flatMap((id) => rules.get(id) ?? []).filter((rule) => told.some((s) => asks(rule, s.fact, facts)));
}

/** 能拿多少 after a case was told: how much the measure comes to that it was calculated by. */
function asksHowMuchOfIt({ own, slots }: Asking, memory: Memory, before: readonly Rule[], book: FactBook): boolean {
  const { act, signs, called, documents, regions, purposes, topics, aspects } = own;
  const applied = factInRole(book, 'applied-year');
  const ofYear =
    slots.length > 0 && slots.every((s) => s.fact === applied && before.some((rule) => asks(rule, applied, book)));
  // 能补不: of nothing by name.
  const shortly = act.act === 'ask' && signs.canGet && topics.every(({ weight }) => weight < 0.5);
  // 那三年下来就是108万吧: a sum is put up for the case.
  const putsUp = own.figures.some((f) => f.offered && f.unit === 'CNY' && !f.ofClause);
  const howMuch =
    putsUp || ofYear || act.act === 'calculate' || (act.act === 'ask' && aspects.includes('amount')) || shortly;
  const names = called.length + documents.length + regions.length + purposes.size + (ofYear ? 0 : slots.length);
  const ofOther = topics.some(({ weight, word }) => weight >= 0.5 && !memory.topics.some((m) => m.word === word));
  const worked = before.some((rule) =>
    [...memory.facts].some(
      ([fact, value]) =>
        typeof value === 'string' && /\d/.test(value) && book.get(fact)?.role !== 'home' && asks(rule, fact, book),
    ),
  );
  const ofAny = aspects.every((aspect) => aspect === 'amount' || aspect === 'whether');
  return howMuch && ofAny && names === 0 && !ofOther && worked && !signs.limit && !signs.rateOfOne && !signs.ofAnother;
}
