import type { Found, Ranked } from '../answer/evidence/evidence.ts';
import { titlesIn } from '../knowledge/condition.ts';
import { factInRole, withImplied } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import type { Figure } from '../language/figure.ts';
import type { Quantity } from '../language/quantity.ts';
import { areNested, lieApart, regionsAbove } from '../language/region.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { measuresNamed } from '../understand/measures-called.ts';
import { titlesHeld } from '../understand/slots/slot.ts';
import { calculateCase } from './calculate-case.ts';
import { asks } from './choose-measures.ts';
import type { Memory } from './state.ts';

/** What was found, the clause first to which what the message tells leads, and the message as one about its measures. */
export interface Meant {
  readonly found: Found;
  readonly asking: Asking;
}

/** Acts under which a measure is asked about. */
const OF_A_MEASURE: ReadonlySet<string> = new Set(['ask', 'calculate', 'claim', 'answer']);
const FIGURES: ReadonlySet<string> = new Set(['amount', 'rate', 'number', 'list']);
/** A clause that says less of what the likest says is none that may be meant. */
const LIKE_ENOUGH = 0.2;
/** A shorter name is one of many things. */
const LONG_ENOUGH = 4;

/** A measure of a clause that was found. */
interface Candidate {
  readonly rule: Rule;
  readonly of: Ranked;
}

/**
 * Which of the clauses found is meant, by more than their words: the one whose measure alone counts with all figures told of the case, where the
 * likest counts with none of them and they decide it; else the one whose measure pays the sum that is named, or has the name that is said,
 * where the likest pays nothing.
 */
export function ledByCase(found: Found, asking: Asking, memory: Memory, knowledge: Knowledge): Meant {
  const { own } = asking;
  const alone = own.documents.length + own.unknownNumbers.length > 0 || lieApart(found.question.regions);
  const isOpen = asking.measures.length === 0 && !asking.corrects && !asking.answers && !found.elsewhere;
  if (!OF_A_MEASURE.has(own.act.act) || alone || !isOpen) return { found, asking };
  const byFigures = leadingTo(countsWith(found, asking, knowledge), found, asking);
  if (byFigures && isDecided(byFigures, memory, knowledge)) return byFigures;
  return (
    leadingTo(pays(found, asking, knowledge), found, asking) ??
    leadingTo(likeBefore(found, asking, memory, knowledge), found, asking) ?? { found, asking }
  );
}

/** Its clause before all others, those of other places left out; null where there is none. */
function leadingTo(meant: readonly Candidate[], found: Found, asking: Asking): Meant | null {
  const [first] = meant;
  if (!first) return null;
  const region = first.of.document.region;
  const others = found.ranked.filter(
    ({ clause, document }) =>
      clause !== first.of.clause && (!region || !document.region || areNested(region, document.region)),
  );
  return {
    found: { ...found, ranked: [first.of, ...others], sure: true },
    asking: { ...asking, measures: meant.map(({ rule }) => rule.id) },
  };
}

/** No figure is missing for a verdict. */
function isDecided({ found, asking }: Meant, memory: Memory, knowledge: Knowledge): boolean {
  const [first] = calculateCase(found, asking, memory, knowledge).decided;
  const isFigure = (fact: string) => FIGURES.has(knowledge.book.facts.get(fact)?.type ?? '');
  return first !== undefined && !first.calculation.missing.some(isFigure);
}

/** Those of the one clause whose measures count with every figure told of the case, in the place of it; none where the likest clause counts with one, or is for a title that is told. */
function countsWith(found: Found, { slots, own }: Asking, { book }: Knowledge): readonly Candidate[] {
  const told = slots.filter(({ fact, exactness, ambiguous }) => {
    const known = book.facts.get(fact);
    return exactness !== 'partial' && !ambiguous && known?.role === undefined && FIGURES.has(known?.type ?? '');
  });
  if (told.length === 0) return [];
  const codes = new Set(found.question.regions.flatMap(({ code }) => regionsAbove(code)));
  const here = rulesOn(book, found.asOf).filter(
    ({ scope }) => codes.size === 0 || scope?.region === undefined || codes.has(String(scope.region)),
  );
  const meant = here.filter((rule) => told.every(({ fact }) => asks(rule, fact, book.facts)));
  const [first] = meant;
  const titles = slots.flatMap(({ value }) => titlesHeld(value));
  const counts = (rule: Rule) =>
    told.some(({ fact }) => asks(rule, fact, book.facts)) ||
    titlesIn(rule.conditions).some((title) => titles.includes(title));
  const likest = found.ranked[0]?.clause.id;
  if (!first || meant.some(({ clause }) => clause !== first.clause)) return [];
  if (here.some((rule) => rule.clause === likest && counts(rule))) return [];
  const named = measuresNamed(own.called, own.regions).map(({ rule }) => rule);
  if (named.length > 0 && !meant.some((rule) => named.includes(rule))) return [];
  const of = found.candidates.find(({ clause }) => clause.id === first.clause);
  return of ? meant.map((rule) => ({ rule, of })) : [];
}

