import type { Amount, Band, Tiers } from '../../knowledge/award.ts';
import type { Condition } from '../../knowledge/condition.ts';
import type { FactBook } from '../../knowledge/fact.ts';
import type { Fault } from '../../knowledge/fault.ts';
import type { RuleFile } from '../../knowledge/measure.ts';
import type { Path } from '../references.ts';
import { Decimal } from '../value/decimal.ts';
import { faultAt } from './figures-in-clause.ts';

/** Bands cover the whole line, each point once; bands of a choice cover each answer that the conditions let through. */
export function checkTiers(file: RuleFile, book: FactBook): Fault[] {
  const { award, conditions } = file.data;
  if (!('promise' in award)) return [];
  return tiersIn(award.amount, ['award', 'amount']).flatMap(({ tiers, path }) =>
    tiers.bands.some((b) => b.is !== undefined)
      ? checkChoice(file, path, tiers, book, conditions)
      : checkLine(file, path, tiers.bands),
  );
}

function tiersIn(amount: Amount, path: Path): { readonly tiers: Tiers; readonly path: Path }[] {
  if ('sum' in amount) return amount.sum.flatMap((part, i) => tiersIn(part, [...path, 'sum', i]));
  return 'tiers' in amount && amount.tiers ? [{ tiers: amount.tiers, path: [...path, 'tiers', 'bands'] }] : [];
}

function checkLine(file: RuleFile, path: Path, bands: readonly Band[]): Fault[] {
  const ends = bands.map((band, i) => ({ i, from: band.min ?? band.above, to: band.max ?? band.below, band }));
  ends.sort((a, b) => new Decimal(a.from?.value ?? '-1').cmp(b.from?.value ?? '-1'));
  const faults: Fault[] = [];
  for (const [n, { i, from, band }] of ends.entries()) {
    const before = ends[n - 1];
    if (!before) {
      if (from)
        faults.push(
          faultAt(file, [...path, i], `nothing is paid below ${from.text}: let the first band have no lower end`),
        );
      continue;
    }
    const end = before.to;
    if (!end || !from)
      faults.push(faultAt(file, [...path, i], 'two bands overlap: give each its own part of the line'));
    else if (new Decimal(end.value).lt(from.value))
      faults.push(faultAt(file, [...path, i], `nothing is paid between ${end.text} and ${from.text}: close the gap`));
    else if (new Decimal(end.value).gt(from.value))
      faults.push(
        faultAt(file, [...path, i], `two bands overlap between ${from.text} and ${end.text}: give each its own part`),
      );
    else if ((before.band.max !== undefined) === (band.min !== undefined))
      faults.push(
        faultAt(
          file,
          [...path, i],
          `${from.text} itself is in ${band.min ? 'two bands' : 'none'}: meet max with above, or below with min`,
        ),
      );
  }
  const last = ends.at(-1);
  if (last?.to)
    faults.push(
      faultAt(file, [...path, last.i], `nothing is paid beyond ${last.to.text}: let the last band have no upper end`),
    );
  return faults;
}

function checkChoice(
  file: RuleFile,
  path: Path,
  tiers: Tiers,
  book: FactBook,
  conditions: Condition | undefined,
): Fault[] {
  const fact = book.get(tiers.by);
  const answers = fact?.type === 'choice' ? Object.keys(fact.options) : [];
  const allowed = answers.filter((answer) => !conditions || letsThrough(conditions, tiers.by, answer));
  const covered = tiers.bands.map((b) => b.is);
  const gaps = allowed.filter((answer) => !covered.includes(answer));
  const twice = covered.filter((answer, i) => covered.indexOf(answer) !== i);
  return [
    ...gaps.map((answer) =>
      faultAt(file, path, `nothing is paid for ${answer}: add its band or exclude it by a condition`),
    ),
    ...twice.map((answer) => faultAt(file, path, `${answer} has two bands: leave one`)),
  ];
}

/** Whether conditions leave an answer possible, other facts aside. */
function letsThrough(condition: Condition, name: string, answer: string): boolean {
  if ('all' in condition) return condition.all.every((c) => letsThrough(c, name, answer));
  if ('any' in condition) return condition.any.some((c) => letsThrough(c, name, answer));
  if (!('is' in condition) || condition.fact !== name) return true;
  return Array.isArray(condition.is) ? condition.is.includes(answer) : condition.is === answer;
}
