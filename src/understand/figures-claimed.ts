import type { LanguageData } from '../knowledge/language-data.ts';
import type { Figure } from '../language/figure.ts';
import { isOneOrTwo } from '../language/figure-context.ts';
import { says } from './match-act.ts';
import type { StatedFigure } from './stated-figures.ts';

/** The figures that a question states of a policy, those of the asker's own case among them. */
export function figuresClaimed(
  text: string,
  figures: readonly StatedFigure[],
  ownCase: boolean,
  language: LanguageData,
): readonly StatedFigure[] {
  const shows = (name: string, part: string) => language.pattern(`{${name}}`).test(part);
  const open = says(text, language, 'claim', 'figure');
  if (!open && !(shows('put-as-question', text) && !shows('asks-else', text) && !ownCase)) return [];
  const found = figures.filter((f) => {
    if (f.vague || isOfOthers(text, f, language) || shows('applies-for-before', text.slice(0, f.start))) return false;
    // 贴息按3亿算吧: a sum by which something is calculated.
    const isBase = shows('ordered', text.slice(0, f.start)) && shows('calculate-with', text.slice(f.end));
    if (f.unit === 'CNY' && isBase) return false;
    if (f.unit === 'date')
      return (
        /^\d{4}/.test(f.value) &&
        (shows('year-before', text.slice(0, f.start)) || shows('year-after', text.slice(f.end)))
      );
    if (f.unit === 'count') return !isOneOrTwo(f) && f.value !== '1' && !isSizeOfFirm(text, f, language);
    if (/^(?:h|year)$/.test(f.unit) && (f.value === '1' || !/^\d+$/.test(f.value))) return false;
    return /^(?:CNY|%|h|number|year)/.test(f.unit);
  });
  return open ? found : found.filter((f) => f.unit === 'date' || shows('stated-before', text.slice(0, f.start)));
}

/** 厂房800平: how large a firm is, where nothing says that it is asked for or paid. */
function isSizeOfFirm(text: string, { noun, start, ofClause }: StatedFigure, language: LanguageData): boolean {
  const isSize = language.pattern('^^{size-counter}$$').test(noun);
  return isSize && !ofClause && !language.pattern('{stated-before}').test(text.slice(0, start));
}

/** 银行给的利率3.85, 借三年, 拿一块地: a bank's figure, the term of a loan, or a piece of something. */
export function isOfOthers(text: string, figure: Figure, language: LanguageData): boolean {
  const { start, end, unit, value } = figure;
  return (
    (unit === 'CNY' && isOneOrTwo(figure) && Number(value) <= 2) ||
    language.pattern('{not-of-policy}').test(text.slice(Math.max(0, start - 24), start)) ||
    language.pattern('{not-of-policy-after}').test(text.slice(end))
  );
}
