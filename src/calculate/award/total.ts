import type { Rule } from '../../knowledge/measure.ts';
import type { Calculation, Step, StepFigure } from '../value/calculation-schema.ts';
import { Decimal, toFen } from '../value/decimal.ts';
import { joinPhrases, type Phrase, phrase, printFigure } from '../value/step.ts';

/** A rule and what it comes to. */
interface Counted {
  readonly rule: Rule;
  readonly calculation: Calculation;
}

/** A yearly award over `years` years that are all alike, at most as many as its clause runs; null where it doesn't run for a number of years. */
export function overYears({ rule, calculation }: Counted, years: number): Step | null {
  const { amount } = calculation;
  const award = 'promise' in rule.award ? rule.award : undefined;
  if (!amount || award?.recurrence !== 'yearly' || !award.years) return null;
  const most = award.years.count;
  const capped = new Decimal(years).gt(most.value);
  const count = capped ? new Decimal(most.value) : new Decimal(years);
  const span: StepFigure = {
    text: printFigure(count, 'year'),
    value: count.toFixed(),
    unit: 'year',
    origin: capped ? 'clause' : 'user',
    ref: capped ? rule.clause : '年数',
  };
  const sum = money(rule, new Decimal(amount.value).times(count));
  const words = phrase`${part({ rule, calculation })} × ${{ ...span, printed: true }} = ${ceiling(amount)}${sum}`;
  return total(rule, words);
}

/** Awards of several measures added up; null for fewer than two, or where one clause grants them all and does not say that they add up. */
export function addedUp(counted: readonly Counted[]): Step | null {
  const paid = counted.filter((c) => c.calculation.amount !== null);
  const last = paid.at(-1);
  if (!last || paid.length < 2 || new Set(paid.map((c) => c.rule.clause)).size < paid.length) return null;
  const sum = paid.reduce((all, { calculation }) => all.plus(calculation.amount?.value ?? 0), new Decimal(0));
  const open = paid.find((c) => c.calculation.amount?.promise === 'up-to') ?? last;
  const parts = joinPhrases(paid.map(part), ' + ');
  return total(last.rule, phrase`${parts} = ${ceiling(open.calculation.amount)}${money(last.rule, sum)}`);
}

function part({ rule, calculation: { amount } }: Counted): Phrase {
  return phrase`${ceiling(amount)}${money(rule, new Decimal(amount?.value ?? 0))}`;
}

const ceiling = (amount: Calculation['amount']): string => (amount?.promise === 'up-to' ? '最高不超过' : '');

function money(rule: Rule, value: Decimal) {
  const yuan = toFen(value);
  const text = printFigure(yuan, 'CNY');
  return { text, value: yuan.toFixed(), unit: 'CNY', origin: 'calculation', ref: rule.id, printed: true } as const;
}

function total(rule: Rule, words: Phrase): Step {
  return { kind: 'total', say: words.say, clause: rule.clause, holds: null, figures: [...words.figures] };
}
