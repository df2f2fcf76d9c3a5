import type { Figure } from '../../language/figure.ts';
import { readExactness } from '../exactness.ts';
import { lookBack, type SlotSource } from './source.ts';
import { difference, type FactFigure } from './sums.ts';

/** 固投10亿，其中土地1亿: what does not count in a sum is taken off it, where both are said exactly. */
export function withPartsOff(source: SlotSource, stated: readonly FactFigure[]): readonly FactFigure[] {
  return [...source.book].reduce<readonly FactFigure[]>((all, [name, fact]) => {
    const without = fact.type === 'amount' ? fact.said?.without : undefined;
    if (!without) return all;
    const off = source.figures.filter((f) => f.unit === 'CNY' && isNamed(source, f, without.say));
    const [part, ...others] = off;
    if (!part || others.length > 0 || part.vague || part.bound !== 'exact') return all;
    const left = (s: FactFigure): string | null => {
      const { value: stand } = readExactness(source, s.figure);
      return typeof stand === 'string' ? difference(stand, part.value) : null;
    };
    const wholes = all.filter((s) => s.fact === name && !off.includes(s.figure));
    // 10亿里头地1.3亿，剩下8.7亿: what is left is told as well.
    const [whole, ...more] = wholes.filter((s) => !wholes.some((o) => left(o) === s.figure.value));
    // 12亿，12亿里头有2.3亿是买地的: the whole may be said again.
    const isOne = more.every((o) => o.figure.value === whole?.figure.value);
    const value = whole && isOne ? left(whole) : null;
    if (!whole || value === null) return all;
    const told = { exactness: 'exact' as const, value };
    const readings = [...new Set([...whole.readings, without.reading ?? ''])].filter((r) => r !== '');
    return all.flatMap((s) => (s === whole ? [{ ...s, told, readings }] : s.fact === name ? [] : [s]));
  }, stated);
}

/** 含土地1.9亿: the sums of which a figure tells a part that does not count in them. */
export function sumsLess(source: Pick<SlotSource, 'text' | 'book'>, figure: Figure): readonly string[] {
  return [...source.book].flatMap(([name, fact]) => {
    const without = fact.type === 'amount' ? fact.said?.without : undefined;
    return without && figure.unit === 'CNY' && isNamed(source, figure, without.say) ? [name] : [];
  });
}

function isNamed(source: Pick<SlotSource, 'text' | 'book'>, { start, end }: Figure, words: string): boolean {
  const { pattern } = source.book.language;
  if (pattern(`(?:${words})[^、,，。;；\\d]{0,6}$$`).test(lookBack(source, start))) return true;
  // 10.5亿 土地3000万: the words lead up to the next figure.
  return pattern(`^^{is-used}?(?:${words})(?!{figure-soon})`).test(source.text.slice(end));
}
