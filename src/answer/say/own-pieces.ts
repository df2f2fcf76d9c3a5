import type { Clause } from '../../knowledge/document.ts';
import type { Figure } from '../../language/figure.ts';
import { clauseFigure, figure, type Pieces } from '../draft/writer.ts';
import { printWorked } from '../evidence/work-out.ts';
import type { Out, OverTime } from '../evidence/worked-shape.ts';

/** A figure as the asker told it. */
export const ofAsker = ({ text, start, end }: Figure): Pieces => [
  '您说的',
  figure(text.trim(), { origin: 'user', start, end }),
];

/** A figure as it was worked out, a ceiling told as one. */
export function ofOut({ working, worked }: Out): Pieces {
  const limit =
    worked.bound === 'at-most'
      ? worked.unit === 'count'
        ? '最多'
        : '最高不超过'
      : worked.bound === 'about'
        ? '约'
        : '';
  return [limit, figure(printWorked(worked), { origin: 'worked', working })];
}

/** 每人3000元 would be another sum without what it is paid for. */
export const perOf = ({ unit, noun, text }: Figure): string =>
  unit === 'CNY/count' && !text.includes('/') ? `每${noun}` : '';

/** A share or a sum of a clause as it limits it. */
export const held = (clause: Clause, f: Figure): Pieces => [
  perOf(f),
  f.bound === 'at-most' ? '不超过' : '',
  clauseFigure(clause, f),
];

/** What it comes to above a ceiling. */
export const over = (full: Out | null): Pieces => (full ? ['是', ...ofOut(full), '，超过上限'] : []);

/** What is due, and for each of what where not all of it is told; a ceiling of the whole is of no month alone. */
export const dueOver = ({ sum, over: all }: { readonly sum: Out; readonly over: OverTime | null }): Pieces => [
  all && sum.worked.value === all.sum.worked.value ? all.perSum : '',
  ...ofOut(sum),
];

/** What one person or month comes to, and what it is taken times. */
export function timesOver(clause: Clause, all: OverTime | null): Pieces {
  if (!all || (all.times.length === 0 && !all.cut)) return [];
  const cut: Pieces = all.cut ? [all.cut.bound === 'at-most' ? '最多' : '', clauseFigure(clause, all.cut)] : [];
  const times = [...all.times.map(ofAsker), ...(all.cut ? [cut] : [])];
  return ['，', all.perOne, '是', ...ofOut(all.one), '，乘', ...times.flatMap((f, i) => [i > 0 ? '、' : '', ...f])];
}
