import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import { countedFrom, dayOf } from '../../understand/counted-from.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import { conditionsBeside } from './conditions-beside.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { clauseFigures } from './sentences.ts';

/** What began, was got or was signed longer ago than a clause allows (毕业2年内, 合同签订之日起2年内); `since`: it was told by its day. */
export interface TermPassed {
  readonly lead: 'passed';
  readonly said: Figure;
  readonly since: boolean;
  readonly clause: Ranked['clause'];
  readonly most: Figure;
}

const TERM = /^(?:year|month)$/;
/** What being too late decides. */
const BY_TERM: ReadonlySet<string> = new Set([
  'amount',
  'conditions',
  'who',
  'whether',
  'count',
  'other',
  'years',
  'deadline',
  'window',
  'status',
]);

/** A term that the asker has passed of the clause that was chosen, or of the conditions that stand beside it; null where none is. */
export function termPassed(
  evidence: Evidence,
  chosen: Ranked,
  { book, language }: Knowledge,
): { readonly of: Ranked; readonly reached: TermPassed } | null {
  const { own, question, asOf } = evidence;
  if (question.aspects.some((aspect) => !BY_TERM.has(aspect))) return null;
  const told = own.figures.flatMap((said) => {
    const months = monthsSince(said, asOf);
    return months !== null && said.from !== null ? [{ said, months }] : [];
  });
  if (told.length === 0) return null;
  const clauses = [chosen.clause, ...conditionsBeside(chosen, language).map(({ clause }) => clause)];
  for (const clause of new Set(clauses)) {
    if ([...book.rules.values()].some((rule) => rule.clause === clause.id)) continue;
    for (const most of clauseFigures(clause)) {
      if (!TERM.test(most.unit) || !language.pattern('^^{within-term}').test(clause.text.slice(most.end))) continue;
      const kind = countedFrom(clause.text, most, language);
      const passed = told.find((one) => one.said.from === kind && one.months > monthsOf(most));
      if (passed) {
        const { said } = passed;
        const reached = { lead: 'passed', said, since: said.unit === 'date', clause, most } as const;
        return { of: { ...chosen, clause }, reached };
      }
    }
  }
  return null;
}

const monthsOf = ({ value, unit }: Pick<Figure, 'value' | 'unit'>): number =>
  Number(value) * (unit === 'year' ? 12 : 1);

/** How many months have passed at least since what is told, by a stretch of time or by a day. */
function monthsSince(said: StatedFigure, asOf: string): number | null {
  if (said.vague) return null;
  if (TERM.test(said.unit)) return said.bound === 'exact' || said.bound === 'at-least' ? monthsOf(said) : null;
  const day = dayOf(said, asOf);
  if (day === null) return null;
  const [year = 0, month = 12, date = 31] = day.split('-').map(Number);
  const [nowYear = 0, nowMonth = 1, nowDate = 1] = asOf.split('-').map(Number);
  return (nowYear - year) * 12 + nowMonth - month + (nowDate - date) / 31;
}
