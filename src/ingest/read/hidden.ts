import type { CheerioAPI } from 'cheerio';
import { type Colour, colourOf, isUnreadable, WHITE } from './colour.ts';
import { type Declared, declaredStyles } from './declared-style.ts';
import type { AnyNode, Element } from './html-node.ts';
import { nodesIn, textIn } from './node-walk.ts';

/** What is handed down to an element from those around it. */
interface Around {
  /** Of letters, in pixels. */
  readonly size: number;
  readonly colour: Colour;
  /** What the letters stand on; null for a picture. */
  readonly ground: Colour | null;
  readonly opacity: number;
  readonly visible: boolean;
}

/** Nodes that a reader of the page doesn't see, and those that are struck out; what is below one of them is not named again. */
export interface Unseen {
  readonly hidden: ReadonlySet<AnyNode>;
  readonly struck: ReadonlySet<AnyNode>;
}

const BLACK: Colour = { red: 0, green: 0, blue: 0, alpha: 1 };
/** Letters of fewer pixels are none that are read. */
const TINY = 3;
/** So far outside, in pixels, that no screen shows it. */
const FAR = -300;

/** What can't be seen of a page: by its elements, its attributes and its style sheets. */
export function unseenIn($: CheerioAPI): Unseen {
  const styles = declaredStyles($);
  const hidden = new Set<AnyNode>();
  const struck = new Set<AnyNode>();
  const walk = (element: Element, around: Around): void => {
    const style = styles.get(element) ?? NONE;
    if (isAway(element, style)) {
      hidden.add(element);
      return;
    }
    if (
      /^(?:del|s|strike)$/.test(element.name) ||
      /line-through/.test(`${style.get('text-decoration')} ${style.get('text-decoration-line')}`)
    ) {
      struck.add(element);
      return;
    }
    const own = computed(style, around);
    if (own.opacity < 0.1) {
      hidden.add(element);
      return;
    }
    const lost = !own.visible || own.size < TINY || isUnreadable(own.colour, own.ground ? [own.ground] : []);
    const closed = element.name === 'details' && !('open' in element.attribs);
    for (const child of element.children) {
      // A box that opens on a click shows its summary alone.
      if (closed && !(child.type === 'tag' && child.name === 'summary')) hidden.add(child);
      else if (child.type === 'tag') walk(child, own);
      else if (lost && child.type === 'text') hidden.add(child);
    }
  };
  for (const top of $.root().contents().toArray())
    if (top.type === 'tag') walk(top, { size: 16, colour: BLACK, ground: WHITE, opacity: 1, visible: true });
  return { hidden, struck };
}

const NONE: Declared = new Map();

/** True for an element that nothing within it can bring back. */
function isAway(element: Element, style: Declared): boolean {
  const value = (name: string): string => style.get(name) ?? '';
  const display = value('display');
  if (display === 'none' || value('content-visibility') === 'hidden') return true;
  if ('hidden' in element.attribs && display === '') return true;
  if (element.name === 'dialog' && !('open' in element.attribs)) return true;
  const placed = /absolute|fixed|relative|sticky/.test(value('position'));
  const apart = /absolute|fixed/.test(value('position'));
  if (placed && ['left', 'top', 'right', 'bottom'].some((side) => pixels(value(side)) <= FAR)) return true;
  if (placed && Number(value('z-index') || 0) < 0) return true;
  if (['text-indent', 'margin-left', 'margin-top'].some((name) => pixels(value(name)) <= FAR)) return true;
  if (
    pixels(
      value('margin')
        .split(/\s+/)
        .sort((a, b) => pixels(a) - pixels(b))[0] ?? '',
    ) <= FAR
  )
    return true;
  const moved = `${value('transform')} translate(${value('translate')}) scale(${value('scale')})`;
  if (FARTHER.test(moved) || shrinks(moved)) return true;
  if (apart && clipsAll(value('clip'))) return true;
  if (/inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0|ellipse\(\s*0/.test(value('clip-path'))) return true;
  if (/opacity\(\s*0?\.?0*%?\s*\)/.test(value('filter'))) return true;
  const cut = /hidden|clip/.test(`${value('overflow')} ${value('overflow-x')} ${value('overflow-y')}`);
  return cut && ['height', 'max-height', 'width', 'max-width'].some((name) => pixels(value(name)) <= 1);
}

/** scale(0), scale(1, 0): nothing is left of it. */
const shrinks = (moved: string): boolean =>
  [...moved.matchAll(/scale(?:x|y|3d)?\(([^)]{1,60})\)/g)].some(([, factors = '']) =>
    factors.split(/[,\s]+/).some((factor) => Math.abs(Number.parseFloat(factor)) < 0.05),
  );

