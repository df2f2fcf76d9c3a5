import type { Figure } from '../../language/figure.ts';
import { doneByOthers } from './done-by-others.ts';
import { isOfAnother } from './of-another.ts';
import { type SlotSource, wordsAround } from './source.ts';

/**
 * A figure that states what a policy gives or asks (听说能补5%, 可以拿2000万, 50万上限, 按10%给我算), or how far off something is
 * (差4个钟头), and nothing of the asker's own.
 * `named` where a noun of the asker's stands right before it, `names` where one stands right after.
 */
export function isClaim(source: SlotSource, figure: Figure, beside: { named: boolean; names: boolean }): boolean {
  if (figure.unit.includes('/')) return true;
  const { before, after } = wordsAround(source, figure);
  const said = (words: string, text: string) => source.book.language.pattern(words).test(text);
  if (isOfSomebodyElse(source, figure) || said('{limited}', after)) return true;
  if (said('{falls-short}', before) || said('{short-after}', after)) return true;
  // 大机场要2100小时那一档: a tier of the policy.
  if (said('{requires}$$', before) && said('^^{that-tier}', after)) return true;
  if (isAskedWhatItIs(source, figure, beside.named)) return true;
  if (beside.named) return false;
  if (said('{threshold}', before)) return true;
  // 按300万估一个: a sum to calculate with.
  const calculated = figure.unit === 'CNY' && said('{calculate-with}', after);
  if (said('{ordered}', before) && !calculated) return true;
  if (beside.names) return false;
  return said('{granted}', before) || said('{granted-after}', after);
}

/** 合作社贷了90万, 那40万是股东个人的: words before a figure or behind it tell of somebody else. */
export function isOfSomebodyElse(source: SlotSource, figure: Figure): boolean {
  const behind = source.book.language.pattern('{of-another-behind}');
  const isTheirs = (f: Figure) => isOfAnother(source, f.start) || behind.test(wordsAround(source, f).after);
  const isOwn = source.book.language.pattern('{asker}|^^{firm}').test(wordsAround(source, figure).before);
  // 老板个人贷了400万…这400万: the same figure again is the same sum, unless it is told of the firm: 公司自己贷了400万.
  const again = source.figures.filter(
    (f) => f.value === figure.value && f.unit === figure.unit && f.start <= figure.start,
  );
  return (
    isTheirs(figure) ||
    doneByOthers(source, figure).length > 0 ||
    (again.length > 1 && again.slice(0, 1).some(isTheirs) && !isOwn)
  );
}

/** 2500架次是一顶伞的还是整个公司的: the rule's figure, of which is asked what it counts; so is the same figure said again. */
function isAskedWhatItIs(source: SlotSource, figure: Figure, named: boolean): boolean {
  const asked = source.book.language.pattern('{asked-what-it-is}');
  // 贷款500万是一年期还是三年期: with a noun of the asker's right before it, it is theirs.
  return source.figures.some(
    (f) =>
      !(named && f === figure) &&
      f.value === figure.value &&
      f.unit === figure.unit &&
      asked.test(source.text.slice(f.end)),
  );
}
