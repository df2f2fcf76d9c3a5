import type { Decimal } from './decimal.ts';

/**
 * A number of which no exact value is known: what it is called, and from what to what it may be (`high` null: nothing bounds it). It is not
 * the end that it lies `beyond`; `between`: only its ends were said, 五六百万; `byNow`: so much it is by now, of a period that still runs.
 */
export interface Ends {
  readonly value: Decimal;
  readonly low: Decimal;
  readonly high: Decimal | null;
  readonly beyond?: 'low' | 'high' | 'both' | undefined;
  readonly between?: boolean | undefined;
  readonly byNow?: boolean | undefined;
}

/** It is surely not this end itself. */
export const isBeyond = ({ beyond }: Pick<Ends, 'beyond'>, end: 'low' | 'high'): boolean =>
  beyond === end || beyond === 'both';

/** How near the ends lie that are told as one number: 大概600万 is 540 to 660. */
const NARROW = '0.2';
/** What was told as about so much stays so after a part of it is taken off: 约6000架次 − 2500架次. */
const AROUND = '0.6';

/** How a number is told: as it stands, 约, or from one end to the other. */
export function manner({ value, low, high, between, byNow }: Ends): 'exact' | 'about' | 'range' {
  if (byNow) return low.eq(value) ? 'exact' : 'about';
  if (high === null) return 'range';
  if (low.eq(high)) return 'exact';
  const share = value.gt(low) && value.lt(high) ? AROUND : NARROW;
  return !between && high.minus(low).lte(value.times(share)) ? 'about' : 'range';
}
