import type { FactBook } from '../../knowledge/fact.ts';
import type { NearMiss } from './calculation-schema.ts';
import { Decimal } from './decimal.ts';
import { nounOf, printFigure } from './step.ts';

/** The figures of a near miss as they are told; rates are apart by points. */
export function missFigures(
  { fact, has, needs, distance, unit }: NearMiss,
  book: FactBook,
): { readonly has: string; readonly needs: string; readonly distance: string } {
  const noun = nounOf(book, fact);
  const print = (value: string): string => printFigure(new Decimal(value), unit, noun);
  return {
    has: print(has),
    needs: print(needs),
    distance: unit === '%' ? `${new Decimal(distance).toFixed()}个百分点` : print(distance),
  };
}
