/** A colour: red, green and blue of 0 to 255, and how opaque it is, 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

export const WHITE: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };

/** Names of colours that pages set text or grounds in; the pale ones all, as they are what text hides in. */
// biome-ignore format: a table
const NAMED: Readonly<Record<string, string>> = {
  white: 'ffffff', snow: 'fffafa', ivory: 'fffff0', ghostwhite: 'f8f8ff', whitesmoke: 'f5f5f5', floralwhite: 'fffaf0',
  azure: 'f0ffff', mintcream: 'f5fffa', aliceblue: 'f0f8ff', seashell: 'fff5ee', honeydew: 'f0fff0', lavenderblush: 'fff0f5',
  lightyellow: 'ffffe0', oldlace: 'fdf5e6', linen: 'faf0e6', cornsilk: 'fff8dc', beige: 'f5f5dc', lightcyan: 'e0ffff',
  lemonchiffon: 'fffacd', lavender: 'e6e6fa', papayawhip: 'ffefd5', mistyrose: 'ffe4e1', gainsboro: 'dcdcdc',
  black: '000000', red: 'ff0000', green: '008000', blue: '0000ff', yellow: 'ffff00', cyan: '00ffff', magenta: 'ff00ff',
  gray: '808080', grey: '808080', silver: 'c0c0c0', navy: '000080', maroon: '800000', orange: 'ffa500', purple: '800080',
  teal: '008080', lightgray: 'd3d3d3', lightgrey: 'd3d3d3', darkblue: '00008b', darkred: '8b0000', darkgreen: '006400',
};

/** A colour as style sheets or Word write it (#fff, rgb(…), hsl(…), a name); null for what is none that is known. */
export function colourOf(text: string): Colour | null {
  const said = text.trim().toLowerCase();
  if (said === 'transparent') return { ...WHITE, alpha: 0 };
  const hex = /^#?([0-9a-f]{3,8})$/.exec(NAMED[said] ?? said)?.[1];
  if (hex && hex.length !== 5 && hex.length !== 7) return hexColour(hex);
  const other = otherColour(said);
  if (other) return other;
  const [, kind, inside = ''] = /^(rgb|hsl)a?\(([^)]{1,60})\)$/.exec(said) ?? [];
  const parts = inside.split(/[\s,/]+/).filter(Boolean);
  if (!kind || parts.length < 3) return null;
  const alpha = parts[3] === undefined ? 1 : share(parts[3], 1);
  if (kind === 'hsl')
    return hslColour(Number.parseFloat(parts[0] ?? ''), share(parts[1], 1), share(parts[2], 1), alpha);
  const [red, green, blue] = [share(parts[0], 255), share(parts[1], 255), share(parts[2], 255)];
  return { red, green, blue, alpha };
}

/** hwb(0 100% 0%), color(srgb 1 1 1), and by how light they are lab, lch, oklab and oklch. */
function otherColour(said: string): Colour | null {
  const [, kind, inside = ''] = /^(hwb|color|ok(?:lab|lch)|lab|lch)\(([^)]{1,80})\)$/.exec(said) ?? [];
  if (!kind) return null;
  const [colour = '', opaque] = inside.split('/');
  const parts = colour.split(/[\s,]+/).filter(Boolean);
  const alpha = opaque === undefined ? 1 : share(opaque.trim(), 1);
  if (kind === 'color') {
    const [red = Number.NaN, green = Number.NaN, blue = Number.NaN] = parts
      .slice(1)
      .map((part) => share(part, 1) * 255);
    return Number.isNaN(red + green + blue) ? null : { red, green, blue, alpha };
  }
  if (kind === 'hwb') {
    const [white, black] = [share(parts[1], 1), share(parts[2], 1)];
    const pure = hslColour(Number.parseFloat(parts[0] ?? ''), 1, 0.5, alpha);
    const mixed = (value: number): number => 255 * ((value / 255) * Math.max(0, 1 - white - black) + white);
    return { red: mixed(pure.red), green: mixed(pure.green), blue: mixed(pure.blue), alpha };
  }
  const light = parts[0]?.endsWith('%') || kind.startsWith('ok') ? share(parts[0], 1) : share(parts[0], 1) / 100;
  const grey = 255 * Math.min(1, Math.max(0, light));
  return Number.isNaN(grey) ? null : { red: grey, green: grey, blue: grey, alpha };
}

/** 50% of `whole`, or a bare number as it is. */
const share = (part: string | undefined, whole: number): number => {
  const n = Number.parseFloat(part ?? '');
  return part?.endsWith('%') ? (n / 100) * whole : n;
};

function hexColour(hex: string): Colour {
  const pairs = hex.length < 6 ? [...hex].map((c) => c + c) : (hex.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0, alpha = 255] = pairs.map((pair) => Number.parseInt(pair, 16));
  return { red, green, blue, alpha: alpha / 255 };
}

function hslColour(hue: number, saturation: number, lightness: number, alpha: number): Colour {
  const channel = (n: number): number => {
    const k = (n + hue / 30) % 12;
    const a = saturation * Math.min(lightness, 1 - lightness);
    return 255 * (lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return { red: channel(0), green: channel(8), blue: channel(4), alpha };
}

/** How far two colours stand apart, 1 to 21, as WCAG counts. */
function contrast(one: Colour, other: Colour): number {
  const [pale = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (pale + 0.05) / (dark + 0.05);
}

function luminance({ red, green, blue }: Colour): number {
  const linear = (value: number): number => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Below this contrast nobody reads a text on paper or screen. */
const SEEN = 1.3;

/** True where text of that colour can't be made out on any of the grounds that it may stand on. */
export const isUnreadable = (text: Colour, grounds: readonly Colour[]): boolean =>
  text.alpha < 0.1 || (grounds.length > 0 && grounds.every((ground) => contrast(text, ground) < SEEN));
