import type { LanguageData } from '../../knowledge/language-data.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Evidence } from './evidence.ts';

/** Of a sum of which a part is left out by a clause what counts: that which is told as the rest, else the whole less the part. */
export interface CountedPart {
  readonly whole: StatedFigure;
  readonly out: StatedFigure;
  readonly rest: StatedFigure | null;
}

/** The sum of which one part alone is said to be what a clause leaves out, by some words for that; null where the message tells no whole with its parts. */
export function countedPart({ own }: Evidence, leftOut: string, language: LanguageData): CountedPart | null {
  const sums = own.figures.filter((f) => f.unit === 'CNY' && !f.vague && !f.paid && !f.ofClause);
  const [whole, ...parts] = [...sums].sort((a, b) => Number(b.value) - Number(a.value));
  const isOut = (f: StatedFigure): boolean => language.pattern(leftOut).test(partOf(f));
  const [out, ...others] = parts.filter(isOut);
  if (!whole || !out || others.length > 0 || isOut(whole)) return null;
  const [rest = null, ...more] = parts.filter((f) => f !== out);
  if (more.length > 0) return null;
  const left = Number(whole.value) - Number(out.value);
  if (rest) return left === Number(rest.value) ? { whole, out, rest } : null;
  return left > 0 && language.pattern('{part-of-it}').test(leadIn(out)) ? { whole, out, rest: null } : null;
}

/** The words of its own part of the sentence. */
const partOf = ({ around, behind, text }: StatedFigure): string => `${leadIn({ around, text })}${behind}`;
const leadIn = ({ around, text }: Pick<StatedFigure, 'around' | 'text'>): string =>
  /[^，,。；;？?！!]*$/.exec(around.slice(0, Math.max(0, around.indexOf(text))))?.[0] ?? '';
