import { asksFor, titlesIn } from '../knowledge/condition.ts';
import { type FactBook, factInRole, titleCalled } from '../knowledge/fact.ts';
import type { Rule } from '../knowledge/measure.ts';
import { type RuleBook, rulesOn } from '../knowledge/measure-book.ts';
import { rungOf } from '../understand/rise.ts';
import type { Slot } from '../understand/slots/slot.ts';
import { asks } from './choose-measures.ts';
import { titlesNamed } from './hoped-for.ts';

/**
 * 国家级小巨人拿到了，又有两个单项冠军产品: beside the award chosen those that its place pays for the other titles that are told, each for itself.
 * None for a title below one of a higher level that is told, unless it alone is asked about: that one was had before.
 */
export function withAwardsOfTitles(
  picked: readonly Rule[],
  slots: readonly Slot[],
  asOf: string,
  book: RuleBook,
): readonly Rule[] {
  const titles = titlesNamed(slots);
  const region = picked[0]?.scope?.region;
  const isFor = ({ conditions }: Rule): boolean => titlesIn(conditions).some((title) => titles.includes(title));
  const told = slots.filter(
    ({ fact, exactness }) => exactness !== 'partial' && book.facts.get(fact)?.role === undefined,
  );
  const isOfTold = (rule: Rule): boolean => told.some(({ fact }) => asks(rule, fact, book.facts));
  if (region === undefined || !picked.every((rule) => paysOnce(rule) && (isFor(rule) || isOfTold(rule)))) return picked;
  const further = rulesOn(book, asOf).filter(
    (rule) =>
      !picked.includes(rule) &&
      String(rule.scope?.region) === String(region) &&
      paysOnce(rule) &&
      isFor(rule) &&
      !isPassed(rule, titles, book.facts),
  );
  const open = picked.filter((rule) => !isPassed(rule, titles, book.facts));
  return [...(open.length > 0 ? open : picked), ...further];
}

/** A sum of its own, or one for each thing, that rests on no figures of a year. */
const paysOnce = ({ award }: Rule): boolean =>
  'promise' in award &&
  award.recurrence !== 'yearly' &&
  ('fixed' in award.amount || 'each' in award.amount || 'tiers' in award.amount);

/** Paid for the first time that a title is had, which lies below one of a higher level that is told. */
function isPassed({ conditions }: Rule, titles: readonly string[], book: FactBook): boolean {
  if (!asksFor(conditions, factInRole(book, 'newly-recognised'))) return false;
  const told = titles.flatMap((title) => {
    const rung = rungOf(title, book);
    return rung ? [{ ...rung, level: titleCalled(title, book)?.option.level }] : [];
  });
  return titlesIn(conditions).some((title) => {
    const rung = rungOf(title, book);
    const level = titleCalled(title, book)?.option.level;
    return (
      rung !== null && told.some((one) => one.ladder === rung.ladder && one.height > rung.height && one.level !== level)
    );
  });
}
