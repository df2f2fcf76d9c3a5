import { type Amount, type PlainAmount, plainIn } from '../knowledge/award.ts';
import { unitOf } from '../knowledge/fact.ts';
import type { Rule } from '../knowledge/measure.ts';
import { edgesOf, type NumberPlace, placesIn, worthOf } from './moved-number.ts';
import type { Circumstances } from './outcome.ts';
import type { GivenCase } from './value/case.ts';
import { Decimal } from './value/decimal.ts';

/** What an award comes to (CNY) at one value of a figure (base unit). */
interface CurvePoint {
  readonly at: Decimal;
  readonly pays: Decimal;
}

/** How an award moves with one figure while all else stays. */
export interface AwardCurve {
  readonly fact: string;
  readonly unit: string;
  /** The figure is drawn from 0 to this. */
  readonly to: Decimal;
  /** Where it is due: stretches in order, in each of which nothing jumps. */
  readonly stretches: readonly (readonly CurvePoint[])[];
  /** Values at which it is won or lost. */
  readonly thresholds: readonly Decimal[];
  /** The cap and the value from which it is paid in full; null where none is reached. */
  readonly full: CurvePoint | null;
  /** Where the case stands, 0 where nothing is due; null where the figure is not told. */
  readonly now: CurvePoint | null;
}

/** Values that are tried between two at which the rule tells cases apart. */
const GRID = 6;
const LEAST = new Decimal('0.000001');
/** How far beyond the last value of interest it is drawn. */
const BEYOND = new Decimal('1.2');
/** Doublings or halvings after which nothing is found. */
const TRIES = 40;

/** The curve of the first figure of the award along which it changes; null where it rests on none, or not all else is known. */
export function awardCurve(rule: Rule, given: GivenCase, circumstances: Circumstances): AwardCurve | null {
  if (!('promise' in rule.award)) return null;
  const told = placesIn(given);
  for (const fact of new Set(figuresOf(rule.award.amount))) {
    const place = told.find((each) => each.fact === fact) ?? untold(fact, rule, given);
    const curve = place && curveOf(place, told.includes(place), rule, given, circumstances);
    if (curve) return curve;
  }
  return null;
}

/** The figures that an amount is worked out from. */
const figuresOf = (whole: Amount): string[] => plainIn(whole).flatMap(ofPlain);

function ofPlain(amount: PlainAmount): string[] {
  if ('fixed' in amount) return [];
  if ('each' in amount) return [amount.per, ...(amount.for === undefined ? [] : [amount.for])];
  if ('actual' in amount) return [amount.actual];
  if ('of' in amount) return [amount.of, ...(amount.tiers ? [amount.tiers.by] : [])];
  return [amount.tiers.by];
}

/** A number of the enterprise that was not told; what belongs to an item of a list has no place without it. */
function untold(fact: string, rule: Rule, given: GivenCase): NumberPlace | null {
  const known = given.book.get(fact);
  const numeric = known?.type === 'amount' || known?.type === 'rate' || known?.type === 'number';
  const listed = 'promise' in rule.award && 'sumOver' in rule.award.amount;
  if (!numeric || listed || given.values.has(fact)) return null;
  return {
    fact,
    among: false,
    value: new Decimal(0),
    with: (value) => ({ ...given, values: new Map(given.values).set(fact, { type: 'number', value }) }),
  };
}

function curveOf(
  place: NumberPlace,
  told: boolean,
  rule: Rule,
  given: GivenCase,
  circumstances: Circumstances,
): AwardCurve | null {
  const fact = given.book.get(place.fact);
  const unit = fact && unitOf(fact);
  if (!unit) return null;
  const least = unit === 'count' ? new Decimal(1) : LEAST;
  const at = (value: Decimal) => worthOf(rule, place.with(value), circumstances);
  const breaks = ascending([...edgesOf(place, rule, given), ...bendsOf(rule)]);
  const end = endOf(place.value, breaks, rule, at);
  if (!end) return null;
  const to = end.round(unit === 'count' ? 0 : 2, 3);
  const inner = breaks.filter((each) => each.gt(0) && each.lt(to));
  const stretches: CurvePoint[][] = [];
  const thresholds: Decimal[] = [];
  let due: boolean | null = null;
  for (const [from, until] of pairs([new Decimal(0), ...inner, to])) {
    const points = stretchOf(from, until, least, at);
    if (!points) return null;
    if (due !== null && due !== points.length > 0) thresholds.push(from);
    due = points.length > 0;
    if (due) stretches.push(points);
  }
  const all = stretches.flat();
  if (all.length === 0 || all.every(({ pays }) => pays.eq(all[0]?.pays ?? 0))) return null;
  const cap = 'promise' in rule.award && rule.award.cap ? new Decimal(rule.award.cap.value) : null;
  const full = cap ? (all.find(({ pays }) => pays.gte(cap)) ?? null) : null;
  const paid = told ? at(place.value) : null;
  const now = told ? { at: place.value, pays: paid ?? new Decimal(0) } : null;
  return { fact: place.fact, unit, to, stretches, thresholds, full, now };
}

