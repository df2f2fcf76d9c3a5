import type { CheerioAPI } from 'cheerio';
import { type Colour, colourOf, isUnreadable, WHITE } from './colour.ts';
import { lengthOf, withVariables } from './css-value.ts';
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
  /** Letters stand upon each other. */
  readonly heaped: boolean;
  /** Custom properties of style sheets, by their names. */
  readonly variables: ReadonlyMap<string, string>;
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
    const declared = styles.get(element) ?? NONE;
    const variables = variablesOf(declared, around.variables);
    // A whole page that is hidden waits for a script to show it.
    const said = resolved(declared, variables);
    const style = /^(?:html|body)$/.test(element.name) ? withoutWaiting(said) : said;
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
    const own = computed(style, around, variables);
    if (own.opacity < 0.1) {
      hidden.add(element);
      return;
    }
    const lost =
      !own.visible || own.heaped || own.size < TINY || isUnreadable(own.colour, own.ground ? [own.ground] : []);
    const closed = element.name === 'details' && !('open' in element.attribs);
    for (const child of element.children) {
      // A box that opens on a click shows its summary alone.
      if (closed && !(child.type === 'tag' && child.name === 'summary')) hidden.add(child);
      else if (child.type === 'tag') walk(child, own);
      else if (lost && child.type === 'text') hidden.add(child);
    }
  };
  for (const top of $.root().contents().toArray()) if (top.type === 'tag') walk(top, START);
  return { hidden, struck };
}

const NONE: Declared = new Map();
const START: Around = {
  size: 16,
  colour: BLACK,
  ground: WHITE,
  opacity: 1,
  visible: true,
  heaped: false,
  variables: NONE,
};

/** The custom properties that hold for an element: those around it, and its own. */
function variablesOf(style: Declared, around: Declared): Declared {
  const own = [...style].filter(([name]) => name.startsWith('--'));
  return own.length === 0 ? around : new Map([...around, ...own]);
}

const withoutWaiting = (style: Declared): Declared =>
  new Map([...style].filter(([name]) => !/^(?:visibility|display|opacity)$/.test(name)));

const resolved = (style: Declared, variables: Declared): Declared =>
  [...style.values()].some((value) => value.includes('var('))
    ? new Map([...style].map(([name, value]) => [name, withVariables(value, variables)]))
    : style;

/** True for an element that nothing within it can bring back. */
function isAway(element: Element, style: Declared): boolean {
  const value = (name: string): string => style.get(name) ?? '';
  const display = value('display');
  if (display === 'none' || value('content-visibility') === 'hidden') return true;
  if (('hidden' in element.attribs || 'popover' in element.attribs) && display === '') return true;
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
  if (FARTHER.test(moved) || shrinks(moved) || isFlat(moved)) return true;
  if (lengthOf(value('zoom')) < 0.05) return true;
  if (['mask', 'mask-image', '-webkit-mask', '-webkit-mask-image'].some((name) => masksAll(value(name)))) return true;
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

/** rotateY(90deg), matrix(0, 0, 0, 0, 0, 0): turned on its edge, or without an area. */
function isFlat(moved: string): boolean {
  const edge = [...moved.matchAll(/rotate[xy]\((-?[\d.]{1,8})deg\)/g)].some(
    ([, degrees]) => Math.abs(Math.cos((Number(degrees) * Math.PI) / 180)) < 0.05,
  );
  const matrix = /matrix\(([^)]{1,100})\)/.exec(moved)?.[1]?.split(',').map(Number);
  if (!matrix) return edge;
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = matrix;
  return edge || Math.abs(a * d - b * c) < 0.0025 || x <= FAR || y <= FAR;
}

/** A mask of nothing but what lets nothing through. */
const masksAll = (mask: string): boolean =>
  /gradient\(/.test(mask) &&
  !/#|rgb|hsl|[a-z]{3,}/.test(
    mask.replace(/transparent|rgba\(0,\s*0,\s*0,\s*0\)|(?:linear|radial)-gradient|to [a-z]+/g, ''),
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
const pixels = (length: string): number => lengthOf(length);

/** The size in a `font`: 0, 12px or calc(…), before the height of lines or the family. */
const FONT_SIZE =
  /(?:^|\s)(-?[\d.]+(?:px|pt|r?em|%)|-?0|(?:calc|min|max|clamp)\([^a-z]{0,60}(?:[a-z]{1,4}[^a-z]{0,60}){0,6}\))(?:\/|\s)/;

function computed(style: Declared, around: Around, variables: Declared): Around {
  if (style.size === 0) return around;
  const visibility = style.get('visibility');
  const size = sizeOf(style.get('font-size') ?? FONT_SIZE.exec(style.get('font') ?? '')?.[1], around.size);
  const apart = lengthOf(style.get('letter-spacing') ?? '', size);
  return {
    size,
    variables,
    heaped: Number.isNaN(apart) ? around.heaped : apart <= -0.8 * size,
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
  const pixels = lengthOf(size ?? '', around, around);
  return Number.isNaN(pixels) || pixels < 0 ? around : pixels;
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
