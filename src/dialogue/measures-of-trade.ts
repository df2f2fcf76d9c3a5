import type { Knowledge } from '../knowledge/load.ts';
import type { Rule } from '../knowledge/measure.ts';
import { rulesOn } from '../knowledge/measure-book.ts';
import { liesIn } from '../language/region.ts';
import type { Slot, SlotValue } from '../understand/slots/slot.ts';
import { asks } from './choose-measures.ts';

/** 通用机场今年飞920小时，运行补助拿得到不: of the measures chosen those that are for the firm's trades; where all are for others, those of its place and trades that count with a figure told. */
export function measuresOfTrade(
  chosen: readonly Rule[],
  does: readonly string[],
  slots: readonly Slot[],
  place: SlotValue | undefined,
  asOf: string,
  { book, language }: Knowledge,
): readonly Rule[] {
  const common = language.trades.flatMap(({ trade, common }) => (common ? [trade] : []));
  const own = does.filter((trade) => !common.includes(trade));
  const isForOwn = ({ for: whom }: Rule): boolean => own.some((trade) => whom.includes(trade));
  const isForOthers = (rule: Rule): boolean =>
    own.length > 0 && rule.for.length > 0 && !isForOwn(rule) && !rule.for.some((trade) => common.includes(trade));
  const ofOwn = chosen.filter((rule) => !isForOthers(rule));
  if (chosen.length === 0 || ofOwn.length > 0) return ofOwn;
  const figures = slots.filter(
    ({ fact, exactness }) =>
      exactness !== 'partial' && ['number', 'amount', 'list'].includes(book.facts.get(fact)?.type ?? ''),
  );
  const here = ({ scope }: Rule): boolean =>
    scope?.region === undefined || typeof place !== 'string' || liesIn(place, String(scope.region));
  const meant = rulesOn(book, asOf).filter(
    (rule) => isForOwn(rule) && here(rule) && figures.some(({ fact }) => asks(rule, fact, book.facts)),
  );
  return meant.length > 0 ? meant : chosen;
}
