import Big from 'big.js';

/** From what to what a quantity may be of which no exact value is said. */
interface Spread {
  readonly low: Big;
  readonly high: Big;
}

/** The words around a number that leave its value open. */
interface OpenWords {
  readonly n?: string;
  readonly lead?: string;
  readonly early?: string;
  readonly late?: string;
}

/** 几百万, 三百多万, 六百来万, 上千万 as ends of `n` (1 where no number stands: 几百万), null where the number is exact. */
export function spreadOf(n: Big, { n: written, lead, early, late }: OpenWords): Spread | null {
  if (lead === '几' || lead === '数') return { low: n.times(2), high: n.times(9) };
  if (lead === '上') return { low: n, high: n.times(10) };
  const word = early ?? late;
  if (word === '来' || word === '把') return around(n);
  if (word === undefined) return null;
  if (word === '几十') return { low: n.plus(20), high: n.plus(90) };
  const next = early === undefined && written === undefined ? n : placeOf(n);
  return word === '几'
    ? { low: n.plus(next.div(10)), high: n.plus(next.times('0.9')) }
    : { low: n, high: n.plus(next) };
}

/** 六百来万: a tenth more or less; of more digits half of the last place: 两千三百来趟 is 2250 to 2350. */
function around(n: Big): Spread {
  const place = placeOf(n);
  const by = n.gte(place.times(10)) ? place.div(2) : n.div(10);
  return { low: n.minus(by), high: n.plus(by) };
}

/** 大概600万: a tenth more or less; 大概280万, 大概1040小时: the more digits are told, the nearer. */
export function approximately(decimal: string): { readonly low: string; readonly high: string } {
  const digits = decimal.replace(/^[0.]+|\.(?=\d*$)/g, '').replace(/0+$/, '').length;
  const [low, high] = digits > 2 ? ['0.97', '1.03'] : digits === 2 ? ['0.95', '1.05'] : ['0.9', '1.1'];
  return { low: part(decimal, low), high: part(decimal, high) };
}

/** 不到600万, 近600万: a tenth less. */
export function justBelow(decimal: string): { readonly low: string; readonly high: string } {
  return { low: part(decimal, '0.9'), high: decimal };
}

/** 600万出头: a tenth more. */
export function justAbove(decimal: string): { readonly low: string; readonly high: string } {
  return { low: decimal, high: part(decimal, '1.1') };
}

const part = (decimal: string, share: string): string => new Big(decimal).times(share).toFixed();

/** The ends of two numbers and more, whichever order they stand in. */
export function across(decimals: readonly string[]): { readonly low: string; readonly high: string } {
  const sorted = [...decimals].sort((a, b) => new Big(a).cmp(b));
  return { low: sorted[0] ?? '0', high: sorted.at(-1) ?? '0' };
}

/** The place of the last digit that is no zero: 100 of 300, 10 of 350, 0.1 of 1.5. */
function placeOf(n: Big): Big {
  let place = new Big(1);
  if (n.eq(0)) return place;
  while (!n.mod(place).eq(0)) place = place.div(10);
  while (n.mod(place.times(10)).eq(0)) place = place.times(10);
  return place;
}
