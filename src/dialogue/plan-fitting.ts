import type { Evidence } from '../answer/evidence/evidence.ts';
import type { Fit, FitStanding } from '../answer/evidence/fit.ts';
import type { Fitting } from '../answer/evidence/fitting.ts';
import { grantedTo } from '../answer/evidence/granted-by-texts.ts';
import type { Plan } from '../answer/evidence/plan-to-say.ts';
import { factsOf } from '../calculate/facts-asked.ts';
import { type Fact, factInRole, withImplied } from '../knowledge/fact.ts';
import { documentOf, type Knowledge } from '../knowledge/load.ts';
import { regionsAbove } from '../language/region.ts';
import { addUpDue } from './add-up-due.ts';
import { byStage } from './fit-stages.ts';
import { withNoneFound } from './fits-none.ts';
import { withPastMeant } from './past-meant.ts';

/** How many measures are told in full, and how many a further page names. */
const SHOWN = 3;
const PAGE = 8;
/** So many are told that what the asker said rules out. */
const UNMET = 2;
/** A name of more measures than that tells of none in particular. */
const FEW = 2;
/** So many grants that no rule computes stand beside those of rules. */
const BESIDE = 2;

/** Asked which measures fit: those of the enterprise's place, by how well they do; the place itself where nobody knows it. */
export function planFitting(
  evidence: Evidence,
  askPlace: string | null,
  knowledge: Knowledge,
): Extract<Plan, { say: 'where' | 'no-policies-of' | 'what-fits' }> {
  const { slots, sums } = evidence;
  const { documents, book } = knowledge;
  const { placed } = sums;
  const home = factInRole(book.facts, 'home');
  if (!slots.some((s) => s.fact === home) && placed === null && askPlace !== null)
    return { say: 'where', opens: true, ask: askPlace };
  const codes = new Set(placed ? regionsAbove(placed) : []);
  if (placed && ![...documents.values()].some((d) => codes.has(d.region ?? '')))
    return { say: 'no-policies-of', place: placed };
  const here = sums.fitting.all.filter(({ rule }) => codes.has(documentOf(rule.clause, knowledge)?.region ?? ''));
  const { act, bounds, signs } = evidence.question;
  const named = 'of' in act && !Array.isArray(act.of) && 'measures' in act.of ? act.of.measures : [];
  const hopes = evidence.setAside.filter(({ why }) => why === 'applied-for' || why === 'wish');
  const hopedFor = hopes.flatMap(({ names }) => names);
  const hoped = [...withImplied(hopedFor, book.facts), ...hopes.flatMap(({ fact }) => fact ?? [])];
  const of = {
    ofPart: bounds.part !== null,
    named,
    hoped,
    hoping: hopes.length > 0,
    most: signs.listsAll ? PAGE : SHOWN,
  };
  const told = slots.filter(({ value }) => value !== placed).map(({ fact }) => fact);
  const list = withPastMeant(fittingOf(here, of, told, sums, knowledge), evidence, knowledge);
  const fitting = withNoneFound(list, codes, of.hoping, evidence, knowledge);
  const granted = sums.listed || fitting.shown.length === 0 ? [] : grantedTo(evidence, knowledge).slice(0, BESIDE);
  return { say: 'what-fits', fitting, granted };
}

/** What a list is asked for: a part of what there is, measures by name, titles and facts that are applied for or wished, so many at most. */
interface Asked {
  readonly ofPart: boolean;
  readonly named: readonly string[];
  readonly hoped: readonly string[];
  readonly hoping: boolean;
  readonly most: number;
}

