import { type Colour, colourOf, isUnreadable, WHITE } from './colour.ts';
import type { Element } from './html-node.ts';
import { childrenOf } from './node-walk.ts';
import { childOf, elementsBelow, valOf } from './word-part.ts';

/** Letters of so many half points can't be read, two points and less, nor those drawn so narrow, in percent of their width. */
const TINY = 4;
const NARROW = 10;
/** Twentieths of a point: so low a line or row shows no letters, and so far outside its place nothing is on the paper. */
const LOW = 40;
const FAR = -5000;

/** The styles of a Word file: what holds of a run or paragraph by its own properties, else by its styles and theirs. */
export class WordStyles {
  readonly #styles = new Map<string, Element>();
  readonly #defaults: Element | undefined;
  readonly #normal: string | undefined;

  constructor(root: Element | undefined) {
    for (const style of root ? childrenOf(root) : []) {
      const { 'w:styleId': id, 'w:type': type, 'w:default': standard } = style.attribs;
      if (style.name !== 'w:style' || !id) continue;
      this.#styles.set(id, style);
      if (type === 'paragraph' && isOn(standard)) this.#normal = id;
    }
    this.#defaults = childOf(childOf(childOf(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  }

  /** Why the letters of a run are not seen, `grounds` being what it may stand on; null where they are. */
  unseen(run: Element, paragraph: Element, grounds: readonly Colour[]): 'hidden' | 'struck' | null {
    const levels = this.#levels(run, paragraph);
    const on = (name: string): boolean => isSet(levels.map((level) => childOf(level, name)).find(Boolean));
    if (on('w:vanish') || on('w:specVanish')) return 'hidden';
    if (on('w:strike') || on('w:dstrike')) return 'struck';
    const value = (name: string): string | undefined => levels.map((level) => valOf(level, name)).find(Boolean);
    if (Number(value('w:sz') ?? 24) <= TINY || Number(value('w:w') ?? 100) < NARROW) return 'hidden';
    if (this.#isAway(paragraph)) return 'hidden';
    const colour = colourOf(value('w:color') ?? '') ?? themeColour(levels);
    if (!colour) return null;
    const behind =
      colourOf(value('w:highlight') ?? '') ?? groundOf(levels.map((level) => childOf(level, 'w:shd')).find(Boolean));
    return isUnreadable(colour, behind ? [behind] : this.#groundsOf(paragraph, grounds)) ? 'hidden' : null;
  }

  /** Whether a paragraph is printed in lines without a height, or beside the paper. */
  #isAway(paragraph: Element): boolean {
    const levels = [paragraph, ...this.#chain(styleOf(paragraph) ?? this.#normal)].map((each) =>
      childOf(each, 'w:pPr'),
    );
    const said = (name: string): Readonly<Record<string, string>> =>
      levels.map((level) => childOf(level, name)).find(Boolean)?.attribs ?? {};
    const { 'w:line': line, 'w:lineRule': rule } = said('w:spacing');
    if (rule === 'exact' && Number(line) <= LOW) return true;
    const { 'w:left': left, 'w:start': start } = said('w:ind');
    const { 'w:x': x, 'w:y': y } = said('w:framePr');
    return [left, start, x, y].some((place) => Number(place) <= FAR);
  }

  /** Raised above the line, as powers and the marks of notes are. */
  isRaised(run: Element, paragraph: Element): boolean {
    const levels = this.#levels(run, paragraph);
    return levels.map((level) => valOf(level, 'w:vertAlign')).find(Boolean) === 'superscript';
  }

  isBold(run: Element): boolean {
    return isSet(childOf(childOf(run, 'w:rPr'), 'w:b'));
  }

  /** What the cells of a table may stand on by its style: Word picks one by the cell's place. */
  groundsOfTable(table: Element): Colour[] {
    const chain = this.#chain(valOf(childOf(table, 'w:tblPr'), 'w:tblStyle'));
    return chain.flatMap((style) => [...elementsBelow(style, 'w:shd')].flatMap((shade) => groundOf(shade) ?? []));
  }

  /** The list that numbers a paragraph, by itself or by its style, and the style that says so. */
  listOf(paragraph: Element): { readonly list: Element; readonly style: string | null } | null {
    const own = childOf(childOf(paragraph, 'w:pPr'), 'w:numPr');
    if (own) return { list: own, style: null };
    for (const style of this.#chain(styleOf(paragraph))) {
      const list = childOf(childOf(style, 'w:pPr'), 'w:numPr');
      if (list) return { list, style: style.attribs['w:styleId'] ?? null };
    }
    return null;
  }

  #groundsOf(paragraph: Element, grounds: readonly Colour[]): readonly Colour[] {
    const properties = [
      childOf(paragraph, 'w:pPr'),
      ...this.#chain(styleOf(paragraph)).map((s) => childOf(s, 'w:pPr')),
    ];
    const own = groundOf(properties.map((each) => childOf(each, 'w:shd')).find(Boolean));
    return own ? [own] : grounds;
  }

  #levels(run: Element, paragraph: Element): (Element | undefined)[] {
    const own = childOf(run, 'w:rPr');
    const styles = [...this.#chain(valOf(own, 'w:rStyle')), ...this.#chain(styleOf(paragraph) ?? this.#normal)];
    return [own, ...styles.map((style) => childOf(style, 'w:rPr')), this.#defaults];
  }

  /** A style and those that it is based on. */
  #chain(id: string | undefined): Element[] {
    const chain: Element[] = [];
    for (let style = this.#styles.get(id ?? ''); style && chain.length < 20; ) {
      chain.push(style);
      style = this.#styles.get(valOf(style, 'w:basedOn') ?? '');
    }
    return chain;
  }
}

/** Whether nothing is printed of a row of a table: it is hidden, or has no height. */
export function isRowUnseen(row: Element): boolean {
  const properties = childOf(row, 'w:trPr');
  if (isSet(childOf(properties, 'w:hidden'))) return true;
  const { 'w:val': height, 'w:hRule': rule } = childOf(properties, 'w:trHeight')?.attribs ?? {};
  return rule === 'exact' && Number(height) <= LOW;
}

/** White where letters have the colour that a theme gives to paper. */
function themeColour(levels: readonly (Element | undefined)[]): Colour | null {
  const theme = levels.map((level) => childOf(level, 'w:color')).find(Boolean)?.attribs['w:themeColor'] ?? '';
  return /^(?:background1|light1)$/.test(theme) ? WHITE : null;
}

const styleOf = (paragraph: Element): string | undefined => valOf(childOf(paragraph, 'w:pPr'), 'w:pStyle');
const isOn = (value: string | undefined): boolean => value !== undefined && !/^(?:0|false|off)$/.test(value);
const isSet = (toggle: Element | undefined): boolean => toggle !== undefined && isOn(toggle.attribs['w:val'] ?? '1');

/** The ground that a shading gives; null for none of its own. */
export function groundOf(shade: Element | undefined): Colour | null {
  const fill = shade?.attribs['w:fill'];
  return fill === undefined || fill === 'auto' ? null : colourOf(fill);
}

/** What stands on nothing else stands on paper. */
export const PAPER: readonly Colour[] = [WHITE];
