import { paysAtMost, paysOneOf } from '../answer/evidence/pays-one-of.ts';
import type { Received } from '../calculate/already-received.ts';
import { asksFor, titlesIn } from '../knowledge/condition.ts';
import { factInRole } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { liesIn } from '../language/region.ts';
import type { Question } from '../understand/question.ts';

/** The measures of the firm's place that a message tells as had: by their names, the sum that they pay, the title that they are paid for; `held`: the titles that are known. */
export function measuresReceived(
  { had, figures }: Pick<Question, 'had' | 'figures'>,
  placed: string | null,
  held: readonly string[],
  asOf: string,
  { book }: Knowledge,
): readonly Received[] {
  if (placed === null || had.length === 0) return [];
  const here = rulesOn(book, asOf).filter(
    ({ award, scope }) => 'promise' in award && scope?.region !== undefined && liesIn(placed, String(scope.region)),
  );
  const newly = factInRole(book.facts, 'newly-recognised');
  return had.flatMap((one) => {
    const within = figures.filter(({ start, end }) => start >= one.start && end <= one.end);
    const ofSum = (rule: Rule): boolean => paysOneOf(within, rule);
    const upToSum = (rule: Rule): boolean => paysAtMost(within, rule);
    const ofName = (rule: Rule): boolean => one.called.some((called) => called.rule === rule);
    const ofTitles =
      (titles: readonly string[]) =>
      ({ conditions, award }: Rule): boolean =>
        'promise' in award &&
        'fixed' in award.amount &&
        asksFor(conditions, newly) &&
        titlesIn(conditions).some((title) => titles.includes(title));
    const ways = [ofName, ofTitles(one.titles), ofSum, upToSum, ofTitles(held)];
    const meant = ways.reduce<readonly Rule[]>((left, holds) => {
      const some = left.filter(holds);
      return some.length > 0 ? some : left;
    }, here);
    const [only, ...others] = meant;
    const year = within.findLast(({ unit }) => unit === 'date')?.value;
    return only && others.length === 0 && meant !== here
      ? [{ measure: only.id, year: Number(String(year ?? 0).slice(0, 4)) }]
      : [];
  });
}