/** `told`: the facts that the message tells, its place aside. */
function fittingOf(
  here: readonly Fit[],
  { ofPart, named, hoped, hoping, most }: Asked,
  told: readonly string[],
  { trades, listed, titles }: Evidence['sums'],
  knowledge: Knowledge,
): Fitting {
  const ofTrades = knowledge.language.trades.filter(({ trade }) => trades.includes(trade));
  const titled = titles.has.length > 0;
  const inForce = here.filter(({ standing }) => standing !== 'past');
  const isHeld = (trade: string): boolean => inForce.some(({ rule }) => rule.for.includes(trade));
  const makes = ofTrades.some(({ common }) => common);
  const own = ofTrades.filter(({ kind, common, sells }) => kind !== 'plan' && !common && !(sells && makes));
  const held = own.some(({ trade }) => isHeld(trade));
  const without = own.find((t) => t.seldom && !isHeld(t.trade));
  const noneFor = (held ? without : (without ?? own[0]))?.called ?? null;
  if (listed) {
    const left = (all: readonly Fit[]) => all.filter(({ rule }) => !listed.includes(rule.id));
    const rest = left(inForce).length > 0 ? left(inForce) : left(here);
    return {
      shown: [],
      rest: rest.slice(0, PAGE),
      nearby: [],
      unsaidOf: null,
      further: true,
      noneFor: null,
      seldom: false,
      ofPlan: false,
      instead: false,
      idle: [],
      ruledOut: false,
      together: null,
      asks: null,
    };
  }
  const money = inForce.filter(({ standing }) => standing !== 'help');
  const seldom = !held && !titled && own.some((t) => t.seldom);
  const all = [ofPart ? [] : money, inForce, seldom ? [] : ofTitlesHeld(here)].find((some) => some.length > 0) ?? [];
  const ours = own.map(({ trade }) => trade);
  const isMeant = ({ standing, titles, rule }: Fit): boolean =>
    (isDue(standing) && titles.length === 0) ||
    (named.length <= FEW && named.includes(rule.id)) ||
    rule.for.some((trade) => ours.includes(trade));
  const hardlyTitled = !titled && own.some((t) => t.seldom);
  const isNear = ({ rule, standing }: Fit): boolean =>
    standing !== 'met' && ofTrades.some(({ near }) => rule.for.some((trade) => near.includes(trade)));
  const nearby = money.filter(isNear);
  const recognitions = factInRole(knowledge.book.facts, 'recognitions');
  const isHoped = ({ titles: wants, rule, calculation }: Fit): boolean =>
    named.includes(rule.id) ||
    (eventsOf(calculation, knowledge).every((fact) => hoped.includes(fact)) &&
      [...wants, ...calculation.missing].some((one) => one !== recognitions && hoped.includes(one)));
  const isRare = (fit: Fit): boolean =>
    most === SHOWN && fit.standing === 'open' && !isHoped(fit) && isHardlyHad(fit, knowledge);
  const meant = (hardlyTitled ? all.filter(isMeant) : all).filter((fit) => !nearby.includes(fit));
  const first = meant.every(isRare) ? meant : meant.filter((fit) => !isRare(fit));
  const isUnmet = ({ standing }: Fit): boolean => standing === 'unmet';
  const open = first.filter((fit) => !isUnmet(fit));
  const isOurs = ({ rule }: Fit): boolean => rule.for.some((trade) => ours.includes(trade));
  // What takes a title that nobody has is told in full where nothing else is, or where that title is spoken of.
  const isLater = (fit: Fit): boolean =>
    fit.standing !== 'help' && (fit.titles.length > 0 || (!isOurs(fit) && hangsOnEvent(fit, knowledge)));
  const decides = !open.every(isLater) || (hoping && open.some(isHoped)) || (titled && first.some(isUnmet));
  const inFull = most === SHOWN && decides ? open.filter((fit) => !isLater(fit) || isHoped(fit)) : open;
  const chosen = [...inFull.slice(0, most), ...first.filter(isUnmet).slice(0, UNMET)];
  const shown = byStage(chosen, { named, told }, knowledge);
  const others = (shown.length === 0 && !seldom ? [] : here).filter(
    (fit) => !shown.includes(fit) && !nearby.includes(fit),
  );
  const current = others.filter(({ standing }) => standing !== 'past');
  const ofPlan = shown.length > 0 && shown.every((fit) => isForPlan(fit, knowledge) && !isDue(fit.standing));
  const past = ofPlan || shown.every(({ standing }) => standing === 'past');
  const rest = current.length > 0 ? current : seldom || !past ? [] : others;
  // Whoever tells of titles has no others, and whoever gets something by what was told is asked for none, nor for what few firms have.
  const tellsTitles = hoping || titled || titles.lacks.length > 0 || shown.some(({ standing }) => standing === 'met');
  const mayAsk = (fit: Fit): boolean =>
    asksOn(fit) &&
    fit.standing !== 'past' &&
    !(tellsTitles && (fit.calculation.next?.fact === recognitions || isHardlyHad(fit, knowledge))) &&
    (!ofPlan || factsOf(fit.rule, knowledge.book.facts).some((fact) => told.includes(fact)));
  const asks = seldom ? null : mostAtStake(shown.filter(mayAsk));
  return {
    shown,
    rest,
    nearby,
    unsaidOf: own.find(({ unsaid }) => unsaid)?.called ?? null,
    further: false,
    noneFor: ofPart ? null : noneFor,
    seldom,
    ofPlan,
    instead: false,
    idle: [],
    ruledOut: false,
    together: addUpDue(shown, knowledge),
    asks,
  };
}

