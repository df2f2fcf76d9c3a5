import { type Amount, amountParts, isOpenAmount, type Product, type Tiers } from '../../knowledge/award.ts';
import { COMPARATORS, type Condition } from '../../knowledge/condition.ts';
import type { Fault } from '../../knowledge/fault.ts';
import type { RuleFile } from '../../knowledge/measure.ts';
import { evaluate } from '../condition/evaluate.ts';
import { withinYears } from '../condition/years.ts';
import { frameOf } from '../outcome.ts';
import type { Path } from '../references.ts';
import { type Frame, itemFrame, knownAs } from '../value/lookup.ts';
import type { ReadExample } from './examples.ts';
import { faultAt } from './figures-in-clause.ts';

/** One thing that examples must show from both sides: a question with the answer that each example gives it. */
interface Sided {
  readonly path: Path;
  readonly what: string;
  readonly answers: (frame: Frame) => readonly (boolean | null)[];
}

/** There is an example on both sides of every threshold, recognition, answer, span of years, band and cap. */
export function checkSides(file: RuleFile, worked: readonly ReadExample[]): Fault[] {
  const rule = file.data;
  const frames = worked.map(({ given, today }) => frameOf(rule, given, { today }, false));
  const faults = sidedOf(rule).flatMap(({ path, what, answers }) => {
    const given = new Set(frames.flatMap(answers));
    const lacks = [true, false].filter((side) => !given.has(side)).map((side) => (side ? '满足' : '不满足'));
    return lacks.map((side) => faultAt(file, path, `没有例子${side}${what}：加一个`));
  });
  return [...faults, ...checkCap(file, worked), ...checkFloor(file, worked), ...checkCapEach(file, worked)];
}

function sidedOf({ conditions, award }: RuleFile['data']): Sided[] {
  const sided = conditions ? inCondition(conditions, ['conditions'], (frame) => [frame]) : [];
  if (!('promise' in award)) return sided;
  const { years } = award;
  if (years)
    sided.push({
      path: ['award', 'years'],
      what: `${years.count.text}的年限`,
      answers: (frame) => [withinYears(years, frame).truth],
    });
  return [...sided, ...inAmount(award.amount, ['award', 'amount'])];
}

type Frames = (frame: Frame) => readonly Frame[];

/** The leaves of a condition, each comparison by itself; inside a list, as the items answer. */
function inCondition(condition: Condition, path: Path, frames: Frames): Sided[] {
  if ('all' in condition) return condition.all.flatMap((c, i) => inCondition(c, [...path, 'all', i], frames));
  if ('any' in condition) return condition.any.flatMap((c, i) => inCondition(c, [...path, 'any', i], frames));
  if ('not' in condition) return inCondition(condition.not, [...path, 'not'], frames);
  if ('some' in condition)
    return inCondition(condition.where, [...path, 'where'], (frame) =>
      frames(frame).flatMap((f) => itemsOf(f, condition.some)),
    );
  const leaf = (c: Condition, at: Path, what: string): Sided => ({
    path: at,
    what,
    answers: (frame) => frames(frame).map((f) => evaluate(c, f).truth),
  });
  if ('is' in condition) return [leaf(condition, path, `“${condition.fact}”为 ${String(condition.is)}`)];
  if ('has' in condition) return [leaf(condition, path, `“${condition.fact}”有“${condition.has}”`)];
  return COMPARATORS.flatMap((limit) => {
    const than = condition[limit];
    if (!than) return [];
    const { min: _a, above: _b, max: _c, below: _d, ...measured } = condition;
    return [leaf({ ...measured, [limit]: than } as Condition, [...path, limit], ` ${limit} ${than.text}`)];
  });
}

function itemsOf(frame: Frame, list: string): Frame[] {
  return knownAs(frame, list, 'list')?.items.map((item) => itemFrame(frame, list, item)) ?? [];
}

