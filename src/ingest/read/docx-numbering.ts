import type { Element } from './html-node.ts';
import { childrenOf } from './node-walk.ts';
import { valOf } from './word-part.ts';

const DIGITS = '〇一二三四五六七八九';

/** 12 → 十二, 105 → 一百〇五 with the zero as printed in official texts: 一百零五. */
export function chineseNumeral(n: number): string {
  if (n >= 1000 || n < 1) return String(n);
  const hundreds = Math.floor(n / 100);
  const tens = Math.floor((n % 100) / 10);
  const ones = n % 10;
  let text = hundreds ? `${DIGITS[hundreds]}百` : '';
  if (tens) text += `${tens === 1 && !hundreds ? '' : DIGITS[tens]}十`;
  else if (hundreds && ones) text += '零';
  return text + (ones ? DIGITS[ones] : '');
}

function printed(format: string, n: number): string {
  if (/chinese|ideograph|japanese/i.test(format)) return chineseNumeral(n);
  if (/decimalEnclosedCircle/i.test(format)) return n <= 20 ? String.fromCodePoint(0x245f + n) : String(n);
  if (format === 'lowerLetter') return String.fromCharCode(96 + ((n - 1) % 26) + 1);
  if (format === 'upperLetter') return String.fromCharCode(64 + ((n - 1) % 26) + 1);
  if (format === 'bullet' || format === 'none') return '';
  return String(n);
}

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
  /** The style whose paragraphs are numbered so. */
  readonly style: string | undefined;
}

/** The numbers that Word prints by itself and keeps out of the text: 一、 （一） 第一条. */
export class AutoNumbers {
  private readonly levels = new Map<string, Map<number, Level>>();
  private readonly abstractOf = new Map<string, string>();
  private readonly counts = new Map<string, number[]>();

  constructor(root: Element | undefined) {
    for (const node of root ? childrenOf(root) : []) {
      if (node.name === 'w:abstractNum') this.levels.set(node.attribs['w:abstractNumId'] ?? '', levelsOf(node));
      else if (node.name === 'w:num')
        this.abstractOf.set(node.attribs['w:numId'] ?? '', valOf(node, 'w:abstractNumId') ?? '');
    }
  }

  /** The number of the next paragraph of the list that its own properties or, where `style` is named, that style's give; nothing where it has none. */
  next({ list: properties, style }: { readonly list: Element; readonly style: string | null }): string {
    const list = this.abstractOf.get(valOf(properties, 'w:numId') ?? '') ?? '';
    const levels = this.levels.get(list);
    const styled = [...(levels ?? [])].find(([, level]) => style !== null && level.style === style)?.[0];
    const depth = Number(valOf(properties, 'w:ilvl') ?? styled ?? 0);
    const level = levels?.get(depth);
    if (!levels || !level) return '';
    const counts = this.counts.get(list) ?? [];
    counts[depth] = (counts[depth] ?? level.start - 1) + 1;
    counts.length = depth + 1;
    this.counts.set(list, counts);
    return level.text.replace(/%(\d)/g, (_, d: string) => {
      const at = Number(d) - 1;
      return printed(levels.get(at)?.format ?? '', counts[at] ?? levels.get(at)?.start ?? 1);
    });
  }
}

const levelsOf = (list: Element): Map<number, Level> =>
  new Map(
    childrenOf(list)
      .filter(({ name }) => name === 'w:lvl')
      .map((level) => [
        Number(level.attribs['w:ilvl']),
        {
          format: valOf(level, 'w:numFmt') ?? '',
          text: valOf(level, 'w:lvlText') ?? '',
          start: Number(valOf(level, 'w:start') || 1),
          style: valOf(level, 'w:pStyle'),
        },
      ]),
  );
