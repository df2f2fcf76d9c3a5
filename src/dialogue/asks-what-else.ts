import type { Evidence } from '../answer/evidence/evidence.ts';
import type { LanguageData } from '../knowledge/language-data.ts';

const OF_HELP: ReadonlySet<string> = new Set(['list', 'whether', 'other']);

/**
 * Whatever else there is asked for a firm of a known place: 那200万去年到账了，还有什么能拿的, where beside what is told as had nothing is named;
 * 运行补助能拿点不，别的还有啥, where what it does or holds is known.
 */
export function asksWhatElse({ question, sums }: Evidence, language: LanguageData): boolean {
  const { aspects, documents, unknownNumbers, called, signs, points } = question;
  const ofHelp = aspects.length > 0 && aspects.every((aspect) => OF_HELP.has(aspect));
  if (sums.placed === null || documents.length + unknownNumbers.length > 0 || !ofHelp) return false;
  if (sums.toldHad.length > 0 && signs.asksBarely && called.every(({ rule }) => sums.had.includes(rule))) return true;
  const known = sums.trades.length + sums.titles.has.length > 0;
  return known && points.length > 1 && language.pattern('{asks-what-else}').test(points.at(-1)?.text ?? '');
}
