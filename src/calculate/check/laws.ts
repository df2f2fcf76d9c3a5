import { type Amount, plainIn } from '../../knowledge/award.ts';
import type { Fault } from '../../knowledge/fault.ts';
import type { RuleFile } from '../../knowledge/measure.ts';
import { awardOf } from '../award/cap-and-years.ts';
import { bareOutcome } from '../decide.ts';
import { frameOf } from '../outcome.ts';
import { usesOf } from '../references.ts';
import type { GivenCase } from '../value/case.ts';
import { Decimal } from '../value/decimal.ts';
import type { FactValue } from '../value/value.ts';
import type { ReadExample } from './examples.ts';
import { faultAt } from './figures-in-clause.ts';

/** What must hold of any rule: nothing exceeds the cap, more base never pays less, more information never turns a verdict. */
export function checkLaws(file: RuleFile, worked: readonly ReadExample[]): Fault[] {
  return [...checkBase(file, worked), ...worked.flatMap((w) => checkInformation(file, w))];
}

/** From each eligible example the base grows through every threshold of the rule; what is paid may only grow with it. */
function checkBase(file: RuleFile, worked: readonly ReadExample[]): Fault[] {
  const rule = file.data;
  if (!('promise' in rule.award)) return [];
  const { award } = rule;
  for (const { example, given, today } of worked) {
    if (example.expect.verdict !== 'eligible') continue;
    for (const name of basesOf(award.amount)) {
      let paid = new Decimal(0);
      for (const base of ladder(file, given, name)) {
        const value = awardOf(award, frameOf(rule, withBase(given, name, base), { today }, false)).value;
        if (!value) continue;
        if (award.cap && value.gt(award.cap.value))
          return [faultAt(file, ['award', 'cap'], `${name} ${base} 给 ${value}，超过了上限 ${award.cap.text}`)];
        if (value.lt(paid))
          return [
            faultAt(file, ['award', 'amount'], `${name}少时给 ${paid}，${base} 时却给 ${value}：基数多的不能给得少`),
          ];
        paid = value;
      }
    }
  }
  return [];
}

const basesOf = (whole: Amount): string[] =>
  plainIn(whole).flatMap((amount) => {
    if ('each' in amount) return [amount.per, ...(amount.for === undefined ? [] : [amount.for])];
    if ('actual' in amount) return [amount.actual];
    return 'of' in amount ? [amount.of] : [];
  });

/** Values of a base in rising order: around each figure of the rule and each value of the example, and far beyond. */
function ladder(file: RuleFile, given: GivenCase, name: string): Decimal[] {
  const marks = usesOf(file.data, given.book).figures.map((f) => f.figure.value);
  const own = given.values.get(name);
  const all = new Set([...marks, ...(own?.type === 'number' ? [own.value.toFixed()] : []), '1', '1e9']);
  const steps = [...all]
    .filter((v) => /^[\d.e]+$/.test(v))
    .flatMap((v) => ['0.5', '0.999', '1', '1.001', '2', '10'].map((by) => new Decimal(v).times(by)));
  return steps.sort((a, b) => a.cmp(b));
}

/** The same facts with another base, also inside a list. */
function withBase(given: GivenCase, name: string, base: Decimal): GivenCase {
  const value: FactValue = { type: 'number', value: base };
  const values = new Map([...given.values].map(([n, v]) => [n, v.type === 'list' ? inItems(v, name, value) : v]));
  if (values.has(name) || ![...values.values()].some((v) => v.type === 'list')) values.set(name, value);
  return { ...given, values };
}

function inItems(list: Extract<FactValue, { type: 'list' }>, name: string, value: FactValue): FactValue {
  return { ...list, items: list.items.map((item) => (item.has(name) ? new Map(item).set(name, value) : item)) };
}

/**
 * Information is monotone: on every subset of the facts, with nothing assumed, the verdict is open or the final one, and what it
 * can still come to at most is never below what it comes to.
 */
function checkInformation(file: RuleFile, { at, example, given, today }: ReadExample): Fault[] {
  const names = [...given.values.keys()];
  const final = new Decimal(example.expect.amount?.value ?? 0);
  for (let mask = 0; mask < 2 ** names.length; mask++) {
    const known = names.filter((_, i) => mask & (1 << i));
    const values = new Map(known.map((n) => [n, given.values.get(n) as FactValue]));
    const got = bareOutcome(file.data, { ...given, values }, { today, assume: false });
    const knowing = `${example.name}，只知道${known.join('、') || '（什么都不知道）'}`;
    if (got.verdict !== 'needs-facts' && got.verdict !== example.expect.verdict)
      return [faultAt(file, ['examples', at], `${knowing}：结论是 ${got.verdict}，最后却是 ${example.expect.verdict}`)];
    if (got.verdict === 'needs-facts' && got.most && final.gt(got.most))
      return [faultAt(file, ['examples', at], `${knowing}：最多 ${got.most}，最后却是 ${final}`)];
  }
  return [];
}
