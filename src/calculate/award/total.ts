import type { Rule } from '../../knowledge/measure.ts';
import type { Calculation, Step, StepFigure } from '../value/calculation-schema.ts';
import { Decimal, toFen } from '../value/decimal.ts';
import type { Ends } from '../value/ends.ts';
import { exactly, plus, type Sum, times, within } from '../value/interval.ts';
import { joinPhrases, type Phrase, type Printed, phrase, printFigure, tellEnds } from '../value/step.ts';

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
  const sum = money(rule, times(within(endsOfAmount(amount)), exactly(count)));
  const words = phrase`${part({ rule, calculation })} × ${{ ...span, printed: true }} = ${ceiling(amount)}${sum}`;
  return total(rule, words);
}

/** Awards of several measures added up; null for fewer than two, or where one clause grants them all and does not say that they add up. */
export function addedUp(counted: readonly Counted[]): Step | null {
  const paid = counted.filter((c) => c.calculation.amount !== null);
  const last = paid.at(-1);
  if (!last || paid.length < 2 || new Set(paid.map((c) => c.rule.clause)).size < paid.length) return null;
  const sum = plus(paid.map(({ calculation }) => within(endsOfAmount(calculation.amount))));
  const open = paid.find((c) => c.calculation.amount?.promise === 'up-to') ?? last;
  const parts = joinPhrases(paid.map(part), ' + ');
  return total(last.rule, phrase`${parts} = ${ceiling(open.calculation.amount)}${money(last.rule, sum)}`);
}

function part({ rule, calculation: { amount } }: Counted): Phrase {
  return phrase`${ceiling(amount)}${money(rule, within(endsOfAmount(amount)))}`;
}

const ceiling = (amount: Calculation['amount']): string => (amount?.promise === 'up-to' ? '最高不超过' : '');

/** What an award comes to, from end to end. */
function endsOfAmount(amount: Calculation['amount']): Ends {
  const value = new Decimal(amount?.value ?? 0);
  const end = (told: string | undefined) => (told === undefined ? null : new Decimal(told));
  if (amount?.low === undefined) return { value, low: value, high: value };
  return { value, low: end(amount.low) ?? value, high: end(amount.high), between: amount.told === 'range' };
}

function money(rule: Rule, sum: Sum): Printed | Phrase {
  const print = (yuan: Decimal): Printed => {
    const value = toFen(yuan);
    const text = printFigure(value, 'CNY');
    return { text, value: value.toFixed(), unit: 'CNY', origin: 'calculation', ref: rule.id, printed: true };
  };
  return tellEnds({ ...sum, value: sum.value ?? sum.low }, print);
}

function total(rule: Rule, words: Phrase): Step {
  return { kind: 'total', say: words.say, clause: rule.clause, holds: null, figures: [...words.figures] };
}