function inAmount(amount: Amount, path: Path): Sided[] {
  const parts = amountParts(amount);
  if (parts) return parts.flatMap(({ at, part }) => inAmount(part, [...path, ...at]));
  if ('sumOver' in amount) {
    const frames: Frames = (frame) => itemsOf(frame, amount.sumOver);
    const where = amount.where ? inCondition(amount.where, [...path, 'where'], frames) : [];
    return [...where, ...inProduct(amount, path, frames)];
  }
  if ('of' in amount) return inProduct(amount, path, (frame) => [frame]);
  return 'tiers' in amount ? inBands(amount.tiers, [...path, 'tiers'], (frame) => [frame]) : [];
}

function inProduct(product: Product, path: Path, frames: Frames): Sided[] {
  const sided: Sided[] = [];
  const bound = (key: 'ofAtMost' | 'excess') => {
    const than = product[key];
    if (than) sided.push(...inCondition({ fact: product.of, above: than }, [...path, key], frames));
  };
  bound('ofAtMost');
  bound('excess');
  return product.tiers ? [...sided, ...inBands(product.tiers, [...path, 'tiers'], frames)] : sided;
}

function inBands({ by, bands }: Tiers, path: Path, frames: Frames): Sided[] {
  return bands.flatMap((band, i): Sided[] => {
    const at = [...path, 'bands', i];
    if (band.is !== undefined) return inCondition({ fact: by, is: band.is }, at, frames);
    const { rate: _r, fixed: _f, is: _i, ...limits } = band;
    return COMPARATORS.some((l) => limits[l]) ? inCondition({ fact: by, ...limits }, at, frames) : [];
  });
}

/** An example stays below the cap and one reaches it, where the amount is calculated. */
function checkCap(file: RuleFile, worked: readonly ReadExample[]): Fault[] {
  const { award } = file.data;
  if (!('promise' in award) || !award.cap) return [];
  const { cap, amount } = award;
  if (isOpenAmount(amount)) return [];
  const paid = worked.flatMap(({ example }) => example.expect.amount?.value ?? []);
  const faults: Fault[] = [];
  if (!paid.some((v) => Number(v) === Number(cap.value)))
    faults.push(faultAt(file, ['award', 'cap'], `没有例子达到上限 ${cap.text}：加一个`));
  if (!paid.some((v) => Number(v) < Number(cap.value)))
    faults.push(faultAt(file, ['award', 'cap'], `没有例子低于上限 ${cap.text}：加一个`));
  return faults;
}

/** An example gets no more than the floor, and one gets more. */
function checkFloor(file: RuleFile, worked: readonly ReadExample[]): Fault[] {
  const { award } = file.data;
  if (!('promise' in award) || !award.floor) return [];
  const { floor } = award;
  const paid = worked.flatMap(({ example }) => example.expect.amount?.value ?? []);
  const lacks = [
    ...(paid.some((v) => Number(v) === Number(floor.value)) ? [] : ['只拿到']),
    ...(paid.some((v) => Number(v) > Number(floor.value)) ? [] : ['高于']),
  ];
  return lacks.map((side) => faultAt(file, ['award', 'floor'], `没有例子${side}下限 ${floor.text}：加一个`));
}

/** An example stays below so much for each, and one reaches it. */
function checkCapEach(file: RuleFile, worked: readonly ReadExample[]): Fault[] {
  const { award } = file.data;
  if (!('promise' in award) || !award.capEach || isOpenAmount(award.amount)) return [];
  const { cap, per } = award.capEach;
  const sides = new Set(
    worked.flatMap(({ example, given }) => {
      const count = given.values.get(per);
      const paid = example.expect.amount;
      return count?.type === 'number' && paid ? [count.value.times(cap.value).eq(paid.value)] : [];
    }),
  );
  const lacks = [true, false].filter((side) => !sides.has(side)).map((side) => (side ? '达到' : '低于'));
  return lacks.map((side) => faultAt(file, ['award', 'capEach'], `没有例子${side}每${per} ${cap.text} 的上限：加一个`));
}