/** Values at which the amount bends without a jump: what is not counted, and what no more of is. */
function bendsOf(rule: Rule): Decimal[] {
  const amount = 'promise' in rule.award ? rule.award.amount : null;
  if (!amount || !('of' in amount)) return [];
  return [amount.excess, amount.ofAtMost].flatMap((each) => (each ? [new Decimal(each.value)] : []));
}

type At = (value: Decimal) => ReturnType<typeof worthOf>;

/** Where the drawing ends: past what is told, past every break, and past where the cap is reached if it grows; null where nothing tells. */
function endOf(value: Decimal, breaks: readonly Decimal[], rule: Rule, at: At): Decimal | null {
  const last = [value, ...breaks].reduce((most, each) => (each.gt(most) ? each : most), new Decimal(0));
  const cap = 'promise' in rule.award ? rule.award.cap : undefined;
  const from = last.gt(0) ? last.times(BEYOND) : new Decimal(1);
  const paid = at(from);
  if (!cap || !paid || paid.gte(cap.value)) return last.gt(0) ? from : null;
  let beyond = from;
  for (let i = 0; i < TRIES; i += 1) {
    const [below, there] = [beyond, at(beyond.times(2))];
    beyond = beyond.times(2);
    if (!there?.gt(paid)) return last.gt(0) ? from : null;
    if (there.gte(cap.value))
      return turnOf(pointsAt([from, below], at), beyond, new Decimal(cap.value), at).times(BEYOND);
  }
  return last.gt(0) ? from : null;
}

/** What is paid from one break to the next, both left out; empty where nothing is due, null where it is not known. */
function stretchOf(from: Decimal, until: Decimal, least: Decimal, at: At): CurvePoint[] | null {
  const [begin, end] = [from.eq(0) ? from : from.plus(least), until.minus(least)];
  const span = end.minus(begin);
  if (span.lt(0)) return [];
  const inner = Array.from({ length: GRID - 1 }, (_, i) =>
    begin.plus(span.times(i + 1).div(GRID)).round(least.eq(1) ? 0 : 2),
  );
  const values = [begin, ...inner.filter((each) => each.gt(begin) && each.lt(end)), end];
  const points = pointsAt(values, at);
  if (points.some(({ pays }) => pays === undefined)) return null;
  const due = points.flatMap(({ at: value, pays }) => (pays ? [{ at: value, pays }] : []));
  const most = due.at(-1)?.pays;
  const bend = due.findIndex(({ pays }) => most && pays.eq(most));
  const flat = due[bend];
  if (!most || !flat || bend < 1 || bend === due.length - 1) return due;
  const turn = turnOf(due.slice(0, bend), flat.at, most, at).round(least.eq(1) ? 0 : 2, least.eq(1) ? 3 : 1);
  return [...due.slice(0, bend), { at: turn, pays: most }, ...due.slice(bend)];
}

interface Tried {
  readonly at: Decimal;
  readonly pays: ReturnType<At>;
}

const pointsAt = (values: readonly Decimal[], at: At): Tried[] =>
  values.map((value) => ({ at: value, pays: at(value) }));

/** Where a line that rises through what was tried comes to `most`, which is paid at `flat` already. */
function turnOf(rising: readonly Tried[], flat: Decimal, most: Decimal, at: At): Decimal {
  const [first] = rising;
  let last = rising.at(-1);
  let beyond = flat;
  for (let i = 0; first && i < TRIES && (last === first || !last?.pays); i += 1) {
    beyond = first.at.plus(beyond).div(2).round(6);
    const pays = at(beyond);
    if (pays?.lt(most)) last = { at: beyond, pays };
  }
  if (!first?.pays || !last?.pays || last.pays.eq(first.pays)) return flat;
  return first.at.plus(most.minus(first.pays).times(last.at.minus(first.at)).div(last.pays.minus(first.pays)));
}

const ascending = (values: readonly Decimal[]): Decimal[] =>
  [...values].sort((a, b) => a.cmp(b)).filter((value, i, all) => i === 0 || !value.eq(all[i - 1] ?? -1));

const pairs = (values: readonly Decimal[]): [Decimal, Decimal][] =>
  values.slice(1).map((value, i) => [values[i] ?? value, value]);
