import { factsOf } from '../../calculate/facts-asked.ts';
import { titlesIn } from '../../knowledge/condition.ts';
import { type FactBook, factInRole, withImplied } from '../../knowledge/fact.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Rule } from '../../knowledge/measure.ts';
import { rulesOn } from '../../knowledge/measure-book.ts';
import { liesIn } from '../../language/region.ts';
import { OF_THE_CASE } from '../../understand/aspects.ts';
import type { SetAside } from '../../understand/slots/set-aside.ts';
import type { Slot } from '../../understand/slots/slot.ts';
import { type Evidence, type Ranked, rankedById } from './evidence.ts';
import { paysUpToOneOf } from './pays-one-of.ts';

/** What a message told and set aside, and a measure hangs on: nothing is due by it. */
export interface NotCounted {
  readonly of: Ranked;
  readonly rule: Rule;
  readonly aside: SetAside;
  /** What the measure asks: the title or the option, else the fact. */
  readonly wanted: string;
  readonly by: 'title' | 'option' | 'fact' | 'sum';
}

/** So many of the clauses that answer lead to their measures. */
const LEADING = 2;

/** Acts that want to know what a clause brings. */
const ASKS: ReadonlySet<string> = new Set(['ask', 'calculate', 'claim', 'inform']);

/** What is asked of what is not due is answered by that: whether, how much, where and when to get it. */
const ANSWERED: ReadonlySet<string> = new Set([
  ...OF_THE_CASE,
  'other',
  'office',
  'payout-time',
  'payout-account',
  'backdated',
  'several-at-once',
  'again-next-year',
  'at-most',
]);

/** The fact set aside that the measure asked about hangs on; null where there is none, or something else decides. */
export function notCounted(evidence: Evidence, knowledge: Knowledge): NotCounted | null {
  const { question, setAside, own } = evidence;
  const ofAnother = question.signs.ofAnother && !question.signs.ways.has('asks-for-own');
  if (setAside.length === 0 || !ASKS.has(question.act.act) || ofAnother) return null;
  const isNow = question.signs.ways.has('asks-now');
  if (!asksForGain(evidence) || !(isNow || question.aspects.every((aspect) => ANSWERED.has(aspect)))) return null;
  const found = rulesMeant(evidence, knowledge).flatMap((rule) => {
    const told = setAside.flatMap((aside) => hangsOn(rule, aside, evidence, knowledge.book.facts) ?? []);
    const of = told.length > 0 ? rankedById(rule.clause, evidence.asOf, knowledge) : null;
    return of ? told.map((one) => ({ ...one, rule, of })) : [];
  });
  // Beside what the firm has itself only a sum that is named, or wanted now, is of what it has not.
  const pays = evidence.sums.decided.some(({ calculation: { verdict, amount } }) => verdict === 'eligible' && amount);
  const isNamed = found.some(({ rule }) => paysUpToOneOf(own.figures, rule));
  if (pays && !isNamed && !isNow) return null;
  return found.find(({ rule }) => paysUpToOneOf(own.figures, rule)) ?? found[0] ?? null;
}

/** Something is asked for: whether it may be had, or how much. */
function asksForGain({ question: { act, signs, aspects } }: Evidence): boolean {
  const { ways } = signs;
  const may =
    ways.has('asks-for-share') ||
    ways.has('asks-may') ||
    ways.has('asks-to-use') ||
    signs.asksWhetherCounts ||
    ways.has('asks-now');
  const gains = signs.canGet || signs.award || signs.money || signs.wantsSum || aspects.includes('amount');
  return may || gains || act.act === 'calculate' || act.act === 'claim';
}

