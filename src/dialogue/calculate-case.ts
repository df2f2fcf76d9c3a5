import { isBare } from '../answer/evidence/bare.ts';
import type { Decided, Found, Sums } from '../answer/evidence/evidence.ts';
import { FitsOnDemand } from '../answer/evidence/fit.ts';
import { paysOneOf } from '../answer/evidence/pays-one-of.ts';
import { barredByReceived } from '../calculate/already-received.ts';
import { InputError } from '../errors.ts';
import { titlesIn } from '../knowledge/condition.ts';
import { factInRole } from '../knowledge/fact.ts';
import { documentOf, type Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { regionsAbove } from '../language/region.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { levelIn } from '../understand/slots/level-answer.ts';
import { isTitles, type Slot, titlesHeld } from '../understand/slots/slot.ts';
import { asks } from './choose-measures.ts';
import { decideJoined } from './decide-joined.ts';
import { decideRule } from './decide-rule.ts';
import { hopedFor, titlesNamed } from './hoped-for.ts';
import { knownCase } from './known-case.ts';
import { listsForFirm } from './lists-for-firm.ts';
import { measuresBefore } from './measures-before.ts';
import { measuresOfCase } from './measures-of-case.ts';
import { measuresReceived } from './measures-received.ts';
import { asksOn } from './plan-fitting.ts';
import { rankFits } from './rank-fits.ts';
import { fitsFor } from './standing.ts';
import type { Memory } from './state.ts';
import { withTermsDenied } from './terms-denied.ts';
import { titlesOfOld, withTitlesOfOld } from './titles-of-old.ts';
import { withTotals } from './totals.ts';
import { truthsOfTrade } from './truths-of-trade.ts';

const SUPPOSED = '按您设想的评上以后计算，没有评上就没有';

const supposedAt = (fact: string): string => `按您设想的算，${fact}真正设过去以后才有`;

const HAD = '服务机构的档案里记着已经领过，或领过不能同享的，按条款不再给；以下只供核对';

/** Chooses the measures that a question is about and decides them for the facts that the asker gave, now and before. */
export function calculateCase(found: Found, asking: Asking, memory: Memory, knowledge: Knowledge): Sums {
  const { asOf } = found;
  const { book } = knowledge;
  const { act, signs } = asking.own;
  const { slots } = asking;
  const before = measuresBefore(asking, memory, book);
  const { goesOn } = before;
  const plain = knownCase(asking, memory, before.rules, book);
  const does = [...new Set([...asking.own.trades, ...(signs.ofAnother ? [] : memory.trades)])];
  const byTrade = truthsOfTrade(does, plain.facts, knowledge.language);
  const told = {
    ...plain,
    facts: new Map([...plain.facts, ...byTrade.map(({ fact, value }) => [fact, value] as const)]),
  };
  const { facts, open, titles, meant } = told;
  const placeFact = factInRole(book.facts, 'home');
  const isPlace = (fact: string | null): fact is string =>
    fact !== null && fact !== placeFact && book.facts.get(fact)?.type === 'place';
  const { chosen, named } = measuresOfCase(found, asking, before, told, does, knowledge);
  const fits = act.act === 'what-can-i-get';
  const year = Number(asOf.slice(0, 4));
  const faults = [...asking.problems];
  const old = titlesOfOld(asking.own, slots, asOf, knowledge);
  const withDenied = (one: Decided): Decided =>
    withTitlesOfOld(withTermsDenied(one, asking.own, knowledge), old, knowledge);
  const stated = facts.get(placeFact);
  const recognised = facts.get(factInRole(book.facts, 'recognitions'));
  const placed = typeof stated === 'string' ? stated : null;
  const toldHad = signs.ofAnother ? [] : measuresReceived(asking.own, placed, titlesHeld(recognised), asOf, knowledge);
  const hadByNow = signs.ofAnother ? [] : [...memory.toldHad, ...toldHad];
  const received = [...memory.received, ...hadByNow];
  // 省级的20万领过了，还能拿多少: what was had is none of what is asked about; 再给一次, 是补差额吗 asks about it.
  const stillDue = signs.ways.has('asks-still-due')
    ? chosen.filter((rule) => barredByReceived(rule, hadByNow, year, knowledge) === null)
    : [];
  const decided: Decided[] = [];
  for (const rule of (stillDue.length > 0 ? stillDue : chosen).filter((r) => !book.locked.has(r.id))) {
    try {
      const one = decideRule(rule, asking, memory, before.rules, told, dayFor(rule, asOf, knowledge), book.facts);
      decided.push(withDenied(one));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      if (!faults.includes(error.message)) faults.push(error.message);
    }
  }
  const toldNow = signs.ofAnother ? [] : asking.own.trades;
  // 那我要是明年搞个无人机送货: what is supposed is done beside what one does.
  const beside = signs.supposes || toldNow.length === 0 ? memory.trades : [];
  const trades = [...new Set([...toldNow, ...beside])];
  const isFitted = (): boolean =>
    fits ||
    (placed !== null && (signs.asksBarely || toldHad.length > 0)) ||
    listsForFirm(found, placed, asking, knowledge.language) ||
    ['inform', 'correct', 'unsure'].includes(act.act) ||
    (placed !== null && (found.ranked.length === 0 || decided.some((d) => d.calculation.verdict === 'ineligible')));
  const ranked = new FitsOnDemand(() => {
    const standing = isFitted() ? fitsFor(facts, { received, open }, asOf, knowledge) : [];
    const mayFit = standing.filter((fit) => withDenied(fit) === fit);
    return rankFits(mayFit, trades, facts, found, slots, knowledge);
  });
  const fitting = new FitsOnDemand(() => ranked.all.filter(({ standing }) => standing !== 'missed'));
  const missed = new FitsOnDemand(() => ranked.all.filter(({ standing }) => standing === 'missed'));
  const pays = ({ rule, calculation }: Decided): boolean =>
    calculation.verdict === 'eligible' &&
    'promise' in rule.award &&
    slots.some((s) => isFigure(knowledge, s.fact) && asks(rule, s.fact, book.facts));
  // Told and not asked about, figures are of the measures that they decide.
  const ofFigures = act.act === 'inform' && !goesOn && !decided.some(pays) ? fitting.all.filter(pays) : [];
  const ownFigures = slots.some((s) => isFigure(knowledge, s.fact) && chosen.some((r) => asks(r, s.fact, book.facts)));
  const levels = meant ? [] : openLevels(decided, titles, found, knowledge);
  const figured = slots.filter((s) => isFigure(knowledge, s.fact) && s.exactness !== 'partial').map((s) => s.fact);
  const unmet = decided.some((d) => d.calculation.verdict === 'ineligible');
  return {
    wanted: fits || act.act === 'calculate' || goesOn || before.again || ownFigures || unmet || faults.length > 0,
    figured: goesOn || ownFigures,
    goesOn: goesOn && before.rules.length > 0,
    decided: fits
      ? fitting.all.filter(asksOn).slice(0, 1)
      : (hopedFor(decided, signs, named, slots, knowledge) ??
        withTotals(
          ofEachPlace(
            telling(
              ofFigures.length > 0 ? ofFigures : ofTitleTold(decided, slots, knowledge),
              (rule) => figured.some((fact) => asks(rule, fact, book.facts)),
              (rule) => paysOneOf(found.question.figures, rule),
            ),
            placed === null && found.question.regions.length === 0 && !goesOn ? decided : [],
          ),
          signs,
          knowledge,
        )),
    joined: decideJoined(found, asking, memory, before.rules, told, placed, titlesHeld(recognised), knowledge),
    levels: fits ? [] : levels,
    fitting,
    missed,
    trades,
    tradesBefore: memory.trades,
    titles: { has: titlesHeld(recognised), lacks: isTitles(recognised) ? (recognised.lacks ?? []) : [] },
    listed: fits && signs.more ? memory.listed : null,
    placed,
    toldHad,
    had: [...new Set(hadByNow.map(({ measure }) => measure))]
      .flatMap((id) => book.rules.get(id) ?? [])
      .filter((rule) => barredByReceived(rule, hadByNow, year, knowledge) !== null),
    readings: [
      meant ? meant.reading : [],
      signs.supposesTitle ? SUPPOSED : [],
      asking.setAside.flatMap(({ why, fact }) => (why === 'supposed' && isPlace(fact) ? supposedAt(fact) : [])),
      byTrade
        .filter(({ fact }) => decided.some(({ rule }) => asks(rule, fact, book.facts)))
        .map(({ reading }) => reading),
      decided.some(({ rule }) => barredByReceived(rule, memory.received, year, knowledge) !== null) ? HAD : [],
    ].flat(),
    placedNow: slots.some(({ fact }) => fact === placeFact),
    locked: chosen.filter((r) => book.locked.has(r.id)),
    problems: faults,
  };
}

/** What an ingested text that is over granted is told as it stood on its last day, beside that it is over: the measure decides it, as it did. */
function dayFor({ clause, valid }: Rule, asOf: string, knowledge: Knowledge): string {
  const document = documentOf(clause, knowledge);
  const last = valid.to ?? asOf;
  return last < asOf && document && isBare(document) ? last : asOf;
}

/** 我只是创新型，贴息有份吗, of no place: where all measures that are called so fail, one of each place is told to. */
function ofEachPlace(told: readonly Decided[], ofNoPlace: readonly Decided[]): readonly Decided[] {
  const fails = ({ calculation }: Decided): boolean => calculation.verdict === 'ineligible';
  const alike = ofNoPlace.filter(({ rule }) =>
    told.some((one) => one.rule.keywords.some((k) => rule.keywords.includes(k))),
  );
  if (told.length !== 1 || !told.every(fails) || !alike.every(fails)) return told;
  const region = ({ rule }: Decided) => String(rule.scope?.region);
  const further = alike.filter((one, i) => [...told, ...alike.slice(0, i)].every((o) => region(o) !== region(one)));
  return [...told, ...further];
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

/**
 * Of several measures those that fit, if any does; else the first that is undecided, else the first. `takes`: it
 * counts with figures that are told: where the likeliest does and fails, it is the one that is meant; so is the only one that `pays` a
 * sum that is named.
 */
function telling(
  decided: readonly Decided[],
  takes: (rule: Rule) => boolean = () => false,
  pays: (rule: Rule) => boolean = () => false,
): Decided[] {
  const eligible = decided.filter((d) => d.calculation.verdict === 'eligible');
  if (eligible.length > 0) return eligible.slice(0, 3);
  const [named, ...more] = decided.filter(({ rule }) => pays(rule));
  if (named?.calculation.verdict === 'ineligible' && more.length === 0) return [named];
  const [likest] = decided;
  // Another place may have a measure that is meant as likely.
  const here = likest?.rule.scope?.region;
  const elsewhere = decided.some(({ rule }) => takes(rule) && here !== undefined && rule.scope?.region !== here);
  // 500亩以上的每亩200元: what the likest fails for may be just what another measure of its clause asks.
  const beside = decided.some(
    ({ rule, calculation }) =>
      rule !== likest?.rule &&
      rule.clause === likest?.rule.clause &&
      calculation.verdict === 'needs-facts' &&
      takes(rule) &&
      calculation.steps.some(
        (s) => s.kind === 'condition' && s.holds === true && s.figures.some((f) => f.origin === 'user'),
      ),
  );
  if (likest?.calculation.verdict === 'ineligible' && takes(likest.rule) && !elsewhere && !beside) return [likest];
  const open = decided.find((d) => d.calculation.verdict === 'needs-facts');
  const first = open ?? decided.find((d) => d.calculation.verdict === 'ineligible') ?? decided[0];
  return first ? [first] : [];
}
