/** A limit on what several together are paid; amounts in 分. */
export interface Cap {
  readonly of: readonly number[];
  readonly limit: bigint;
}

/** An exact fraction; the denominator is positive. */
interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
function fraction(n: bigint, d: bigint): Fraction {
  const by = gcd(n, d) * (d < 0n ? -1n : 1n);
  return by === 0n ? { n: 0n, d: 1n } : { n: n / by, d: d / by };
}
const whole = (n: bigint): Fraction => ({ n, d: 1n });
const minusTimes = (a: Fraction, b: Fraction, c: Fraction): Fraction =>
  b.n === 0n || c.n === 0n ? a : fraction(a.n * b.d * c.d - b.n * c.n * a.d, a.d * b.d * c.d);
const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
const isLess = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d;

/**
 * The most that `chosen` (indices of `amounts`, in 分) are paid together where each is paid at most its amount and no cap is exceeded,
 * caps overlapping as they may: a linear program, solved by the simplex method on exact fractions, Bland's rule; rounded down to 分.
 */
export function payUnderCaps(chosen: readonly number[], amounts: readonly bigint[], caps: readonly Cap[]): bigint {
  const sum = (of: readonly number[]): bigint => of.reduce((total, i) => total + (amounts[i] ?? 0n), 0n);
  const binding = caps
    .map(({ of, limit }) => ({ of: of.filter((i) => chosen.includes(i)), limit }))
    .filter(({ of, limit }) => sum(of) > limit);
  const limited = chosen.filter((i) => binding.some(({ of }) => of.includes(i)));
  const free = sum(chosen.filter((i) => !limited.includes(i)));
  const [only, ...others] = binding;
  if (!only) return free;
  if (others.length === 0) return free + only.limit;
  const rows = [
    ...binding.map(({ of, limit }) => [...limited.map((i) => (of.includes(i) ? 1n : 0n)), limit]),
    ...limited.map((i) => [...limited.map((j) => (i === j ? 1n : 0n)), amounts[i] ?? 0n]),
  ].map((row) => row.map(whole));
  return free + greatestSum(rows, limited.length);
}

/** The greatest sum of `count` variables of at least 0 under rows of coefficients, the bound (of at least 0) last in each. */
function greatestSum(rows: readonly (readonly Fraction[])[], count: number): bigint {
  const width = count + rows.length;
  const zero = whole(0n);
  const table = rows.map((row, r) => [
    ...row.slice(0, count),
    ...rows.map((_, s) => whole(s === r ? 1n : 0n)),
    row[count] ?? zero,
  ]);
  let goal: Fraction[] = [...Array.from({ length: count }, () => whole(1n)), ...rows.map(() => zero), zero];
  const basis = rows.map((_, r) => count + r);
  for (;;) {
    const enters = goal.findIndex((gain, i) => i < width && gain.n > 0n);
    if (enters < 0) break;
    let leaves = -1;
    for (const [r, row] of table.entries()) {
      const by = row[enters] ?? zero;
      if (by.n <= 0n) continue;
      const ratio = over(row[width] ?? zero, by);
      const best = leaves < 0 ? null : over(table[leaves]?.[width] ?? zero, table[leaves]?.[enters] ?? zero);
      const ties = best !== null && !isLess(ratio, best) && !isLess(best, ratio);
      if (best === null || isLess(ratio, best) || (ties && (basis[r] ?? 0) < (basis[leaves] ?? 0))) leaves = r;
    }
    if (leaves < 0) break;
    const by = table[leaves]?.[enters] ?? whole(1n);
    const pivot = (table[leaves] ?? []).map((value) => over(value, by));
    const without = (row: readonly Fraction[]): Fraction[] => {
      const times = row[enters] ?? zero;
      return times.n === 0n ? [...row] : row.map((value, i) => minusTimes(value, times, pivot[i] ?? zero));
    };
    for (const [r, row] of table.entries()) table[r] = r === leaves ? pivot : without(row);
    goal = without(goal);
    basis[leaves] = enters;
  }
  const most = goal[width] ?? zero;
  return -most.n / most.d;
}
