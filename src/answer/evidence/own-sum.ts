import { Decimal } from '../../calculate/value/decimal.ts';
import type { Clause } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Decided, Evidence } from './evidence.ts';
import { clauseFigures } from './sentences.ts';

/** A sum that the asker works out for their own case (照3个点不是有63万), and what their case comes to. */
export interface OwnSum {
  readonly said: Figure;
  readonly decided: Decided;
  /** It is put up for several years together, and what those come to is worked out. */
  readonly years: boolean;
}

/** The sum that is put up for the asker's own case, where that case is decided: the one that it comes to, else the last; a figure that limits is none. */
export function ownSum(evidence: Evidence, { clauses }: Knowledge): OwnSum | null {
  const { question, own, sums, slots, midway } = evidence;
  const [decided] = sums.decided;
  if (!decided || sums.problems.length > 0) return null;
  const other = sumOfOtherCase(decided, evidence, clauses.get(decided.rule.clause));
  if (other) return { said: other, decided, years: false };
  if (!sums.figured && !itemsOf(decided) && !(midway && restsOnFigures(decided))) return null;
  const { verdict, amount } = decided.calculation;
  const comesTo = amount?.value ?? sumIfMet(decided);
  if (verdict !== 'ineligible' && comesTo === null) return null;
  // 按1000万的3%算: what was told of the case, said again.
  const isOwn = (f: Figure) => slots.some((s) => (s.start < f.end && s.end > f.start) || s.value === f.value);
  const clause = clauses.get(decided.rule.clause);
  const isHeld = (f: Figure) => clause !== undefined && clauseFigures(clause).some((h) => h.value === f.value);
  // 4000次全按35块补: what the clause pays for each is put up as no sum.
  const isRate = (f: Figure) =>
    clause !== undefined && clauseFigures(clause).some((h) => h.unit.startsWith('CNY/') && h.value === f.value);
  // What is put up of several measures is of no one of them.
  const offered = sums.decided.length > 1 ? [] : own.figures.filter((f) => f.offered && !isHeld(f));
  // 五千万的4%也就是200万: a fact of the case that is worked out alike is not put up as the award.
  const facts = decided.calculation.steps.flatMap(({ kind, figures }) => (kind === 'amount' ? figures : []));
  const isFact = (f: Figure) =>
    facts.some(({ value, unit, origin }) => origin === 'user' && unit === 'CNY' && value === f.value);
  const said = [...offered, ...cutByCap(decided, own.figures), ...question.signs.claimed].filter(
    (f) => f.unit === 'CNY' && f.bound === 'exact' && !isOwn(f) && !isFact(f) && !isRate(f),
  );
  const [last] = [...said].sort((a, b) => b.start - a.start);
  const all = overYearsOf(decided);
  // 每年60万三年180万: of years together what those come to decides.
  if (last?.ofYears && all !== undefined) return { said: last, decided, years: true };
  const right = said.find((f) => f.value === comesTo) ?? last;
  if (!right || isOverEach(right, sums.decided)) return null;
  // 主营才2000万，是不是就没了: who takes it that nothing is had puts up no sum.
  if (right.value !== comesTo && own.polar?.hopeless) return null;
  const parts = own.figures.filter((f) => f.end <= right.start && !isOwn(f));
  return right.value !== comesTo && isTotal(right, parts) ? null : { said: right, decided, years: false };
}

/** Of several measures that are due a sum is put up that none of them alone comes to. */
export const isOverEach = ({ unit, value }: Figure, decided: readonly Decided[]): boolean =>
  decided.length > 1 &&
  unit === 'CNY' &&
  decided.every(
    ({ calculation: { verdict, amount } }) =>
      verdict === 'eligible' && amount !== null && new Decimal(value).gt(amount.high ?? amount.value),
  );

