import type { Figure } from '../../language/figure.ts';
import { isOfAnother } from './of-another.ts';
import type { Slot } from './slot.ts';
import { lookBack, type SlotSource, wordsAround } from './source.ts';

/**
 * A sum that the asker worked out of others and that is no further one: put up as what something comes to (贷了700万，是21万吧), or what another's
 * brings it to (股东个人40万，凑够310万).
 */
export function isWorkedOut(source: SlotSource, figure: Figure): boolean {
  if (figure.unit !== 'CNY') return false;
  const sums = source.figures.filter((f) => f.end <= figure.start && f.unit === 'CNY');
  return (sums.length > 0 && isPutUp(source, figure)) || isWithAnother(source, figure, sums);
}

/** 是21万吧: said to be what it comes to, and asked whether it is; 今年是600万吧 is of a year of its own. */
function isPutUp(source: SlotSource, figure: Figure): boolean {
  const { pattern } = source.book.language;
  return (
    pattern('{comes-to}$$').test(lookBack(source, figure.start)) &&
    pattern('{result-after}').test(source.text.slice(figure.end)) &&
    !pattern('{any-year}').test(wordsAround(source, figure).before)
  );
}

/** 研发62万，返10%，6.2万: of several sums of one fact one that is so many per cent of another, by a rate that is told before it. */
export function isShareOf({ figures }: SlotSource, { start, value }: Figure, all: readonly Figure[]): boolean {
  const rates = figures.filter((f) => f.unit === '%' && f.end <= start).map((f) => Number(f.value));
  const isPart = (whole: number, rate: number) => rate < 100 && Math.abs((whole * rate) / 100 - Number(value)) < 1;
  const wholes = all.filter((f) => f.end <= start).map((f) => Number(f.value));
  return rates.some((rate) => wholes.some((whole) => isPart(whole, rate)));
}

/** 凑够310万; 200万是我爸个人的，公司贷了200万，加起来400万: a sum to which another's brings it. */
function isWithAnother(source: SlotSource, figure: Figure, sums: readonly Figure[]): boolean {
  const { pattern } = source.book.language;
  const made = pattern('{made-up-to}$$').test(lookBack(source, figure.start));
  const isTheirs = (sum: Figure) =>
    isOfAnother(source, sum.start) || pattern('{of-another-behind}').test(wordsAround(source, sum).after);
  const comesTo = sums.length > 1 && sums.reduce((so, { value }) => so + Number(value), 0) === Number(figure.value);
  return (made && sums.some((sum) => isOfAnother(source, sum.start))) || (comesTo && sums.some(isTheirs));
}

/** 主营8000万，其中一个事业部3000万，研发120万，占4%: without the shares that one told sum is of another that tells no fact; the clause's share is of the whole. */
export function withoutOtherShares(source: SlotSource, said: readonly Slot[]): readonly Slot[] {
  const { figures, book } = source;
  const isSum = ({ fact }: Slot) => book.get(fact)?.type === 'amount';
  const parts = said.filter(isSum).map(({ value }) => value);
  const others = figures.filter((f) => f.unit === 'CNY' && !parts.includes(f.value));
  return said.filter(({ fact, value }) => {
    const known = book.get(fact);
    if (known?.type !== 'rate' || known.said?.rateOf !== undefined || typeof value !== 'string') return true;
    const isOf = (part: unknown, whole: Figure) =>
      Number(part) < Number(whole.value) && Math.abs((Number(part) / Number(whole.value)) * 100 - Number(value)) < NEAR;
    return !others.some((whole) => parts.some((part) => isOf(part, whole)));
  });
}
/** So near a share that is told is the one that was worked out, in percent. */
const NEAR = 0.06;
