import { Decimal, perCent } from '../../calculate/value/decimal.ts';
import { printFigure } from '../../calculate/value/step.ts';
import type { Bound, Figure } from '../../language/figure.ts';
import type { Working } from '../draft/working.ts';

/** A quantity that was worked out; `value` a decimal string in the base unit, `bound` how far it is a limit. */
export interface WorkedFigure {
  readonly value: string;
  readonly unit: string;
  readonly noun: string;
  readonly bound: Bound;
}

/** Where the figures of a working are found. */
export interface Figures {
  readonly clause: (leaf: Extract<Working, { by: 'clause' }>) => Figure | undefined;
  readonly asker: (leaf: Extract<Working, { by: 'asker' }>) => Figure | undefined;
}

/** What a working comes to; null where a figure of it is missing or vague, or its units don't go together. */
export function workOut(working: Working, figures: Figures): WorkedFigure | null {
  if (working.by === 'clause') return ofLeaf(figures.clause(working));
  if (working.by === 'asker') return ofLeaf(figures.asker(working));
  const of = workOut(working.of, figures);
  if (working.by === 'months') return of && inMonths(of);
  const other = workOut(working.with, figures);
  return of && other && joined(working.by, of, other);
}

const ofLeaf = (figure: Figure | undefined): WorkedFigure | null =>
  figure && !figure.vague ? { value: figure.value, unit: figure.unit, noun: figure.noun, bound: figure.bound } : null;

/** 一年 → 12个月. */
function inMonths(of: WorkedFigure): WorkedFigure | null {
  if (of.unit === 'month') return of;
  return of.unit === 'year' ? { ...of, unit: 'month', value: new Decimal(of.value).times(MONTHS).toFixed() } : null;
}
const MONTHS = 12;
/** What a sum may be paid for each of, or for how long. */
const MANY: ReadonlySet<string> = new Set(['count', 'month', 'year']);

const AT_MOST: Bound = 'at-most';
/** About, where one of both is; a ceiling where what is taken from is one, or a part of a sum. */
const boundOf = (by: string, of: WorkedFigure, other: WorkedFigure): Bound => {
  if (of.bound === 'about' || other.bound === 'about') return 'about';
  return of.bound === AT_MOST || (by === 'plus' && other.bound === AT_MOST) ? AT_MOST : 'exact';
};

function joined(
  by: Exclude<Working['by'], 'clause' | 'asker' | 'months'>,
  of: WorkedFigure,
  other: WorkedFigure,
): WorkedFigure | null {
  const [a, b] = [new Decimal(of.value), new Decimal(other.value)];
  const bound = boundOf(by, of, other);
  if (by === 'share') {
    if (of.unit !== '%') return null;
    const part = perCent(a).times(b);
    return {
      value: (other.unit === 'count' ? part.round(0, 0) : part).toFixed(),
      unit: other.unit,
      noun: other.noun,
      bound,
    };
  }
  if (by === 'times') {
    if (!/^CNY(?:\/count)?$/.test(of.unit) || !MANY.has(other.unit)) return null;
    return { value: a.times(b).toFixed(), unit: 'CNY', noun: '', bound };
  }
  if (of.unit !== other.unit) return null;
  if (by === 'least') return a.lte(b) ? of : other;
  const value = by === 'plus' ? a.plus(b) : a.minus(b);
  return value.lt(0) ? null : { value: value.toFixed(), unit: of.unit, noun: of.noun, bound };
}

/** Foreign money, as a reply prints it. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['USD', '美元'],
  ['EUR', '欧元'],
  ['HKD', '港元'],
]);

/** 640000 CNY → 64万元, 80000 USD → 8万美元. */
export function printWorked({ value, unit, noun }: WorkedFigure): string {
  const foreign = FOREIGN.get(unit);
  return foreign === undefined
    ? printFigure(new Decimal(value), unit, noun || undefined)
    : printFigure(new Decimal(value), 'CNY').replace('元', foreign);
}
