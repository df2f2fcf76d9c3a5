import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { isAsMuch } from './other-case.ts';
import { paysIn } from './pays-in.ts';
import { clauseFigures, type Sentence, sentencesOf } from './sentences.ts';

/** What a scale pays from a line on that the message tells (整5000万), where a sum is put up that it pays for the step below; null where the scale has no such line, or pays just that. */
export function dueFromLine(
  said: StatedFigure,
  { own }: Evidence,
  { clause }: Ranked,
  language: LanguageData,
): Figure | null {
  const paid = paysIn(clause, sentencesOf(clause), language).filter(({ pays }) => pays === 'sum');
  if (!paid.some(({ held }) => isAsMuch(held, said))) return null;
  const lines = own.figures.filter((f) => f !== said && f.unit === said.unit && f.bound !== 'below' && !f.vague);
  const begins = ({ figures }: Sentence, value: string): boolean =>
    figures.some(
      (f) => f.value === value && language.pattern('^^{end-counted}').test(clause.text.slice(f.end)) && f !== said,
    );
  const ends = clauseFigures(clause).filter((f) =>
    language.pattern('^^{end-not-counted}').test(clause.text.slice(f.end)),
  );
  for (const line of lines) {
    if (!ends.some(({ value }) => value === line.value)) continue;
    const [due, ...more] = paid.filter(({ sentence }) => begins(sentence, line.value));
    if (due && more.length === 0 && !isAsMuch(due.held, said)) return due.held;
  }
  return null;
}
