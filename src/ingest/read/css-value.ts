/** Of variables that name each other no more is put in: what goes on is none that a page means. `written`: characters of a length. */
const MOST = { rounds: 20, length: 2_000, written: 300 };

/** A value with its variables put in, as custom properties around an element give them: var(--x), var(--x, white). */
export function withVariables(value: string, given: ReadonlyMap<string, string>): string {
  let said = value;
  for (let round = 0; round < MOST.rounds && said.length < MOST.length && said.includes('var('); round += 1)
    said = said.replace(
      /var\(\s*(--[^\s,()]{1,100})\s*(?:,\s*([^()]{0,100}))?\)/g,
      (_, name: string, otherwise: string | undefined) => given.get(name) ?? otherwise ?? '',
    );
  return said.trim();
}

/** Pixels of each unit of length; `em` and `%` are of the letters around. */
const PIXELS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  rem: 16,
  vw: 12.8,
  vh: 8,
  cm: 37.8,
  mm: 3.78,
  in: 96,
};

/** A length in pixels, sums and choices computed: 12px, 0.5em, calc(1px - 1px), min(0px, 1em). Not a number for what is none. */
export function lengthOf(value: string, em = 16, whole = 1280): number {
  // No length is so long, and the search for its parts takes time with the square of what is none.
  if (value.length > MOST.written) return Number.NaN;
  const tokens =
    value
      .replace(/\b(?:-webkit-)?calc\(/g, '(')
      .match(/-?\d{0,20}\.?\d{1,20}(?:e-?\d{1,4})?[a-z%]{0,20}|[a-z]{1,20}\(|[-+*/(),]|\S/g) ?? [];
  if (tokens.length > 60) return Number.NaN;
  let at = 0;
  const one = (): number => {
    const token = tokens[at++] ?? '';
    if (token === '(' || /^(?:min|max|clamp)\($/.test(token)) {
      const parts = [sum()];
      while (tokens[at] === ',') {
        at += 1;
        parts.push(sum());
      }
      if (tokens[at++] !== ')') return Number.NaN;
      const [first = Number.NaN, second = first, third = second] = parts;
      if (token === 'min(') return Math.min(...parts);
      if (token === 'max(') return Math.max(...parts);
      return token === 'clamp(' ? Math.max(first, Math.min(second, third)) : first;
    }
    const [, n, unit = ''] = /^(-?\d{0,20}\.?\d{1,20}(?:e-?\d{1,4})?)([a-z%]{0,20})$/.exec(token) ?? [];
    if (n === undefined) return Number.NaN;
    return Number(n) * (unit === 'em' ? em : unit === '%' ? whole / 100 : (PIXELS[unit] ?? Number.NaN));
  };
  const product = (): number => {
    let value = one();
    while (tokens[at] === '*' || tokens[at] === '/') value = tokens[at++] === '*' ? value * one() : value / one();
    return value;
  };
  function sum(): number {
    let value = product();
    for (;;) {
      if (tokens[at] === '+' || tokens[at] === '-') value += tokens[at++] === '+' ? product() : -product();
      // 1px -1px: a sum whose sign stands with its number.
      else if (tokens[at]?.startsWith('-')) value += product();
      else return value;
    }
  }
  const length = sum();
  return at < tokens.length ? Number.NaN : length;
}
