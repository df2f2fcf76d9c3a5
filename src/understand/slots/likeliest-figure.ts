import type { FactBook } from '../../knowledge/fact.ts';
import type { Figure } from '../../language/figure.ts';
import { isClaim } from './claim-words.ts';
import { factFigureAt, scaleOf } from './read-amounts.ts';
import type { Slot } from './slot.ts';
import { isNegative, type SlotSource, wordsAround } from './source.ts';
import { combine } from './sums.ts';
import { isWorkedOut } from './worked-out.ts';

/** So likely a figure has to tell the fact, of all that it may tell; a bare number surer. */
const LEAST = 0.25;
const LEAST_BARE = 0.4;
/** No other figure may be half as likely. */
const APART = 2;

/**
 * The sum or rate that most likely tells a fact which is asked for, of the figures that no reader took: 不含地12亿，第一年做到6.1亿. What was learned
 * of figures is weighed among the facts that are `open`; one that is told leaves its share to the rest. Null where another figure may tell it too,
 * or where it would exceed what it is a part of.
 */
export function likeliestFigure(
  source: SlotSource,
  said: readonly Slot[],
  name: string,
  open: readonly string[],
): Slot | null {
  const { senses, book } = source;
  if (!senses.knows(name)) return null;
  const free = source.figures.filter((f) => isFree(source, f, name, said));
  const weighed = free
    .map((figure) => ({ figure, weight: weightOf(source, figure, name, open) }))
    .sort((a, b) => b.weight - a.weight);
  const [best, next] = weighed;
  if (!best || best.weight < (best.figure.unit === 'number' ? LEAST_BARE : LEAST)) return null;
  if (next && next.weight * APART > best.weight) return null;
  const { figure } = best;
  const noun = { fact: name, deniable: false, start: figure.start, end: figure.end };
  const told = factFigureAt(source, figure, noun, name);
  const [slot] = combine(source, [{ ...told, readings: [`没有写明是什么的数按${name}理解`, ...told.readings] }]);
  return slot && slot.exactness !== 'partial' && !exceedsWhole(slot, said, book) ? slot : null;
}

function weightOf({ senses }: SlotSource, figure: Figure, name: string, open: readonly string[]): number {
  const sense = senses.of(figure);
  if (!sense) return 0;
  const of = sense.odds(name);
  const among = [...new Set([name, ...open])].reduce((sum, fact) => sum + sense.odds(fact), 0);
  return of / (among + 1 - sense.told || 1);
}

/** A sum, or a number that may be one in 万, of the firm itself, that nothing took and that claims nothing. */
function isFree(source: SlotSource, figure: Figure, name: string, said: readonly Slot[]): boolean {
  const isRate = source.book.get(name)?.type === 'rate';
  const fits = isRate
    ? figure.unit === '%'
    : figure.unit === 'CNY' || (figure.unit === 'number' && isNewSum(source, figure));
  return (
    fits &&
    !said.some((s) => s.start < figure.end && figure.start < s.end) &&
    !isNegative(source, figure) &&
    !isWorkedOut(source, figure) &&
    !isClaim(source, figure, { named: wordsAround(source, figure).before.includes(name), names: false })
  );
}

/** A number that may be so many 万, and says no sum of the message again: 订单1500万…, 1500在1000到2000里面. */
function isNewSum({ figures }: SlotSource, figure: Figure): boolean {
  const inWan = Number(figure.value) * WAN;
  return (
    !figure.vague && scaleOf(figure) === 'wan' && !figures.some((f) => f.unit === 'CNY' && Number(f.value) === inWan)
  );
}
const WAN = 10_000;

/** 开工首年完成投资 is no more than the project's investment. */
function exceedsWhole({ fact, value }: Slot, said: readonly Slot[], book: FactBook): boolean {
  const known = book.get(fact);
  const whole = known && 'notAbove' in known ? said.find((s) => s.fact === known.notAbove)?.value : undefined;
  return typeof whole === 'string' && typeof value === 'string' && Number(value) > Number(whole);
}
