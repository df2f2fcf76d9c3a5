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

/** The rules of a style sheet that hold on a wide screen, in order. Takes a single pass. */
export function styleRules(sheet: string): StyleRule[] {
  const css = withoutComments(sheet);
  const rules: StyleRule[] = [];
  /** Of the blocks that are open, whether what is in them holds; `off` counts those where it does not. */
  const open: boolean[] = [];
  let off = 0;
  let start = 0;
  for (let at = 0; at < css.length; at += 1) {
    const c = css[at];
    if (c === '{') {
      const prelude = css.slice(start, at).trim();
      if (prelude.startsWith('@')) {
        open.push(holds(prelude));
        if (!open.at(-1)) off += 1;
      } else {
        const end = css.indexOf('}', at);
        const body = css.slice(at + 1, end < 0 ? css.length : end);
        if (off === 0)
          for (const selector of selectorsIn(prelude)) rules.push({ selector, declarations: declarationsOf(body) });
        at = end < 0 ? css.length : end;
      }
      start = at + 1;
    } else if (c === '}') {
      if (open.pop() === false) off -= 1;
      start = at + 1;
    } else if (c === ';') start = at + 1;
  }
  return rules;
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
  return block.split(';').flatMap((each) => {
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

/** How specific a selector is, as one number: ids before classes, attributes and states before names. */
export function specificity(selector: string): number {
  const ids = selector.match(/#[\w-]/g)?.length ?? 0;
  const classes = selector.match(/\.[\w-]|\[|(?<!:):[\w-]/g)?.length ?? 0;
  const names = selector.match(/(?:^|[\s>+~])[a-z]/gi)?.length ?? 0;
  return Math.min(ids, 99) * 10_000 + Math.min(classes, 99) * 100 + Math.min(names, 99);
}