/** Those of the one clause found that pays a sum which is named, or is called by its name, where the likest clause pays nothing. */
function pays(found: Found, { slots, own }: Asking, { book }: Knowledge): readonly Candidate[] {
  const [likest] = found.ranked;
  const rules = rulesOn(book, found.asOf).filter(({ award }) => 'promise' in award);
  if (!likest || rules.some(({ clause }) => clause === likest.clause.id)) return [];
  const best = Math.max(...found.candidates.map(({ score }) => score));
  const candidates = found.candidates
    .filter(({ score, share }) => score >= best * LIKE_ENOUGH && share > 0)
    .flatMap((of) => rules.filter(({ clause }) => clause === of.clause.id).map((rule) => ({ rule, of })));
  const isOfCase = (f: Figure) => slots.some((s) => s.start < f.end && f.start < s.end);
  const sums = own.figures.filter((f) => f.unit === 'CNY' && !isOfCase(f));
  const called = measuresNamed(own.called, own.regions);
  if (called.some(({ rule }) => rule.clause === likest.clause.id)) return [];
  const named = called.filter(({ name }) => name.length >= LONG_ENOUGH);
  const meant = candidates.filter(
    ({ rule }) =>
      named.some((one) => one.rule === rule) || paidBy(rule.award).some((q) => sums.some((f) => f.value === q.value)),
  );
  return new Set(meant.map(({ of }) => of.clause)).size === 1 ? meant : [];
}

/**
 * 你们贴3%, 380万算算, after a measure was talked of: of the measures that are called alike in several places, and none is named, the one that
 * was talked of, else, where none is named, the one for a title that is held; none where the likest is so.
 */
function likeBefore(found: Found, asking: Asking, memory: Memory, { book }: Knowledge): readonly Candidate[] {
  const { own, slots } = asking;
  const home = factInRole(book.facts, 'home');
  if (own.regions.length > 0 || memory.facts.has(home) || found.question.regions.length > 0) return [];
  const rules = rulesOn(book, found.asOf);
  const likest = rules.filter(({ clause }) => clause === found.ranked[0]?.clause.id);
  const alike = rules.filter((rule) =>
    likest.some((one) => one === rule || one.keywords.some((word) => rule.keywords.includes(word))),
  );
  if (new Set(alike.map(({ scope }) => String(scope?.region))).size < 2) return [];
  const recognitions = factInRole(book.facts, 'recognitions');
  // 省级专精特新算不算: a title that the message names is asked about, and of whichever measure.
  if (slots.some(({ fact }) => fact === recognitions) || own.levels.length > 0) return [];
  const titles = withImplied(titlesHeld(memory.facts.get(recognitions)), book.facts);
  const isFor = ({ conditions }: Rule) => titlesIn(conditions).some((title) => titles.has(title));
  const before = alike.filter(({ id }) => memory.rules.includes(id));
  const meant = before.length > 0 ? before : likest.some(isFor) || own.called.length > 0 ? [] : alike.filter(isFor);
  const [first] = meant;
  const of = found.candidates.find(({ clause }) => clause.id === first?.clause);
  return of && first ? [{ rule: first, of }] : [];
}

/** The sums and ceilings of an award. */
function paidBy(award: unknown): readonly Quantity[] {
  if (typeof award !== 'object' || award === null) return [];
  if ('unit' in award && 'value' in award) return award.unit === 'CNY' ? [award as Quantity] : [];
  return Object.values(award).flatMap(paidBy);
}