/** The measures that are asked about: those decided, those of the first clauses, and those of the place that pay for a title set aside a sum that is named, or for one that is held by a sum set aside. */
function rulesMeant({ sums, ranked, setAside, own, question, asOf }: Evidence, { book }: Knowledge): readonly Rule[] {
  const all = rulesOn(book, asOf);
  const places = sums.placed === null ? question.regions.map(({ code }) => code) : [sums.placed];
  const isHere = ({ scope }: Rule): boolean =>
    scope?.region === undefined || places.length === 0 || places.some((code) => liesIn(code, String(scope.region)));
  const ofClauses = ranked
    .slice(0, LEADING)
    .flatMap(({ clause }) => all.filter((rule) => rule.clause === clause.id && isHere(rule)));
  const named = setAside.flatMap(({ names }) => names);
  const held = withImplied(sums.titles.has, book.facts);
  const wantsFigure = (rule: Rule): boolean =>
    setAside.some(({ figure, fact }) => figure !== null && fact !== null && factsOf(rule, book.facts).includes(fact)) &&
    titlesIn(rule.conditions).some((title) => held.has(title));
  const ofTitle = all.filter(
    (rule) =>
      places.length > 0 &&
      isHere(rule) &&
      (wantsFigure(rule) ||
        (titlesIn(rule.conditions).some((title) => named.includes(title)) && paysUpToOneOf(own.figures, rule))),
  );
  return [...new Set([...sums.decided.map(({ rule }) => rule), ...ofClauses, ...ofTitle])];
}

/** How a measure hangs on what was set aside; null where it does not, or the firm has that itself. */
function hangsOn(
  rule: Rule,
  aside: SetAside,
  evidence: Evidence,
  book: FactBook,
): Pick<NotCounted, 'aside' | 'wanted' | 'by'> | null {
  const { sums, slots, own, question } = evidence;
  const isNow = question.signs.ways.has('asks-now');
  if ((aside.why === 'wish' || aside.why === 'supposed') && !isNow) return null;
  if (aside.why === 'of-another' && !isForOwn(aside, evidence)) return null;
  const decided = sums.decided.find((one) => one.rule === rule)?.calculation;
  const { fact, names } = aside;
  if (fact === factInRole(book, 'recognitions')) {
    const wants = titlesIn(rule.conditions);
    const wanted = wants.find((title) => withImplied(names, book).has(title));
    const has = withImplied(sums.titles.has, book);
    const isHoped = aside.why === 'wish' || aside.why === 'supposed';
    const held = !isHoped && wants.some((title) => has.has(title));
    const isOther = decided?.verdict === 'ineligible' && !failsByTitleAlone(decided, fact);
    return wanted === undefined || held || isOther ? null : { aside, wanted, by: 'title' };
  }
  if (aside.figure) {
    const untold = factsOf(rule, book).filter((one) => !slots.some((slot) => slot.fact === one));
    const open = (decided ? decided.missing : untold).filter((one) => book.get(one)?.type === 'amount');
    const wanted =
      open.find((one) => one === fact) ?? (fact === null && decided && open.length === 1 ? open[0] : undefined);
    const isPaid =
      own.figures.some((f) => f.start === aside.start && (f.offered || (fact === null && f.ofClause))) ||
      paysUpToOneOf([aside.figure], rule);
    return wanted === undefined || isPaid ? null : { aside, wanted, by: 'sum' };
  }
  if (fact === null || !factsOf(rule, book).includes(fact)) return null;
  const isOwn = ({ start, end }: SetAside | Slot) =>
    aside.why === 'supposed' || end <= aside.start || start >= aside.end;
  const isTold = slots.some((slot) => slot.fact === fact && slot.exactness !== 'partial' && isOwn(slot));
  const isOpen = (decided?.missing.includes(fact) ?? false) || aside.why === 'wish';
  if (aside.why === 'supposed' ? !isTold && !isOpen : isTold || !isOpen) return null;
  const [option] = names;
  return option === undefined ? { aside, wanted: fact, by: 'fact' } : { aside, wanted: option, by: 'option' };
}

/** The message asks for the asker's own firm: it says so, goes on with that firm, or tells what else a measure asks of it. */
function isForOwn({ fact, figure, goesOnWithAsker }: SetAside, { question: { signs }, sums }: Evidence): boolean {
  const isTitled = figure !== null && fact !== null && sums.titles.has.length > 0;
  return goesOnWithAsker || isTitled || signs.ways.has('asks-for-own');
}

type Calculation = Evidence['sums']['decided'][number]['calculation'];

/** Nothing else is known to fail than the title. */
const failsByTitleAlone = ({ steps }: Calculation, fact: string): boolean =>
  steps.filter(({ holds }) => holds === false).every(({ say }) => say.includes(fact));