/** 国家级小巨人，还有两个单冠产品，要给三百万: a sum that is put up of several measures that are due, where what they come to together was worked out. */
export function totalPutUp({ sums: { decided }, question }: Evidence): OwnTotal | null {
  const last = decided.at(-1);
  const due = last && decided.length > 1 ? overYearsOf(last) : undefined;
  const said = question.signs.claimed.find((f) => isOverEach(f, decided));
  return last && due !== undefined && said ? { said, decided: last, due } : null;
}

/** A sum put up of several measures, the last of which tells what they come to together (CNY). */
export interface OwnTotal {
  readonly said: Figure;
  readonly decided: Decided;
  readonly due: string;
}

/** 省内首台套给100万是吧: the one sum that is put up is what the clause pays in another case than the one that is told. */
function sumOfOtherCase(
  { rule: { award }, calculation: { verdict, amount } }: Decided,
  { own, sums, slots }: Evidence,
  clause: Clause | undefined,
): StatedFigure | null {
  const { polar, figures } = own;
  const isFixed = 'promise' in award && !('of' in award.amount) && !('sumOver' in award.amount);
  if (!polar || polar.put === 'has' || polar.hopeless || !isFixed || !clause || sums.decided.length > 1) return null;
  const [said, ...others] = figures.filter((f) => f.unit === 'CNY');
  const isPaid = clauseFigures(clause).some((f) => f.unit === 'CNY' && f.value === said?.value);
  if (!said || others.length > 0 || !isPaid || verdict !== 'eligible' || !amount || amount.low !== undefined)
    return null;
  const isOwn = said.told || slots.some((s) => s.start < said.end && s.end > said.start);
  return isOwn || said.bound !== 'exact' || said.value === amount.value ? null : said;
}

/** 620小时2000块一小时那不是124万: what the case comes to before a ceiling cuts it is put up, whatever words stand by it. */
function cutByCap(
  { calculation: { steps, amount } }: Decided,
  figures: readonly StatedFigure[],
): readonly StatedFigure[] {
  const worked = steps.flatMap(({ kind, figures }) => (kind === 'amount' ? figures : []));
  const isCut = (f: Figure): boolean =>
    amount?.promise === 'entitled' &&
    f.unit === 'CNY' &&
    Number(f.value) > Number(amount.value) &&
    worked.some(({ origin, unit, value }) => origin === 'calculation' && unit === 'CNY' && value === f.value);
  return figures.filter(isCut);
}

/** What several years that are all alike come to together, where that was worked out. */
export const overYearsOf = ({ calculation: { steps } }: Decided): string | undefined =>
  steps.find((s) => s.kind === 'total')?.figures.at(-1)?.value;

/** 200+100+50=350万, 80万加200万一共280万: what several awards come to, and what is due of one of them says nothing against it. */
function isTotal({ value }: Figure, parts: readonly Figure[]): boolean {
  const amounts = parts.filter(({ unit }) => unit === 'CNY' || unit === 'number');
  return amounts.some((_, from) =>
    [1, 10_000].some((times) => {
      const added = amounts.slice(from);
      const each = added.map((f) => new Decimal(f.value).times(f.unit === 'number' ? times : 1));
      return added.length > 1 && each.reduce((sum, n) => sum.plus(n), new Decimal(0)).eq(value);
    }),
  );
}

/** What it comes to if the conditions are met that nobody told of, where all its figures are told. */
export function sumIfMet({ calculation: { verdict, steps, atMost, byNow } }: Decided): string | null {
  if (byNow) return null;
  const isWorked = steps.some(({ kind, figures }) => kind === 'amount' && figures.some((f) => f.origin === 'user'));
  return verdict === 'needs-facts' && isWorked ? (atMost?.value ?? null) : null;
}

/** It is decided by figures that the asker told, now or before. */
const restsOnFigures = ({ calculation: { steps } }: Decided): boolean =>
  steps.some((s) => s.kind !== 'assumed' && s.figures.some((f) => f.origin === 'user' && f.unit !== 'date'));

/** What the kinds that were told with their numbers come to together. */
export function itemsOf({ calculation: { steps } }: Decided): string | undefined {
  return steps.find((s) => s.kind === 'items')?.figures.at(-1)?.value;
}
