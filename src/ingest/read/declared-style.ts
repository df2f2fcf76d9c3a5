import type { CheerioAPI } from 'cheerio';
import { IngestError } from '../../errors.ts';
import type { Element } from './html-node.ts';
import { childrenOf } from './node-walk.ts';
import { type Declaration, declarationsOf, specificity, styleRules } from './style-sheet.ts';

/** What is said of an element by name of property: the declaration that counts. */
export type Declared = ReadonlyMap<string, string>;

/** The properties that make text seen or unseen. */
const TELLING =
  /^(?:display|visibility|opacity|font|font-size|color|-webkit-text-fill-color|background|background-color|background-image|letter-spacing|zoom|(?:-webkit-)?mask(?:-image)?|text-indent|position|left|right|top|bottom|margin|margin-left|margin-top|transform|scale|translate|clip|clip-path|z-index|(?:max-)?(?:height|width)|overflow|overflow-[xy]|content-visibility|filter|text-decoration|text-decoration-line|--.*)$/;

/** Of style sheets no more is looked at: a page of more is none that a person made. */
const MOST = { rules: 20_000, matches: 2_000_000, ways: 200_000_000 };
const INLINE = 10_000_000;
const IMPORTANT = 100_000_000;

/** What style sheets, `style` attributes and the old attributes of colour say of the elements of a page, as the cascade decides. @throws IngestError */
export function declaredStyles($: CheerioAPI): ReadonlyMap<Element, Declared> {
  const said = new Map<Element, Map<string, { value: string; weight: number }>>();
  const put = (element: Element, { name, value, important }: Declaration, weight: number): void => {
    if (!TELLING.test(name)) return;
    const own = said.get(element) ?? new Map<string, { value: string; weight: number }>();
    said.set(element, own);
    const whole = weight + (important ? IMPORTANT : 0);
    if (whole >= (own.get(name)?.weight ?? 0)) own.set(name, { value, weight: whole });
  };
  const named = namesIn($);
  const depth = depthOf($);
  let matches = 0;
  let ways = 0;
  const rules = sheetsOf($).flatMap(styleRules);
  if (rules.length > MOST.rules) throw new IngestError(`网页的样式超过 ${MOST.rules} 条：请只保留正文后导入`);
  for (const { selector, declarations } of rules) {
    const telling = declarations.filter(({ name }) => TELLING.test(name));
    if (telling.length === 0 || !mayMatch(selector, named)) continue;
    ways += waysOf($, selector, depth);
    if (ways > MOST.ways) throw new IngestError('网页的样式过于复杂：请只保留正文后导入');
    for (const element of matched($, selector)) {
      matches += 1;
      if (matches > MOST.matches) throw new IngestError('网页的样式过于复杂：请只保留正文后导入');
      for (const each of telling) put(element, each, specificity(selector));
    }
  }
  const visit = (element: Element): void => {
    const { style, color, bgcolor } = element.attribs;
    const old = { important: false } as const;
    if (color !== undefined) put(element, { ...old, name: 'color', value: color }, 0);
    if (bgcolor !== undefined) put(element, { ...old, name: 'background-color', value: bgcolor }, 0);
    if (style !== undefined) for (const each of declarationsOf(style)) put(element, each, INLINE);
    for (const child of childrenOf(element)) visit(child);
  };
  for (const top of $.root().toArray()) for (const child of childrenOf(top)) visit(child);
  return new Map(
    [...said].map(([element, own]) => [element, new Map([...own].map(([name, { value }]) => [name, value]))]),
  );
}

/** The style sheets that a page carries with it. */
function sheetsOf($: CheerioAPI): string[] {
  return $('style, link')
    .toArray()
    .flatMap((node) => {
      if (node.name === 'style') return /\bprint\b/i.test(node.attribs.media ?? '') ? [] : [$(node).text()];
      const [, base64, data = ''] =
        /^data:text\/css[^,]{0,80}?(;base64)?,([\s\S]*)$/i.exec(node.attribs.href ?? '') ?? [];
      return data ? [base64 ? Buffer.from(data, 'base64').toString('utf8') : unescaped(data)] : [];
    });
}

function unescaped(data: string): string {
  try {
    return decodeURIComponent(data);
  } catch {
    return data;
  }
}

/** How far the elements of a page stand within each other at most. */
function depthOf($: CheerioAPI): number {
  const below = (element: Element): number => 1 + Math.max(0, ...childrenOf(element).map(below));
  return Math.max(0, ...$.root().toArray().flatMap(childrenOf).map(below));
}

/** In how many ways a selector of elements within elements may have to be tried: those that its end names, each with every choice around it. */
function waysOf($: CheerioAPI, selector: string, depth: number): number {
  const steps = selector.split(/\s+(?![>+~])|[~]/).length - 1;
  if (steps < 2) return 0;
  const last = selector.includes(':has(') ? '*' : (selector.split(/[\s>+~]+/).at(-1) ?? '*');
  let ways = matched($, last).length;
  for (let n = 0; n < steps - 1; n += 1) ways = (ways * Math.max(1, depth - n)) / (n + 1);
  return ways;
}

/** Every class and id of the page. */
function namesIn($: CheerioAPI): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { attribs } of $('[class], [id]').toArray()) {
    for (const name of (attribs.class ?? '').split(/\s+/)) names.add(`.${name}`);
    if (attribs.id) names.add(`#${attribs.id}`);
  }
  return names;
}

/** False where a selector names a class or an id that no element has. */
const mayMatch = (selector: string, names: ReadonlySet<string>): boolean =>
  /:(?:not|is|where|has)\(|\\/.test(selector) ||
  (selector.replace(/\[[^\]]{0,200}\]/g, '').match(/[.#][\w\u0080-\uffff-]+/g) ?? []).every((name) => names.has(name));

/** What a selector names; nothing for one of a passing state or of what is no element. */
function matched($: CheerioAPI, selector: string): Element[] {
  if (/::|:(?:before|after|hover|focus|active|visited|target)/.test(selector)) return [];
  try {
    return $(selector)
      .toArray()
      .filter((node): node is Element => node.type === 'tag');
  } catch {
    return [];
  }
}
