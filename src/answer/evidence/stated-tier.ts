import { holds, limitsOf } from '../../calculate/condition/compare.ts';
import { Decimal } from '../../calculate/value/decimal.ts';
import type { Amount, Band, Tiers } from '../../knowledge/award.ts';
import { titlesIn } from '../../knowledge/condition.ts';
import { titleCalled } from '../../knowledge/fact.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Figure } from '../../language/figure.ts';
import type { Quantity } from '../../language/quantity.ts';
import type { SlotValue } from '../../understand/slots/slot.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { clauseFigures } from './sentences.ts';

/** Of a clause's scale: what the case that the question tells pays, and what the other cases pay. */
export interface StatedTier {
  readonly due: Figure;
  readonly others: readonly Quantity[];
}

/** The tier that the question tells (3吨的飞机, 省内首台套), by the scale of a measure that rests on the clause; null where it tells none. */
export function statedTier({ sums, slots }: Pick<Evidence, 'sums' | 'slots'>, { clause }: Ranked): StatedTier | null {
  for (const { rule } of sums.decided) {
    const tiers = rule.clause === clause.id && 'promise' in rule.award ? tiersOf(rule.award.amount) : undefined;
    const told = tiers ? slots.find((s) => s.fact === tiers.by && s.exactness === 'exact') : undefined;
    const band = told && tiers?.bands.find((b) => fallsIn(told.value, b));
    const pays = band && paysOf(band);
    const due = pays && clauseFigures(clause).find((f) => f.value === pays.value && f.unit === pays.unit);
    if (due?.bound !== 'exact') continue;
    const others = tiers?.bands.flatMap((b) => (b === band ? [] : (paysOf(b) ?? [])));
    return { due, others: others ?? [] };
  }
  return null;
}

/** The tier of a clause that pays several titles each their own sum, by the title that is held, else by the level alone that the message says; null where these tell none, or several. */
export function titleTier({ own, sums }: Evidence, { clause }: Ranked, { book }: Knowledge): StatedTier | null {
  const paid = [...book.rules.values()].flatMap((rule) => {
    const titles = rule.clause === clause.id ? titlesIn(rule.conditions) : [];
    const fixed = 'promise' in rule.award && 'fixed' in rule.award.amount ? rule.award.amount.fixed : undefined;
    const due = fixed && clauseFigures(clause).find((f) => f.value === fixed.value && f.unit === fixed.unit);
    return due && titles.length > 0 ? [{ titles, due }] : [];
  });
  if (paid.length < 2) return null;
  const isOfLevel = (title: string): boolean => {
    const level = titleCalled(title, book.facts)?.option.level;
    const ofLevel = level && book.facts.language.pattern(`{level-${level}}`);
    return Boolean(ofLevel) && own.levels.some((word) => ofLevel?.test(word));
  };
  const held = paid.filter(({ titles }) => titles.some((title) => sums.titles.has.includes(title)));
  const [only, ...more] = held.length > 0 ? held : paid.filter(({ titles }) => titles.some(isOfLevel));
  if (!only || more.length > 0) return null;
  return { due: only.due, others: paid.filter((one) => one !== only).map(({ due }) => due) };
}

/** The scale of an amount that has one; what a step of it pays. */
export const tiersOf = (amount: Amount): Tiers | undefined => ('tiers' in amount ? amount.tiers : undefined);
export const paysOf = (band: Band): Quantity | undefined => band.rate ?? band.fixed;

/** Whether a value (a decimal string in the base unit, or a name) falls into a step of a scale. */
export function fallsIn(value: SlotValue, band: Band): boolean {
  if (typeof value !== 'string') return false;
  if (band.is !== undefined) return band.is === value;
  if (!/^\d+(?:\.\d+)?$/.test(value)) return false;
  return limitsOf(band).every(([limit, { value: than }]) => holds(new Decimal(value), limit, new Decimal(than)));
}
