import type { PolicyDocument } from '../../knowledge/document.ts';
import type { Figure } from '../../language/figure.ts';
import { clauseFigures } from './sentences.ts';

/** 22年10号文, 19年那个文: two digits that end a year which a document bears in its number, its title or its dates, or its clauses state. */
export function isYearByItsEnd({ text, unit, value }: Figure, document: PolicyDocument): boolean {
  if (unit !== 'year' || !TWO_DIGITS.test(text)) return false;
  const year = `20${value}`;
  const { number, title, issued, published, effective, period } = document;
  const dates = [issued, published, effective, period?.from, period?.to];
  return (
    [number, title].some((name) => name?.includes(year)) ||
    dates.some((date) => date?.startsWith(year)) ||
    document.clauses.some((clause) => clauseFigures(clause).some((f) => f.unit === 'date' && f.value.startsWith(year)))
  );
}
const TWO_DIGITS = /^\d\d\D+$/;
