import type { Rule } from '../../knowledge/measure.ts';
import type { Calculation, Step, StepFigure } from '../value/calculation-schema.ts';
import { Decimal, toFen } from '../value/decimal.ts';
import type { Ends } from '../value/ends.ts';
import { exactly, plus, type Sum, sumBetween, times } from '../value/interval.ts';
import { joinPhrases, type Printed, phrase, printEnds, printFigure, type StepPhrase } from '../value/step.ts';

/** A rule and what it comes to. */
interface Counted {
  readonly rule: Rule;
  readonly calculation: Calculation;
}

/** A yearly award over `years` years that are all alike, at most as many as its clause runs; null where it doesn't run for a number of years. */
export function overYears({ rule, calculation }: Counted, years: number): Step | null {
  const award = 'promise' in rule.award ? rule.award : undefined;
  const { atMost } = calculation;
  // Where conditions alone are open, what it comes to if they are met.
  const amount = calculation.amount ?? (atMost && award && { ...atMost, promise: award.promise });
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
  const sum = money(rule, times(sumBetween(endsOfAmount(amount)), exactly(count)));
  const words = phrase`${part({ rule, calculation: { ...calculation, amount } })} × ${{ ...span, printed: true }} = ${ceiling(amount)}${sum}`;
  return total(rule, words);
}

/** What a yearly award comes to in each of several years, and altogether; null where it is none, or one of the years is open. */
export function overEachYear(rule: Rule, years: readonly OfYear[]): Step | null {
  if (!('recurrence' in rule.award) || rule.award.recurrence !== 'yearly') return null;
  if (years.some(({ calculation: { verdict } }) => verdict !== 'eligible' && verdict !== 'ineligible')) return null;
  const paid = years.map(({ calculation }) => sumBetween(endsOfAmount(calculation.amount)));
  const lines = years.map(
    ({ year, calculation }) => phrase`${year === null ? '' : yearSaid(year)}${ofOneYear(rule, calculation)}`,
  );
  const up = ceiling(
    years.find(({ calculation }) => calculation.amount?.promise === 'up-to')?.calculation.amount ?? null,
  );
  const inTurn = years.every(({ year }) => year === null) ? '依次' : '';
  const words = phrase`${inTurn}${joinPhrases(lines, '，')}，合计${up}${money(rule, plus(paid))}`;
  return { kind: 'years', say: words.say, clause: rule.clause, holds: null, figures: [...words.figures] };
}

/** A year (null where it is told in turn only) and what it comes to. */
export interface OfYear {
  readonly year: number | null;
  readonly calculation: Calculation;
}

function yearSaid(year: number): Printed {
  return { text: `${year}年`, value: String(year), unit: 'date', origin: 'user', ref: '年度', printed: true };
}

/** 12万元; 50万元（超过每年50万元上限，按50万元计）; 不符合条件. */
function ofOneYear(rule: Rule, calculation: Calculation): StepPhrase {
  if (!calculation.amount) return phrase`不符合条件`;
  const sum = part({ rule, calculation });
  const cap = calculation.steps.find((s) => s.kind === 'cap' && s.say.startsWith('超过'));
  return cap ? phrase`${sum}（${{ say: cap.say, figures: cap.figures }}）` : sum;
}

/** What is due by each of several measures, added up whatever texts say of having them together; null for fewer than two. */
export function sumOfDue(counted: readonly Counted[]): Step | null {
  const paid = counted.filter((c) => c.calculation.amount !== null);
  const last = paid.at(-1);
  if (!last || paid.length < 2) return null;
  const sum = plus(paid.map(({ calculation }) => sumBetween(endsOfAmount(calculation.amount))));
  const open = paid.find((c) => c.calculation.amount?.promise === 'up-to') ?? last;
  const parts = joinPhrases(paid.map(part), ' + ');
  return total(last.rule, phrase`${parts} = ${ceiling(open.calculation.amount)}${money(last.rule, sum)}`);
}

function part({ rule, calculation: { amount } }: Counted): StepPhrase {
  return phrase`${ceiling(amount)}${money(rule, sumBetween(endsOfAmount(amount)))}`;
}

const ceiling = (amount: Calculation['amount']): string => (amount?.promise === 'up-to' ? '最高不超过' : '');

/** What an award comes to, from end to end. */
function endsOfAmount(amount: Calculation['amount']): Ends {
  const value = new Decimal(amount?.value ?? 0);
  const end = (told: string | undefined) => (told === undefined ? null : new Decimal(told));
  if (amount?.low === undefined) return { value, low: value, high: value };
  return { value, low: end(amount.low) ?? value, high: end(amount.high), between: amount.told === 'range' };
}

function money(rule: Rule, sum: Sum): Printed | StepPhrase {
  const print = (yuan: Decimal): Printed => {
    const value = toFen(yuan);
    const text = printFigure(value, 'CNY');
    return { text, value: value.toFixed(), unit: 'CNY', origin: 'calculation', ref: rule.id, printed: true };
  };
  return printEnds({ ...sum, value: sum.value ?? sum.low }, print);
}

function total(rule: Rule, words: StepPhrase): Step {
  return { kind: 'total', say: words.say, clause: rule.clause, holds: null, figures: [...words.figures] };
}