/** Moved by hundreds of pixels to the left or upwards, or by the whole of itself or the screen. */
const FARTHER = /translate[xy3d]*\([^)]*-(?:\d{3,}px|\d{3,}(?:%|vw|vh|em|rem)|\d{2,}(?:em|rem))/;

/** rect(0,0,0,0), rect(1px,1px,1px,1px): no area between its sides. */
function clipsAll(clip: string): boolean {
  const sides = [...clip.matchAll(/-?\d+(?:\.\d+)?/g)].map(([n]) => Number(n));
  const [top = 0, right = 0, bottom = 0, left = 0] = sides;
  return sides.length === 4 && (right - left <= 1 || bottom - top <= 1);
}

/** A length in pixels; not a number for what is none. */
function pixels(length: string): number {
  const [, n, unit = 'px'] = /^(-?\d{0,8}\.?\d{1,8})(px|pt|em|rem|vw|vh|%|cm|in)?$/.exec(length) ?? [];
  return n === undefined ? Number.NaN : Number(n) * (PIXELS[unit] ?? 1);
}
const PIXELS: Readonly<Record<string, number>> = {
  pt: 4 / 3,
  em: 16,
  rem: 16,
  vw: 12.8,
  vh: 8,
  '%': 12.8,
  cm: 37.8,
  in: 96,
};

function computed(style: Declared, around: Around): Around {
  if (style.size === 0) return around;
  const visibility = style.get('visibility');
  return {
    size: sizeOf(
      style.get('font-size') ?? /(?:^|\s)(-?[\d.]+(?:px|pt|r?em|%))(?:\/|\s)/.exec(style.get('font') ?? '')?.[1],
      around.size,
    ),
    colour: colourOf(style.get('-webkit-text-fill-color') ?? style.get('color') ?? '') ?? around.colour,
    ground: groundOf(style, around.ground),
    opacity: around.opacity * numberOf(style.get('opacity')),
    visible: visibility === undefined || visibility === 'inherit' ? around.visible : visibility === 'visible',
  };
}

const numberOf = (share: string | undefined): number => {
  const n = Number.parseFloat(share ?? '1');
  return Number.isNaN(n) ? 1 : share?.endsWith('%') ? n / 100 : n;
};

function sizeOf(size: string | undefined, around: number): number {
  const [, n, unit = ''] = /^(\d{0,8}\.?\d{1,8})(px|pt|em|rem|%)?$/.exec(size ?? '') ?? [];
  if (n === undefined) return around;
  if (unit === 'em') return Number(n) * around;
  return unit === '%' ? (Number(n) / 100) * around : pixels(`${n}${unit}`);
}

/** What letters stand on where an element says so; a picture hides what it is. */
function groundOf(style: Declared, around: Colour | null): Colour | null {
  const shorthand = style.get('background') ?? '';
  if (/url\(|gradient\(/.test(`${shorthand} ${style.get('background-image')}`)) return null;
  const said =
    style.get('background-color') ?? /#[0-9a-f]{3,8}|(?:rgb|hsl)a?\([^)]{1,60}\)|[a-z]{3,20}/.exec(shorthand)?.[0];
  const colour = said === undefined ? null : colourOf(said);
  return colour && colour.alpha >= 0.5 ? colour : around;
}

/** Takes what can't be seen out of a page, and gives the texts of it that stood within `main`. */
export function withoutUnseen(
  $: CheerioAPI,
  main: readonly AnyNode[],
  { hidden, struck }: Unseen,
): { hidden: string[]; struck: string[] } {
  const inside = new Set(main.flatMap((node) => [...nodesIn(node)]));
  const taken = (nodes: ReadonlySet<AnyNode>): string[] => {
    const texts = [...nodes].filter((node) => inside.has(node)).map((node) => textIn(node).replace(/\s+/g, ' ').trim());
    for (const node of nodes) $(node).remove();
    // 附件, share boxes and the like that open on a click are furniture: only sentences are worth a word.
    return texts.filter((text) => /[\u4e00-\u9fa5a-z]{4}/i.test(text));
  };
  return { hidden: taken(hidden), struck: taken(struck) };
}
