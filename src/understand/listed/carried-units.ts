import { type Figure, parseFigures } from '../../language/figure.ts';
import type { Listed } from './listed.ts';

/** 甲2100万，乙才290: a bare figure of a further one is of the unit that the first one's was said in. */
export function withUnits(parts: readonly Listed[]): readonly Listed[] {
  const [first] = parts.flatMap(({ text, apart }) => (apart ? parseFigures(text).filter(isOfUnit) : []));
  if (!first) return parts;
  const unit = first.text.replace(/^[\d.,\s]+/, '');
  return parts.map((part) => {
    const figures = parseFigures(part.text);
    const [bare, ...others] = figures.filter((f) => f.unit === 'number' && /^\d/.test(f.text));
    const hasUnit = figures.some((f) => f.unit === first.unit);
    if (!part.apart || hasUnit || !bare || others.length > 0 || unit === '') return part;
    return { ...part, text: `${part.text.slice(0, bare.end)}${unit}${part.text.slice(bare.end)}` };
  });
}

/** A sum or a count of things, written in digits. */
const isOfUnit = ({ unit, text }: Figure): boolean =>
  unit !== 'number' && unit !== 'date' && unit !== '%' && /^\d/.test(text);
