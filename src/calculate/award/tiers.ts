import type { Band, Tiers } from '../../knowledge/award.ts';
import type { Quantity } from '../../language/quantity.ts';
import { holds, limitsOf } from '../condition/compare.ts';
import { Decimal, perCent } from '../value/decimal.ts';
import { exactly, type Sum, unbounded } from '../value/interval.ts';
import { type Frame, knownIn } from '../value/lookup.ts';
import { ofFact, type Phrase, phrase } from '../value/step.ts';

/** What the band at hand pays; any of them while the fact is unknown. `label` names the band's fact for a step. */
export interface Tier {
  readonly sum: Sum;
  readonly pays: Quantity | null;
  readonly label: Phrase | null;
}

export function tierOf(tiers: Tiers, frame: Frame): Tier {
  const known = knownIn(frame, tiers.by);
  if (!known) return { sum: anyBand(tiers), pays: null, label: null };
  const band = tiers.bands.find((b) => {
    if (known.type === 'choice') return b.is === known.value;
    return (
      known.type === 'number' &&
      b.is === undefined &&
      limitsOf(b).every(([l, q]) => holds(known.value, l, new Decimal(q.value)))
    );
  });
  const pays = band ? paysOf(band) : null;
  const label = !frame.trace
    ? null
    : known.type === 'number'
      ? phrase`${tiers.by}${ofFact(frame, tiers.by, known.value, known.origin)}`
      : phrase`${String(known.type === 'choice' ? known.value : '')}`;
  return { sum: exactly(worthOf(pays), known.origin === 'assumed' ? [tiers.by] : []), pays, label };
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
