import type { Decided, Fit, FitStanding } from '../answer/evidence/fit.ts';
import { barredByReceived } from '../calculate/already-received.ts';
import { decide } from '../calculate/decide.ts';
import { match } from '../calculate/match.ts';
import { type GivenCase, readGiven } from '../calculate/value/case.ts';
import { InputError } from '../errors.ts';
import { asksFor, type Condition } from '../knowledge/condition.ts';
import { statusOn } from '../knowledge/document.ts';
import { type FactBook, factInRole } from '../knowledge/fact.ts';
import { documentOf, type Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { recentlyBy } from '../language/recently.ts';
import type { KnownFacts } from '../understand/before.ts';
import { rungOf } from '../understand/rise.ts';
import { titlesHeld } from '../understand/slots/slot.ts';
import type { Memory } from './state.ts';
import { withAhead } from './totals.ts';

/** What was had before, and the facts of which something was said and nothing exact is known. */
type Had = Pick<Memory, 'open' | 'received'>;

/**
 * Every measure in use that nothing which was had bars, decided for what is known, and how it stands. The last few cases are remembered:
 * many askers told the same, such as nothing or a place.
 */
export function fitsFor(facts: KnownFacts, had: Had, asOf: string, knowledge: Knowledge): readonly Fit[] {
  const remembered = caseOf(JSON.stringify([asOf, [...facts], had.open, had.received]), knowledge);
  remembered.fits ??= decideAll(facts, had, asOf, knowledge);
  return remembered.fits;
}
const caseOf = recentlyBy(16, (_, __: Knowledge): { fits: readonly Fit[] | null } => ({ fits: null }));

/** A fault in the facts is told elsewhere; here nothing fits then. */
function decideAll(facts: KnownFacts, { open, received }: Had, asOf: string, knowledge: Knowledge): Fit[] {
  const { book } = knowledge;
  try {
    const given = readGiven(Object.fromEntries(facts), book.facts, open);
    const year = Number(asOf.slice(0, 4));
    const rules = rulesOn(book, asOf).filter((rule) => barredByReceived(rule, received, year, knowledge) === null);
    const past = rules.filter((r) => r.valid.to !== undefined && r.valid.to < asOf);
    // What has ended is decided for its last day; the reply sets it apart.
    const ended = past.map((rule) => decide(rule, given, { today: rule.valid.to ?? asOf }));
    const current = match(
      rules.filter((r) => !past.includes(r)),
      given,
      { today: asOf },
    );
    const held = heldBy(facts, book.facts);
    return [...current, ...ended].flatMap((calculation) => {
      const rule = book.rules.get(calculation.rule);
      if (!rule || calculation.verdict === 'not-in-scope') return [];
      const standing = standingOf({ rule, calculation }, given, held, asOf, knowledge);
      if (!standing) return [];
      const one = { rule, calculation, standing, titles: wanted(rule, held, book.facts) };
      return [standing === 'near' || standing === 'met' ? { ...one, ...withAhead(one, given, asOf) } : one];
    });
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}

/** How a measure stands; null where it is out of the question. */
function standingOf(
  { rule, calculation }: Decided,
  given: GivenCase,
  held: readonly string[],
  asOf: string,
  knowledge: Knowledge,
): FitStanding | null {
  const { verdict, nearMiss } = calculation;
  const { book } = knowledge;
  const document = documentOf(rule.clause, knowledge);
  const expired = document !== undefined && statusOn(document, asOf) === 'expired';
  const money = 'promise' in rule.award;
  const titles = wanted(rule, held, book.facts);
  if (titles.length === 0 && isBehind(rule, titles, held, book.facts)) return null;
  if (!expired && verdict === 'eligible') return money || restsOnFigures(calculation) ? 'met' : 'help';
  if (titles.some((title) => isShut(title, given, book.facts))) return null;
  // Whoever has outgrown a measure does not come near it; whoever is a title short as well has that to reach first.
  const missed = !expired && !money && titles.length === 0 && isMissed(calculation) ? 'missed' : null;
  if (!expired && nearMiss && Number(nearMiss.has) > Number(nearMiss.needs)) return missed;
  if (!expired && nearMiss && (titles.length === 0 || !money)) return 'near';
  if (!expired && nearMiss) return isBehind(rule, titles, held, book.facts) ? null : 'rung';
  if (isBehind(rule, titles, held, book.facts)) return null;
  if (expired && verdict !== 'ineligible') return 'past';
  if (verdict === 'needs-facts') return money || restsOnFigures(calculation) ? 'open' : 'help';
  const others = { ...rule, conditions: withoutTitles(rule.conditions, book.facts) };
  const only = titles.length > 0 && decide(others, given, { today: rule.valid.to ?? asOf }).verdict !== 'ineligible';
  if (!only) return !expired && money && titles.length === 0 ? 'unmet' : missed;
  return expired ? 'past' : money ? 'rung' : null;
}

/** All that fails does so by figures that the asker told. */
function isMissed({ verdict, steps }: Decided['calculation']): boolean {
  const failed = steps.filter(({ kind, holds }) => kind === 'condition' && holds === false);
  return (
    verdict === 'ineligible' &&
    failed.length > 0 &&
    failed.every(({ figures }) => figures.some(({ origin }) => origin === 'user'))
  );
}

/** Figures that the asker told fulfil a condition of it. */
const restsOnFigures = ({ steps }: Decided['calculation']): boolean =>
  steps.some((s) => s.kind === 'condition' && s.holds === true && s.figures.some((f) => f.origin === 'user'));

/** The titles that are held, with what each implies. */
function heldBy(facts: KnownFacts, book: FactBook): readonly string[] {
  const fact = factInRole(book, 'recognitions');
  const options = optionsOf(book);
  const held = new Set(titlesHeld(facts.get(fact)));
  for (const title of held) for (const implied of options[title]?.implies ?? []) held.add(implied);
  return [...held];
}

function optionsOf(book: FactBook) {
  const fact = book.get(factInRole(book, 'recognitions'));
  return fact?.type === 'names' ? fact.options : {};
}

/** The titles that a measure wants and that are not known to be held. */
function wanted({ conditions }: Rule, held: readonly string[], book: FactBook): readonly string[] {
  return titlesRequired(conditions, book).filter((title) => !held.includes(title));
}

function titlesRequired(condition: Condition | undefined, book: FactBook): readonly string[] {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap((c) => titlesRequired(c, book));
  return 'has' in condition && condition.fact === factInRole(book, 'recognitions') ? [condition.has] : [];
}

function withoutTitles(condition: Condition | undefined, book: FactBook): Condition | undefined {
  if (!condition || titlesRequired(condition, book).length === 0) return condition;
  if (!('all' in condition)) return undefined;
  const all = condition.all.filter((c) => titlesRequired(c, book).length === 0);
  return all.length > 0 ? { all } : undefined;
}

/** A large enterprise never gets a title of small ones. */
function isShut(title: string, given: GivenCase, book: FactBook): boolean {
  const options = optionsOf(book);
  const { only = [], implies = [] } = options[title] ?? {};
  const isDenied = (truth: string): boolean => {
    const told = given.values.get(truth);
    return told?.type === 'truth' && !told.value;
  };
  return only.some(isDenied) || implies.some((one) => isShut(one, given, book));
}

/** Paid for the first time that a title is had which lies below one that is held, of a higher level if it is held itself: nobody has it for the first time after that. */
function isBehind({ conditions }: Rule, titles: readonly string[], held: readonly string[], book: FactBook): boolean {
  if (!asksFor(conditions, factInRole(book, 'newly-recognised'))) return false;
  const levelOf = (title: string) => optionsOf(book)[title]?.level;
  const above = (title: string, isAbove: (other: string) => boolean): boolean => {
    const rung = rungOf(title, book);
    return rung !== null && held.some((one) => isHigher(rungOf(one, book), rung) && isAbove(one));
  };
  const required = titlesRequired(conditions, book);
  const isNewOne = required.every((title) => titles.includes(title));
  if (isNewOne) return titles.some((title) => above(title, () => true));
  return required.some((title) => held.includes(title) && above(title, (one) => levelOf(one) !== levelOf(title)));
}

type Rung = NonNullable<ReturnType<typeof rungOf>>;
const isHigher = (one: Rung | null, than: Rung): boolean =>
  one !== null && one.ladder === than.ladder && one.height > than.height;
