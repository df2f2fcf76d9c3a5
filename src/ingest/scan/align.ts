export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * Lays two readings of a line over each other with as few differences as there can be. `to[i]`: how many characters of `b` at least
 * stand over the first `i` of `a`; `from` the other way round.
 */
export function align(a: string, b: string): { readonly to: readonly number[]; readonly from: readonly number[] } {
  const width = b.length + 1;
  const cost = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => cost[i * width + j] as number;
  for (let i = 0; i <= a.length; i += 1)
    for (let j = 0; j <= b.length; j += 1) {
      if (i === 0 || j === 0) cost[i * width + j] = i + j;
      else {
        const over = at(i - 1, j - 1) + (alike(a[i - 1], b[j - 1]) ? 0 : 1);
        cost[i * width + j] = Math.min(over, at(i - 1, j) + 1, at(i, j - 1) + 1);
      }
    }
  const to = new Array<number>(a.length + 1).fill(0);
  const from = new Array<number>(b.length + 1).fill(0);
  let i = a.length;
  let j = b.length;
  to[i] = j;
  from[j] = i;
  while (i > 0 || j > 0) {
    const over = i > 0 && j > 0 && at(i, j) === at(i - 1, j - 1) + (alike(a[i - 1], b[j - 1]) ? 0 : 1);
    const onlyA = !over && i > 0 && at(i, j) === at(i - 1, j) + 1;
    if (over || onlyA) i -= 1;
    if (!onlyA) j -= 1;
    to[i] = j;
    from[j] = i;
  }
  return { to, from };
}

const alike = (a: string | undefined, b: string | undefined): boolean =>
  a === b || a?.normalize('NFKC') === b?.normalize('NFKC');
