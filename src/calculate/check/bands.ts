import { type Amount, amountParts, type Band, type Tiers } from '../../knowledge/award.ts';
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
  const parts = amountParts(amount);
  if (parts) return parts.flatMap(({ at, part }) => tiersIn(part, [...path, ...at]));
  return 'tiers' in amount && amount.tiers ? [{ tiers: amount.tiers, path: [...path, 'tiers', 'bands'] }] : [];
}

function checkLine(file: RuleFile, path: Path, bands: readonly Band[]): Fault[] {
  const ends = bands.map((band, i) => ({ i, from: band.min ?? band.above, to: band.max ?? band.below, band }));
  ends.sort((a, b) => new Decimal(a.from?.value ?? '-1').cmp(b.from?.value ?? '-1'));
  const faults: Fault[] = [];
  for (const [n, { i, from, band }] of ends.entries()) {
    const before = ends[n - 1];
    if (!before) {
      if (from) faults.push(faultAt(file, [...path, i], `低于 ${from.text} 的没有档：第一档不写下限`));
      continue;
    }
    const end = before.to;
    if (!end || !from) faults.push(faultAt(file, [...path, i], '两档重叠：各写各的一段'));
    else if (new Decimal(end.value).lt(from.value))
      faults.push(faultAt(file, [...path, i], `${end.text} 和 ${from.text} 之间没有档：补上空档`));
    else if (new Decimal(end.value).gt(from.value))
      faults.push(faultAt(file, [...path, i], `${from.text} 和 ${end.text} 之间有两档重叠：各写各的一段`));
    else if ((before.band.max !== undefined) === (band.min !== undefined))
      faults.push(
        faultAt(
          file,
          [...path, i],
          `正好 ${from.text} ${band.min ? '落在两档里' : '不在任何一档里'}：max 后面接 above，below 后面接 min`,
        ),
      );
  }
  const last = ends.at(-1);
  if (last?.to) faults.push(faultAt(file, [...path, last.i], `超过 ${last.to.text} 的没有档：最后一档不写上限`));
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
    ...gaps.map((answer) => faultAt(file, path, `“${answer}”没有档：加一档，或用条件排除`)),
    ...twice.map((answer) => faultAt(file, path, `“${answer}”有两档：只留一档`)),
  ];
}

/** Whether conditions leave an answer possible, other facts aside. */
function letsThrough(condition: Condition, name: string, answer: string): boolean {
  if ('all' in condition) return condition.all.every((c) => letsThrough(c, name, answer));
  if ('any' in condition) return condition.any.some((c) => letsThrough(c, name, answer));
  if (!('is' in condition) || condition.fact !== name) return true;
  return Array.isArray(condition.is) ? condition.is.includes(answer) : condition.is === answer;
}
