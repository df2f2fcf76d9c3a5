import type { CheerioAPI } from 'cheerio';
import type { Element } from './html-node.ts';

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
}

/** The numbers that Word prints by itself and keeps out of the text: 一、 （一） 第一条. */
export class AutoNumbers {
  private readonly levels = new Map<string, Map<number, Level>>();
  private readonly abstractOf = new Map<string, string>();
  private readonly counts = new Map<string, number[]>();

  constructor($: CheerioAPI) {
    for (const node of $('w\\:abstractNum').toArray()) {
      const levels = new Map<number, Level>();
      for (const level of $(node).children('w\\:lvl').toArray()) {
        const value = (name: string): string => $(level).children(name).attr('w:val') ?? '';
        levels.set(Number(level.attribs['w:ilvl']), {
          format: value('w\\:numFmt'),
          text: value('w\\:lvlText'),
          start: Number(value('w\\:start') || 1),
        });
      }
      this.levels.set(node.attribs['w:abstractNumId'] ?? '', levels);
    }
    for (const node of $('w\\:num').toArray())
      this.abstractOf.set(node.attribs['w:numId'] ?? '', $(node).children('w\\:abstractNumId').attr('w:val') ?? '');
  }

  /** The number of the next paragraph of that list and level, or nothing where it has none. */
  next(properties: Element | undefined, $: CheerioAPI): string {
    if (!properties) return '';
    const list = this.abstractOf.get($(properties).children('w\\:numId').attr('w:val') ?? '') ?? '';
    const depth = Number($(properties).children('w\\:ilvl').attr('w:val') ?? 0);
    const levels = this.levels.get(list);
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
