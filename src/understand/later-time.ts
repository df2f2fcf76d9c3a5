import { dayOf } from './counted-from.ts';
import type { StatedFigure } from './stated-figures.ts';

/** The first and the last day that a time may mean: of 2027年 all of the year, of 2027年底 its last month. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** 拖到明年3月再报: the time to come that is told first. */
export function laterTime(figures: readonly StatedFigure[], asOf: string): DaySpan | null {
  for (const figure of figures) {
    const told = dayOf(figure, asOf);
    if (told && told > asOf) return meantBy(told, figure.atItsEnd);
  }
  return null;
}

function meantBy(told: string, atItsEnd: boolean): DaySpan {
  const [year = '', month, day] = told.split('-');
  if (day) return { from: told, to: told };
  if (!month) return { from: `${year}-${atItsEnd ? '12' : '01'}-01`, to: `${year}-12-31` };
  const to = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  return { from: `${told}-${atItsEnd ? LAST_DAYS : '01'}`, to };
}
const LAST_DAYS = '25';
