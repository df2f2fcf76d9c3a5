import type { Band, Tiers } from '../../knowledge/award.ts';
import type { Quantity } from '../../language/quantity.ts';
import { holdsWithin, limitsOf } from '../condition/compare.ts';
import { Decimal, perCent } from '../value/decimal.ts';
import type { Ends } from '../value/ends.ts';
import { exactly, type Sum, unbounded } from '../value/interval.ts';
import { endsIn, type Frame, knownIn } from '../value/lookup.ts';
import { ofFactWithin, phrase, type StepPhrase } from '../value/step.ts';

/** What the band at hand pays; any of them while the fact is unknown. `label` names the band's fact for a step. */
export interface PaidTier {
  readonly sum: Sum;
  readonly pays: Quantity | null;
  readonly label: StepPhrase | null;
}

export function tierOf(tiers: Tiers, frame: Frame): PaidTier {
  const known = knownIn(frame, tiers.by);
  if (!known) return { sum: anyBand(tiers), pays: null, label: null };
  const bands = tiers.bands.flatMap((b): { band: Band; sure: boolean }[] => {
    if (known.type !== 'number')
      return known.type === 'choice' && b.is === known.value ? [{ band: b, sure: true }] : [];
    const fits = b.is === undefined ? allOfLimits(b, endsIn(known)) : false;
    return fits === false ? [] : [{ band: b, sure: fits === true }];
  });
  // Between two bands only the exact number tells.
  if (bands.some((b) => !b.sure))
    return { sum: anyBand({ ...tiers, bands: bands.map((b) => b.band) }), pays: null, label: null };
  const band = bands[0]?.band;
  const pays = band ? paysOf(band) : null;
  const label = !frame.trace
    ? null
    : known.type === 'number'
      ? phrase`${tiers.by}${ofFactWithin(frame, tiers.by, endsIn(known), known.origin)}`
      : phrase`${String(known.type === 'choice' ? known.value : '')}`;
  return { sum: exactly(worthOf(pays), known.origin === 'assumed' ? [tiers.by] : []), pays, label };
}

/** Whether a number between the ends lies in the band; null where only some do. */
function allOfLimits(band: Band, ends: Ends): boolean | null {
  const each = limitsOf(band).map(([limit, { value }]) => holdsWithin(ends, limit, new Decimal(value)));
  return each.includes(false) ? false : each.includes(null) ? null : true;
}

function paysOf(band: Band): Quantity | null {
  return band.rate ?? band.fixed ?? null;
}

function worthOf(quantity: Quantity | null): Decimal {
  if (!quantity) return new Decimal(0);
  const value = new Decimal(quantity.value);
  return quantity.unit === '%' ? perCent(value) : value;
}

function anyBand(tiers: Tiers): Sum {
  const values = tiers.bands.map((band) => worthOf(paysOf(band)));
  const [first = new Decimal(0), ...rest] = values;
  const low = rest.reduce((least, v) => (v.lt(least) ? v : least), first);
  const high = rest.reduce((most, v) => (v.gt(most) ? v : most), first);
  return { ...unbounded(tiers.by), low, high };
}
