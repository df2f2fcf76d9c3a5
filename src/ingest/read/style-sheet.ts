/** What a style sheet says of the elements of one selector. */
export interface StyleRule {
  readonly selector: string;
  readonly declarations: readonly Declaration[];
}

export interface Declaration {
  readonly name: string;
  readonly value: string;
  readonly important: boolean;
}

/** Blocks within each other that a sheet may have. */
const DEEPEST = 20;

/** A block that is open: the selectors that its declarations are for, none in a group of rules, and whether what is in it holds. */
interface Block {
  readonly selectors: readonly string[];
  readonly holds: boolean;
  readonly declarations: Declaration[];
}

/** The rules of a style sheet that hold on a wide screen, in order; a rule may stand within another. Takes a single pass. */
export function styleRules(sheet: string): StyleRule[] {
  const css = withoutComments(sheet);
  const rules: StyleRule[] = [];
  const open: Block[] = [];
  let tooDeep = 0;
  let start = 0;
  const take = (at: number): void => {
    const block = open.at(-1);
    if (block?.holds && block.selectors.length > 0) block.declarations.push(...declarationsOf(css.slice(start, at)));
    start = at + 1;
  };
  const close = (): void => {
    const { selectors = [], declarations = [] } = open.pop() ?? {};
    if (declarations.length > 0) for (const selector of selectors) rules.push({ selector, declarations });
  };
  for (let at = 0; at < css.length; at += 1) {
    const c = css[at];
    if (c === ';') take(at);
    else if (c === '}') {
      if (tooDeep > 0) tooDeep -= 1;
      else {
        take(at);
        close();
      }
      start = at + 1;
    } else if (c === '{') {
      const prelude = css.slice(start, at).trim();
      start = at + 1;
      if (open.length >= DEEPEST) {
        tooDeep += 1;
        continue;
      }
      const around = open.at(-1);
      const inside = around?.holds ?? true;
      if (prelude.startsWith('@'))
        open.push({ selectors: around?.selectors ?? [], holds: inside && holds(prelude), declarations: [] });
      else
        open.push({
          selectors: nested(selectorsIn(prelude), around?.selectors ?? []),
          holds: inside,
          declarations: [],
        });
    }
  }
  take(css.length);
  while (open.length > 0) close();
  return rules;
}

/** Each choice of one selector within another is a selector of its own, up to so many; more are one of `:is`. */
const MOST_CHOICES = 100;

/** Selectors of a rule that stands within one of others: `&` is what those name, and without it what is below. */
function nested(own: readonly string[], around: readonly string[]): string[] {
  if (around.length === 0) return [...own];
  const outer = own.length * around.length <= MOST_CHOICES ? around : [`:is(${around.join(',')})`];
  return outer.flatMap((each) => {
    if (each.length > 500) return [];
    return own.map((inner) => (inner.includes('&') ? inner.replaceAll('&', each) : `${each} ${inner}`));
  });
}

function withoutComments(css: string): string {
  let out = '';
  let at = 0;
  for (let from = css.indexOf('/*'); from >= 0; from = css.indexOf('/*', at)) {
    out += css.slice(at, from);
    const end = css.indexOf('*/', from + 2);
    if (end < 0) return out;
    at = end + 2;
  }
  return out + css.slice(at);
}

/** Whether a block is looked at: on a wide screen in daylight, by a reader who has told it nothing. */
function holds(prelude: string): boolean {
  if (/^@(?:supports|layer|scope)\b/.test(prelude)) return true;
  if (!/^@media\b/i.test(prelude)) return false;
  return prelude
    .slice('@media'.length)
    .toLowerCase()
    .split(',')
    .some((query) => {
      if (/\bprint\b|\bnot (?:all|screen)\b|prefers-color-scheme:\s*dark|prefers-reduced/.test(query)) return false;
      const width = (bound: string): number =>
        Number(new RegExp(`${bound}-width:\\s*(\\d+)px`).exec(query)?.[1] ?? Number.NaN);
      return !(width('max') < 1000) && !(width('min') > 1400);
    });
}

/** The selectors of a list: commas within brackets part nothing. */
function selectorsIn(list: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= list.length; at += 1) {
    const c = list[at];
    if (c === '(' || c === '[') depth += 1;
    else if (c === ')' || c === ']') depth -= 1;
    else if (at === list.length || (c === ',' && depth <= 0)) {
      const selector = list.slice(start, at).trim();
      if (selector) out.push(selector);
      start = at + 1;
    }
  }
  return out;
}

/** The declarations of a block or of a `style` attribute, names in lower case. */
export function declarationsOf(block: string): Declaration[] {
  return block.split(';').flatMap((written) => {
    const each = written.includes('\\') ? unescaped(written) : written;
    const colon = each.indexOf(':');
    if (colon < 0) return [];
    const said = each
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    const important = said.endsWith('important') && said.includes('!');
    const value = important ? said.slice(0, said.lastIndexOf('!')).trim() : said;
    return [{ name: each.slice(0, colon).trim().toLowerCase(), value, important }];
  });
}

/** n\6fne is none. */
const unescaped = (text: string): string =>
  text.replace(/\\(?:([0-9a-f]{1,6})\s?|([\s\S]))/gi, (_, code: string | undefined, letter: string | undefined) =>
    code === undefined ? (letter ?? '') : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
  );

/** How specific a selector is, as one number: ids before classes, attributes and states before names. */
export function specificity(selector: string): number {
  const ids = selector.match(/#[\w-]/g)?.length ?? 0;
  const classes = selector.match(/\.[\w-]|\[|(?<!:):[\w-]/g)?.length ?? 0;
  const names = selector.match(/(?:^|[\s>+~])[a-z]/gi)?.length ?? 0;
  return Math.min(ids, 99) * 10_000 + Math.min(classes, 99) * 100 + Math.min(names, 99);
}
