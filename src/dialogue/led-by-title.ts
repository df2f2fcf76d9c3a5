import { asksForHelp } from '../answer/evidence/asks-for-help.ts';
import type { Found, Ranked } from '../answer/evidence/evidence.ts';
import { saysNoTitle } from '../answer/evidence/title-gained.ts';
import { titlesIn } from '../knowledge/condition.ts';
import { withImplied } from '../knowledge/fact.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { areNested } from '../language/region.ts';
import type { Asking } from '../understand/hypotheses/hypothesis.ts';
import { titlesNamed } from './hoped-for.ts';
import type { Meant } from './led-by-case.ts';

/**
 * 省级隐形冠军奖多少, 绿色低碳工厂也是200万: where no measure of the place is for any title that the message tells, the clause that names the title
 * before one that is for others; the same of a name that only ends as a title does.
 */
export function ledByTitle(found: Found, asking: Asking, { book, language }: Knowledge): Meant | null {
  const { slots, own } = asking;
  const [best] = found.ranked;
  if (!best || own.documents.length > 0 || !(asksForHelp(own) || own.attributed.length > 0)) return null;
  const { region } = best.document;
  const titles = titlesNamed(slots);
  const held = withImplied(titles, book.facts);
  const isFor = rulesOn(book, found.asOf).some(
    ({ conditions, scope }) =>
      (scope?.region === undefined || region === null || areNested(String(scope.region), region)) &&
      titlesIn(conditions).some((title) => held.has(title)),
  );
  const isNamed = rulesOn(book, found.asOf).some(
    ({ id, clause }) => clause === best.clause.id && own.called.some(({ rule }) => rule.id === id),
  );
  const alike = own.titlesAlike.map(({ text }) => text);
  const names = alike.length > 0 ? alike : isFor || isNamed ? [] : titles;
  const says = ({ clause, document }: Ranked): boolean => !saysNoTitle(names, clause, document, language);
  const named = names.length > 0 ? found.candidates.find((one) => one.document.region === region && says(one)) : null;
  if (!named || (says(best) && alike.length === 0)) return null;
  const measures = rulesOn(book, found.asOf).filter(({ clause }) => clause === named.clause.id);
  return {
    found: { ...found, ranked: [named], sure: true },
    asking: { ...asking, measures: measures.map(({ id }) => id) },
  };
}