/** What several enterprises that were told one by one come to by one measure; null where fewer than two get anything, or one of them is open. */
export function overRows(rule: Rule, rows: readonly Calculation[]): Step | null {
  const paid = rows.flatMap(({ amount }) => (amount ? [amount] : []));
  const isOpen = rows.some(({ verdict, amount }) => verdict !== 'ineligible' && (verdict !== 'eligible' || !amount));
  if (isOpen || paid.length < 2) return null;
  const sum = plus(paid.map((amount) => sumBetween(endsOfAmount(amount))));
  const parts = joinPhrases(
    paid.map((amount) => phrase`${money(rule, sumBetween(endsOfAmount(amount)))}`),
    ' + ',
  );
  return total(rule, phrase`${parts} = ${ceiling(paid[0] ?? null)}${money(rule, sum)}`);
}

/** What so many enterprises come to that are all alike: 20万元 × 7家. */
export function overFirms({ rule, calculation }: Counted, firms: number): Step | null {
  const { amount } = calculation;
  if (!amount) return null;
  const count = told(`${firms}家`, String(firms), 'count', '家数');
  const sum = money(rule, times(sumBetween(endsOfAmount(amount)), exactly(new Decimal(firms))));
  const words = phrase`${part({ rule, calculation })} × ${count} = ${ceiling(amount)}${sum}`;
  return { ...total(rule, words), kind: 'firms' };
}

/** What each kind of a measure's things comes to, and all together: 国内首台套100万元 × 1台. */
export function overItems(rule: Rule, fact: string, items: readonly OfItem[]): Step | null {
  if (items.some(({ calculation: { verdict, amount } }) => verdict !== 'eligible' || !amount)) return null;
  const lines = items.map(({ label, count, counter, calculation }) => {
    const so = told(`${count}${counter}`, String(count), 'count', fact);
    return phrase`${label}${part({ rule, calculation })} × ${so}`;
  });
  const paid = items.map(({ count, calculation }) =>
    times(sumBetween(endsOfAmount(calculation.amount)), exactly(new Decimal(count))),
  );
  const up = ceiling(items.find((i) => i.calculation.amount?.promise === 'up-to')?.calculation.amount ?? null);
  const words = phrase`${joinPhrases(lines, ' + ')} = ${up}${money(rule, plus(paid))}`;
  return { ...total(rule, words), kind: 'items' };
}

/** So many of one kind, and what one of it comes to. */
export interface OfItem {
  readonly label: string;
  readonly count: number;
  readonly counter: string;
  readonly calculation: Calculation;
}

function told(text: string, value: string, unit: string, ref: string): Printed {
  return { text, value, unit, origin: 'user', ref, printed: true };
}

/** The ceilings of several measures added up, whatever is still unknown of them. */
export function ceilingsAdded(counted: readonly Counted[]): Step | null {
  const most = counted.map(({ calculation: { amount, atMost } }) => amount?.high ?? amount?.value ?? atMost?.value);
  const last = counted.at(-1);
  if (!last || counted.length < 2 || most.some((m) => m === undefined)) return null;
  const sums = most.map((m) => exactly(new Decimal(m ?? 0)));
  const parts = joinPhrases(
    counted.map(({ rule }, i) => phrase`${money(rule, sums[i] as Sum)}`),
    ' + ',
  );
  return total(last.rule, phrase`${parts} = 最高不超过${money(last.rule, plus(sums))}`);
}

/** What is sure of the best together, what it may be at most besides, and both: 能定下来的合计20万元，另外最多还可能50万元，都成的话最多70万元（上限，不是承诺）. */
export function bestTogether(rule: Rule, certain: Decimal, possible: Decimal): Step {
  const [sure, more] = [money(rule, exactly(certain)), money(rule, exactly(possible.minus(certain)))];
  if (certain.eq(0)) return total(rule, phrase`还没有能定下来的钱，都成的话合计最多可能${more}（上限，不是承诺）`);
  if (possible.lte(certain)) return total(rule, phrase`能定下来的合计${sure}`);
  const all = money(rule, exactly(possible));
  return total(rule, phrase`能定下来的合计${sure}，另外最多还可能${more}，都成的话最多${all}（上限，不是承诺）`);
}

/** What a measure comes to where a share that it wants is reached by one value that was told and not by the one that it pays on. */
export function baseStep(rule: Rule, fact: string, other: string, counts: string, met: Calculation): Step | null {
  if (!met.amount) return null;
  const ofAsker = (value: string) => told(printFigure(new Decimal(value), 'CNY'), value, 'CNY', fact);
  const sum = part({ rule, calculation: met });
  const words = phrase`占比按${ofAsker(other)}算够，按${ofAsker(counts)}算不够，条款没有写占比按哪个数算；够的话，按${ofAsker(counts)}给，是${sum}`;
  return { ...total(rule, words), kind: 'base' };
}

/** What a range across a clause's line comes to: nothing below it, and so much from it on. */
export function splitStep(rule: Rule, fact: string, bound: string, above: Calculation): Step | null {
  if (!above.amount) return null;
  const text = printFigure(new Decimal(bound), 'CNY');
  const line: Printed = { text, value: bound, unit: 'CNY', origin: 'clause', ref: rule.clause, printed: true };
  const words = phrase`${fact}不到${line}的没有，达到${line}的，按您说的数是${part({ rule, calculation: above })}`;
  return { ...total(rule, words), kind: 'split' };
}