/** Of what is out of force nobody need still get a title. */
function ofTitlesHeld(past: readonly Fit[]): readonly Fit[] {
  const held = past.filter(({ titles }) => titles.length === 0);
  return held.length > 0 ? held : past;
}

const isDue = (standing: FitStanding): boolean => standing === 'met' || standing === 'near';

/** It is for whoever has such a thing in hand, of whatever trade. */
const isForPlan = ({ rule }: Fit, { language }: Knowledge): boolean =>
  language.trades.some(({ trade, kind }) => kind === 'plan' && rule.for.includes(trade));

/** It pays for something that has come about or been recognised, and that nobody told of. */
export const hangsOnEvent = ({ calculation }: Fit, knowledge: Knowledge): boolean =>
  eventsOf(calculation, knowledge).length > 0;

/** Few firms have what it asks for next. */
const isHardlyHad = ({ calculation: { next } }: Fit, { book }: Knowledge): boolean => {
  const fact = next ? book.facts.get(next.fact) : undefined;
  return isEvent(fact) && (fact?.seldom === true || fact?.type === 'number');
};

const eventsOf = ({ missing }: Fit['calculation'], { book }: Knowledge): readonly string[] =>
  missing.filter((name) => isEvent(book.facts.get(name)));

/** A truth, what few firms have, or a number of things that are recognised one by one. */
const isEvent = (fact: Fact | undefined): boolean =>
  fact?.type === 'truth' || fact?.seldom === true || (fact?.type === 'number' && fact.unit === 'count');

/** The one whose question moves most money, of those that no title keeps shut; else the first. */
function mostAtStake(all: readonly Fit[]): Fit | null {
  const free = all.filter(({ titles }) => titles.length === 0);
  const open = free.length > 0 ? free : all.slice(0, 1);
  const worth = ({ calculation: { atMost, amount } }: Fit) => Number((atMost ?? amount)?.value ?? 0);
  return open.reduce<Fit | null>((most, fit) => (most === null || worth(fit) > worth(most) ? fit : most), null);
}

/** It has a question that decides it. */
export const asksOn = ({ calculation, standing }: Fit): boolean => calculation.next !== null && standing !== 'rung';

/** The measures that a list has named, of what it told in full and, on a further page, of what else there is. */
export const listedBy = ({ shown, rest, further }: Fitting): readonly string[] =>
  [...shown, ...(further ? rest : [])].map(({ rule }) => rule.id);
