import type { Found } from '../answer/evidence/evidence.ts';
import type { Fit, FitStanding } from '../answer/evidence/fit.ts';
import { byTrade } from '../answer/evidence/fit-to-trade.ts';
import { factsIn, factsOf } from '../calculate/facts-asked.ts';
import { COMPARATORS, type Limits, leavesOf } from '../knowledge/condition.ts';
import type { FactBook } from '../knowledge/fact.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import type { KnownFacts } from '../understand/before.ts';
import { rungOf } from '../understand/rise.ts';
import { type Slot, titlesHeld } from '../understand/slots/slot.ts';

const ORDER: Readonly<Record<FitStanding, number>> = {
  met: 0,
  near: 1,
  unmet: 2,
  open: 3,
  rung: 3,
  help: 4,
  past: 5,
  missed: 6,
};

/** Those of the measures that are for the asker's trade and for the part that is asked about: what is due first, then what takes least. */
export function rankFits(
  fits: readonly Fit[],
  trades: readonly string[],
  facts: KnownFacts,
  found: Found,
  slots: readonly Slot[],
  knowledge: Knowledge,
): Fit[] {
  const { relevance, isOfOthers } = byTrade(trades, found, slots, knowledge);
  const { part } = found.question.bounds;
  const ofPart = part === null ? null : knowledge.language.pattern(`{${part}}`);
  const isOfPart = ({ rule }: Fit): boolean =>
    ofPart === null ||
    ofPart.test([rule.title, ...rule.keywords, 'support' in rule.award ? rule.award.support : ''].join());
  const common = knowledge.language.trades.flatMap((t) => (t.common ? [t.trade] : []));
  const own = trades.filter((trade) => !common.includes(trade));
  // What is not due is told of the asker's own trade, and where what the message tells decides it.
  const home = factInRole(knowledge.book.facts, 'home');
  const figured = slots.filter(({ fact }) => knowledge.book.facts.get(fact)?.type === 'amount').map(({ fact }) => fact);
  const isTold = ({ standing, rule, calculation }: Fit): boolean =>
    standing !== 'unmet' ||
    rule.for.some((trade) => own.includes(trade)) ||
    failsBy(calculation, slots, home) ||
    factsOf(rule, knowledge.book.facts).some((fact) => figured.includes(fact));
  const plans = knowledge.language.trades.flatMap((t) => (t.kind === 'plan' ? [t.trade] : []));
  const asked = fits.filter((fit) => !fit.rule.administrative && isOfPart(fit) && isTold(fit));
  const { act } = found.question;
  // 想上市，能拿到什么: what the words name comes before what they do not.
  const named = act.act === 'what-can-i-get' ? act.of.measures : [];
  const isNamed = ({ rule }: Fit): number => (named.includes(rule.id) ? NAMED : 0);
  const ours = [...trades, ...common, ...plans];
  const isBeside = ({ rule }: Fit): number =>
    own.length > 0 && rule.for.length > 0 && !rule.for.some((trade) => ours.includes(trade)) ? FAR : 0;
  const ranked = asked
    .filter((fit) => !isOfOthers(fit))
    .map((fit, at) => ({
      fit,
      at,
      takes: effort(fit, facts, knowledge.book.facts) - 2 * relevance(fit) - isNamed(fit) + isBeside(fit),
    }));
  return ranked.sort((a, b) => ORDER[a.fit.standing] - ORDER[b.fit.standing] || byTaking(a, b)).map(({ fit }) => fit);
}

/** 2022年评的: a condition fails for what the message tells, its place aside. */
const failsBy = ({ steps }: Fit['calculation'], slots: readonly Slot[], home: string): boolean =>
  steps.some(
    ({ kind, holds, figures, say }) =>
      kind === 'condition' &&
      holds === false &&
      slots.some(({ fact }) => fact !== home && (say.includes(fact) || figures.some((f) => f.ref === fact))),
  );

interface Ranked {
  readonly fit: Fit;
  readonly at: number;
  readonly takes: number;
}

/** What is due stays in the order of its sums. */
const byTaking = (a: Ranked, b: Ranked): number =>
  (a.fit.standing === 'met' && b.fit.standing === 'met' ? 0 : a.takes - b.takes) || a.at - b.at;

/** An event that must have come about weighs more than a number that need only be told. */
const EVENT = 3;
const KIND = 1;
const NAMED = 20;
/** What is for a trade near to the asker's comes after what is for theirs. */
const FAR = 10;

/** How much still has to come about before a measure pays: titles by the rungs up to them, events, the size of thresholds. */
function effort({ rule, calculation, titles }: Fit, facts: KnownFacts, book: FactBook): number {
  const heights = titlesHeld(facts.get(factInRole(book, 'recognitions'))).flatMap((t) => rungOf(t, book) ?? []);
  const climb = titles.map((title) => {
    const rung = rungOf(title, book);
    if (!rung) return EVENT + KIND;
    const from = Math.max(0, ...heights.filter((h) => h.ladder === rung.ladder).map((h) => h.height));
    return Math.max(1, rung.height - from);
  });
  // What is decided by a title alone asks nothing more yet.
  const waits = calculation.verdict === 'ineligible' ? openIn(rule, facts, book) : calculation.missing;
  const missing = waits.map((name) => {
    const fact = book.get(name);
    const type = fact?.type;
    if (fact?.seldom) return 2 * EVENT;
    if (type === 'truth') return EVENT;
    if (fact?.type === 'number' && fact.unit === 'count') return 2 * EVENT;
    return type === 'choice' ? KIND : 0;
  });
  const ofNobody = rule.for.length === 0 && waits.some((name) => book.get(name)?.type === 'truth');
  return sum(climb) + sum(missing) + sum(thresholds(rule, waits)) + (ofNobody ? EVENT : 0);
}

/** What a rule asks that nobody told and no owner takes for granted, titles and the place aside. */
function openIn({ conditions }: Rule, facts: KnownFacts, book: FactBook): readonly string[] {
  const asked = conditions ? factsIn(conditions) : [];
  return asked.filter((name) => !facts.has(name) && !book.get(name)?.role && !book.get(name)?.assume);
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

/** Of every threshold whose fact is open, how many figures it has beyond the first six: 10亿元 weighs 4. */
function thresholds({ conditions }: Rule, missing: readonly string[]): number[] {
  return leavesOf(conditions).flatMap((leaf) => {
    if (!('fact' in leaf) || !missing.includes(leaf.fact)) return [];
    const values = COMPARATORS.map((limit) => (limit in leaf ? Number((leaf as Limits)[limit]?.value ?? 0) : 0));
    return values.filter((value) => value >= 1e6).map((value) => Math.log10(value) - 5);
  });
}
