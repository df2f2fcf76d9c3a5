import type { Decided, Found, Sums } from '../answer/evidence/evidence.ts';
import { changeStep } from '../calculate/change-step.ts';
import { decide } from '../calculate/decide.ts';
import { outdatedBy } from '../calculate/outdated.ts';
import { readGiven } from '../calculate/value/case.ts';
import { InputError } from '../errors.ts';
import { titlesIn } from '../knowledge/condition.ts';
import { type FactBook, factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { liesIn, regionsAbove } from '../language/region.ts';
import type { KnownFacts } from '../understand/before.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { addSlots } from '../understand/slots/conflicts.ts';
import { levelIn } from '../understand/slots/level-answer.ts';
import { type Slot, type SlotValue, titlesHeld } from '../understand/slots/slot.ts';
import { asks, calledAlike, chooseMeasures } from './choose-measures.ts';
import { alsoHopedFor, hopedFor, titlesCalledIn, titlesNamed } from './hoped-for.ts';
import { titleMeant } from './level-of-place.ts';
import { asksOn, listsForFirm } from './plan-fitting.ts';
import { rankFits } from './rank-fits.ts';
import { withSplit } from './split-range.ts';
import { fitsFor } from './standing.ts';
import { type Memory, openFacts, openTitles } from './state.ts';
import { withAhead, withItems, withReach, withStep, withTotals, withYears } from './totals.ts';

const SUPPOSED = '按您设想的评上以后计算，没有评上就没有';

/** Chooses the measures that a question is about and decides them for the facts that the asker gave, now and before. */
export function calculateCase(found: Found, asking: Asking, memory: Memory, knowledge: Knowledge): Sums {
  const { asOf } = found;
  const { book } = knowledge;
  const { act, signs } = asking.own;
  const { slots, problems } = asking;
  // 长沙开福 is one place.
  const { regions } = asking.question;
  const narrow = regions.filter((r) => !regions.some((o) => o.code !== r.code && liesIn(o.code, r.code)));
  const place = narrow.length === 1 ? narrow[0] : undefined;
  const placeFact = factInRole(book.facts, 'home');
  const appliedYear = factInRole(book.facts, 'applied-year');
  const home: [string, SlotValue][] = place ? [[placeFact, place.code]] : [];
  const known = addSlots(signs.ofAnother ? new Map() : memory.facts, slots);
  const open = openFacts(memory.open, slots);
  const redone = asking.corrects && asking.own.called.length === 0 ? reckonedBy(slots, memory, book) : [];
  const before = redone.length > 0 ? redone : memory.rules.flatMap((id) => book.rules.get(id) ?? []);
  const goesOn =
    redone.length > 0 ||
    (asking.continues &&
      (asking.answers || signs.supposesTitle || before.some((r) => slots.some((s) => asks(r, s.fact, book.facts)))));
  const titles = openTitles(memory.ambiguous, slots);
  const ofCase = (act.act !== 'ask' && act.act !== 'claim') || signs.total?.supposed || signs.supposesTitle;
  const where = place?.code ?? known.get(placeFact) ?? regionOf(before);
  const meant = titleMeant(ofCase ? titles : [], where, book);
  // 要是明年评上了: of no title in particular, the one that each measure wants.
  const options = slots.flatMap(({ ambiguous }) => ambiguous ?? []);
  const supposed =
    signs.supposesTitle && titlesNamed(slots).length === 0 && options.every((title) => titles.includes(title));
  const isSupposed = (title: string) => options.length === 0 || options.includes(title);
  const facts: KnownFacts = new Map([...home, ...(meant ? withTitle(known, meant.title, book.facts) : known)]);
  const handed = asking.measures.flatMap((id) => book.rules.get(id) ?? []);
  const again = asksHowMuchOfIt(asking, memory, before, book.facts);
  const likest =
    handed.length > 0
      ? handed
      : (goesOn || again) && before.length > 0
        ? before
        : chooseMeasures(found, slots, knowledge);
  const picked = calledAlike(likest, slots, where, asking.own.searched, asOf, book) ?? likest;
  const called = signs.total?.supposed ? titlesCalledIn(asking.own.searched, book) : [];
  const named = [...titlesNamed(slots), ...(meant ? [meant.title] : []), ...called];
  const chosen = alsoHopedFor(picked, signs, named, facts.get(placeFact) ?? regionOf(picked), asOf, knowledge);
  const fits = act.act === 'what-can-i-get';
  // Hours and sorties were said of the measure before; another measure is not about them.
  const stray = (name: string, rule: Rule): boolean =>
    (book.facts.get(name)?.ofMeasure ?? false) &&
    before.length > 0 &&
    !before.includes(rule) &&
    !slots.some((s) => s.fact === name);
  const told = new Set(slots.map((s) => s.fact));
  const faults = [...problems];
  const decided: Decided[] = [];
  for (const rule of chosen.filter((r) => !book.locked.has(r.id))) {
    try {
      const outdated = outdatedBy(told, rule);
      const had = supposed
        ? titlesIn(rule.conditions)
            .filter(isSupposed)
            .reduce((all, t) => withTitle(all, t, book.facts), facts)
        : facts;
      const asked = [...had].filter(
        ([name]) => asks(rule, name, book.facts) && !stray(name, rule) && !outdated.includes(name),
      );
      const givenFor = (known: readonly [string, SlotValue][]) =>
        readGiven(Object.fromEntries(known), book.facts, open);
      const decideFor = (known: readonly [string, SlotValue][]) => decide(rule, givenFor(known), { today: asOf });
      const several = slots.find((s) => s.perYear && asks(rule, s.fact, book.facts));
      const years = (several?.perYear ?? []).map(({ year, value }) => ({
        year,
        calculation: decideFor([
          ...asked,
          [several?.fact ?? '', value],
          ...(year === null ? [] : ([[appliedYear, year]] satisfies [string, SlotValue][])),
        ]),
      }));
      const kinds = slots.find((s) => s.perKind && asks(rule, s.fact, book.facts));
      const items = (kinds?.perKind ?? []).map((kind) => ({
        ...kind,
        calculation: decideFor([...asked, [kinds?.fact ?? '', kind.label]]),
      }));
      const one = withSplit(withYears({ rule, calculation: decideFor(asked) }, years), facts, (fact, low, high) =>
        decideFor([...asked, [fact, { low, high }]]),
      );
      const reached = withReach(withItems(one, kinds?.fact ?? '', items), signs, givenFor(asked), asOf);
      const worked = signs.total || signs.reach ? reached : withAhead(reached, givenFor(asked), asOf);
      const then = asking.corrects ? [...memory.facts].filter(([name]) => asks(rule, name, book.facts)) : [];
      const change = then.length > 0 ? changeStep(rule, decideFor([...home, ...then]), worked.calculation) : null;
      decided.push(withStep(worked, change));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      if (!faults.includes(error.message)) faults.push(error.message);
    }
  }
  const toldNow = signs.ofAnother ? [] : asking.own.trades;
  const trades = toldNow.length > 0 ? toldNow : memory.trades;
  const stated = facts.get(placeFact);
  const placed = typeof stated === 'string' ? stated : null;
  const isFitted =
    fits ||
    listsForFirm(found, placed, slots, knowledge.language) ||
    ['inform', 'correct', 'unsure'].includes(act.act) ||
    (placed !== null && found.ranked.length === 0);
  const fitted = isFitted
    ? rankFits(fitsFor(facts, open, asOf, knowledge), trades, facts, found, slots, knowledge)
    : [];
  const pays = ({ rule, calculation }: Decided): boolean =>
    calculation.verdict === 'eligible' &&
    'promise' in rule.award &&
    slots.some((s) => isFigure(knowledge, s.fact) && asks(rule, s.fact, book.facts));
  // Told and not asked about, figures are of the measures that they decide.
  const ofFigures = act.act === 'inform' && !goesOn && !decided.some(pays) ? fitted.filter(pays) : [];
  const ownFigures = slots.some((s) => isFigure(knowledge, s.fact) && chosen.some((r) => asks(r, s.fact, book.facts)));
  const levels = meant ? [] : openLevels(decided, titles, found, knowledge);
  const unmet = decided.some((d) => d.calculation.verdict === 'ineligible');
  return {
    wanted: fits || act.act === 'calculate' || goesOn || again || ownFigures || unmet || faults.length > 0,
    figured: goesOn || ownFigures,
    goesOn: goesOn && before.length > 0,
    decided: fits
      ? fitted.filter(asksOn).slice(0, 1)
      : (hopedFor(decided, signs, named, slots, knowledge) ??
        withTotals(
          telling(ofFigures.length > 0 ? ofFigures : ofTitleTold(decided, slots, knowledge)),
          signs,
          knowledge,
        )),
    levels: fits ? [] : levels,
    fitting: fitted,
    trades,
    titled: titlesHeld(facts.get(factInRole(book.facts, 'recognitions'))).length > 0,
    listed: fits && signs.more ? memory.listed : null,
    placed,
    readings: [meant ? meant.reading : [], signs.supposesTitle ? SUPPOSED : []].flat(),
    placedNow: slots.some(({ fact }) => fact === placeFact),
    locked: chosen.filter((r) => book.locked.has(r.id)),
    problems: faults,
  };
}

/** The measures calculated by now that a correction is of. */
function reckonedBy(
  slots: readonly Slot[],
  { reckoned }: Memory,
  { rules, facts }: Knowledge['book'],
): readonly Rule[] {
  const home = factInRole(facts, 'home');
  const told = slots.filter((s) => s.exactness !== 'partial' && s.fact !== home);
  return reckoned.flatMap((id) => rules.get(id) ?? []).filter((rule) => told.some((s) => asks(rule, s.fact, facts)));
}

/** 能拿多少 after a case was told: how much the measure comes to that it was calculated by. */
function asksHowMuchOfIt({ own, slots }: Asking, memory: Memory, before: readonly Rule[], book: FactBook): boolean {
  const { act, signs, called, documents, regions, purposes, topics, aspects } = own;
  const applied = factInRole(book, 'applied-year');
  const ofYear =
    slots.length > 0 && slots.every((s) => s.fact === applied && before.some((rule) => asks(rule, applied, book)));
  const howMuch = ofYear || act.act === 'calculate' || (act.act === 'ask' && aspects.includes('amount'));
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

/** The place of all the measures; undefined where they are of several. */
function regionOf(rules: readonly Rule[]): string | undefined {
  const [only, ...others] = new Set(rules.map(({ scope }) => scope?.region));
  return only === undefined || others.length > 0 ? undefined : String(only);
}

function withTitle(known: KnownFacts, title: string, book: FactBook): KnownFacts {
  const slot: Slot = {
    fact: factInRole(book, 'recognitions'),
    value: { has: [title] },
    start: 0,
    end: 0,
    words: '',
    exactness: 'exact',
  };
  return addSlots(known, [slot]);
}

/** The titles of no stated level among which the next question has to choose, where measures of the place tell them apart. */
function openLevels(
  decided: readonly Decided[],
  open: readonly string[],
  { question }: Found,
  knowledge: Knowledge,
): readonly string[] {
  const next = telling(decided)[0]?.calculation.next;
  if (
    next?.fact !== factInRole(knowledge.book.facts, 'recognitions') ||
    !open.some((title) => next.names.includes(title))
  )
    return [];
  const codes = new Set(question.regions.flatMap((r) => regionsAbove(r.code)));
  const here = [...knowledge.book.rules.values()]
    .filter((rule) => codes.size === 0 || codes.has(String(rule.scope?.region ?? '')))
    .flatMap((rule) => titlesIn(rule.conditions));
  const told = open.filter((title) => levelIn(title) !== null && here.includes(title));
  return told.length > 1 ? told : [];
}

function isFigure(knowledge: Knowledge, fact: string): boolean {
  return ['amount', 'rate', 'number', 'list', 'year'].includes(knowledge.book.facts.get(fact)?.type ?? '');
}

/** Beside a measure that wants the very title that is told, none that would ask for another title. */
function ofTitleTold(decided: readonly Decided[], slots: readonly Slot[], { book }: Knowledge): readonly Decided[] {
  const recognitions = factInRole(book.facts, 'recognitions');
  const titles = titlesNamed(slots);
  const wants = ({ rule, calculation }: Decided) =>
    calculation.verdict !== 'needs-facts' && titlesIn(rule.conditions).some((title) => titles.includes(title));
  const asksTitle = ({ calculation }: Decided) => calculation.next?.fact === recognitions;
  return decided.some(wants) ? decided.filter((one) => !asksTitle(one)) : decided;
}

/** Of several measures those that fit, if any does; else the first that is undecided, else the first. */
function telling(decided: readonly Decided[]): Decided[] {
  const eligible = decided.filter((d) => d.calculation.verdict === 'eligible');
  if (eligible.length > 0) return eligible.slice(0, 3);
  const open = decided.find((d) => d.calculation.verdict === 'needs-facts');
  const first = open ?? decided.find((d) => d.calculation.verdict === 'ineligible') ?? decided[0];
  return first ? [first] : [];
}
