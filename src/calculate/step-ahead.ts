import { unitOf } from '../knowledge/fact.ts';
import type { Rule } from '../knowledge/measure.ts';
import { edgesOf, type NumberPlace, placesIn, type Worth, worthOf } from './moved-number.ts';
import type { Circumstances } from './outcome.ts';
import type { GivenCase } from './value/case.ts';
import { Decimal } from './value/decimal.ts';

/** The next value of a number at which an award jumps, or is won or lost; `beyond`: only past that value. */
export interface Ahead {
  readonly place: NumberPlace;
  readonly to: Decimal;
  readonly beyond: boolean;
  readonly now: Worth;
  readonly there: Worth;
}

/** Less than a figure of any clause tells apart. */
const LEAST = new Decimal('0.000001');
/** What an award grows by in so small a step is no jump (CNY). */
const SMOOTH = new Decimal(1);

/** The nearest jump ahead, as a part of what a number is now, of the numbers told exactly that may be raised, each alone; null where there is none. */
export function stepAhead(rule: Rule, given: GivenCase, circumstances: Circumstances): Ahead | null {
  const now = worthOf(rule, given, circumstances);
  if (now === undefined) return null;
  const places = placesIn(given).filter(({ fact }) => !given.book.get(fact)?.unalterable);
  const all = places.flatMap((place) => jumpsOf(place, rule, given, circumstances));
  const far = ({ to, place: { value } }: Ahead) => to.minus(value).div(value.gt(0) ? value : LEAST);
  const [nearest] = all.sort((a, b) => far(a).cmp(far(b)));
  return nearest ? { ...nearest, now } : null;
}

/** The nearest jump of one number; none where it is unknown what the award comes to on one side of it. */
function jumpsOf(place: NumberPlace, rule: Rule, given: GivenCase, circumstances: Circumstances): Ahead[] {
  const unit = given.book.get(place.fact);
  const counted = unit !== undefined && unitOf(unit) === 'count';
  const step = counted ? new Decimal(1) : LEAST;
  const at = (value: Decimal) => worthOf(rule, place.with(value), circumstances);
  const edges = edgesOf(place, rule, given)
    .filter((edge) => edge.gte(place.value))
    .sort((a, b) => a.cmp(b));
  for (const edge of edges) {
    const below = edge.minus(step).lt(place.value) ? place.value : edge.minus(step);
    const [before, on, past] = [at(below), at(edge), at(edge.plus(step))];
    const further = counted ? at(edge.plus(2)) : past;
    if (edge.gt(place.value) && isJump(before, on, counted ? past : on)) return [ahead(place, edge, false, on)];
    if (isJump(on, past, further)) return [ahead(place, counted ? edge.plus(1) : edge, !counted, past)];
  }
  return [];
}

const ahead = (place: NumberPlace, to: Decimal, beyond: boolean, there: Worth | undefined): Ahead => ({
  place,
  to,
  beyond,
  now: null,
  there: there ?? null,
});

/** More than the award grows by in a further step of the same size. */
function isJump(a: Worth | undefined, b: Worth | undefined, further: Worth | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a === null || b === null) return a !== b;
  const grows = further ? further.minus(b).abs() : new Decimal(0);
  return b.minus(a).abs().gt(grows.plus(SMOOTH));
}
