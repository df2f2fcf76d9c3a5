import type { Product } from '../../knowledge/award.ts';
import type { Quantity } from '../../language/quantity.ts';
import { Decimal, perCent, toFen } from '../value/decimal.ts';
import type { Ends } from '../value/ends.ts';
import {
  asPerCent,
  atMost,
  beyond,
  dividedBy,
  endsOf,
  exactly,
  type Sum,
  sumBetween,
  times,
  unbounded,
  withLines,
} from '../value/interval.ts';
import { endsIn, type Frame, knownAs } from '../value/lookup.ts';
import {
  joinPhrases,
  nounOf,
  ofFact,
  ofFactWithin,
  ofRule,
  ofRuleWithin,
  type Printed,
  phrase,
  type StepPhrase,
  stepFigure,
  unitIn,
} from '../value/step.ts';
import { meanOf, type OfPart } from '../value/value.ts';
import { tierOf } from './tiers.ts';

/** A fact as an operand, and how it is printed once known. */
export function operand(frame: Frame, name: string): Operand {
  const known = knownAs(frame, name, 'number');
  if (!known) return { sum: unbounded(name), printed: null, each: [] };
  const ends = endsIn(known);
  const sum = { ...sumBetween(ends), assumed: known.origin === 'assumed' ? [name] : [] };
  return { sum, printed: frame.trace ? ofFactWithin(frame, name, ends, known.origin) : null, each: known.each ?? [] };
}

interface Operand {
  readonly sum: Sum;
  readonly printed: Printed | StepPhrase | null;
  /** What goes with each part of a sum, where it was told part by part. */
  readonly each: readonly OfPart[];
}

/** The base, made smaller as the clause says, times its rate. Each operation that changes something is a line. */
export function product(it: Product, frame: Frame): Sum {
  const base = operand(frame, it.of);
  let { sum, printed } = base;
  const unit = unitIn(frame, it.of);
  const noun = nounOf(frame.given.book, it.of);
  const becomes = (next: Sum, line: (result: Printed | StepPhrase) => StepPhrase) => {
    const before = endsOf(sum);
    const after = endsOf(next);
    sum = next;
    if (!frame.trace || !after || !before || same(before, after)) return;
    printed = withoutTail(ofRuleWithin(frame, after, unit, noun), after, (value) => ofRule(frame, value, unit, noun));
    sum = withLines(sum, line(printed));
  };
  const was = (): Printed | StepPhrase | string => printed ?? '';
  if (it.ofAtMost) {
    const limit = stepFigure(frame, it.ofAtMost, noun);
    const before = was();
    becomes(atMost(sum, new Decimal(it.ofAtMost.value)), () => ({
      ...phrase`${it.of}${before}，超过${limit}的部分不计，按${limit}算`,
      leavesOut: true,
    }));
  }
  if (it.excess) {
    const limit = stepFigure(frame, it.excess, noun);
    const before = was();
    becomes(beyond(sum, new Decimal(it.excess.value)), (result) => phrase`${before} − ${limit} = ${result}`);
  }
  if (it.prorate) {
    const { fact, per } = it.prorate;
    const part = operand(frame, fact);
    const before = was();
    becomes(times(sum, atMost(dividedBy(part.sum, new Decimal(per.value)), new Decimal(1))), (result) => {
      const used = part.each.map((p) => phrase`${own(frame, it.of, p.of)}用了${own(frame, fact, p.value)}`);
      const spans = used.length > 0 ? joinPhrases(used, '，') : phrase`${before}用了${part.printed ?? ''}`;
      return phrase`${spans}，按${stepFigure(frame, per)}期折算为${result}`;
    });
  }
  return rated(it, frame, sum, printed);
}

/** The reduced base times rate, tier and further factor, in one line. */
function rated(it: Product, frame: Frame, base: Sum, printed: Printed | StepPhrase | null): Sum {
  const factors: (Printed | StepPhrase | string)[] = [];
  let sum = base;
  let shownBase: Printed | StepPhrase | null = printed;
  let label: StepPhrase | null = null;
  const by = (factor: Sum, shown: () => Printed | StepPhrase | string) => {
    sum = times(sum, factor);
    if (frame.trace) factors.push(shown());
  };
  const byQuantity = (q: Quantity) =>
    by(exactly(fraction(q)), () => stepFigure(frame, q, nounOf(frame.given.book, it.of)));
  if (it.rate && it.rate !== 'open') {
    if ('fact' in it.rate) {
      const { fact } = it.rate;
      const rate = operand(frame, fact);
      const each = it.ofAtMost ? mostPaid(rate.each, new Decimal(it.ofAtMost.value)) : rate.each;
      if (each.length > 0) {
        sum = times(sum, exactly(perCent(meanOf(each))));
        const terms = each.map((p) => phrase`${own(frame, it.of, p.of)} × ${own(frame, fact, p.value)}`);
        shownBase = phrase`（${joinPhrases(terms, ' + ')}）`;
      } else by(asPerCent(rate.sum), () => rate.printed ?? '');
    } else byQuantity(it.rate);
  }
  if (it.tiers) {
    const tier = tierOf(it.tiers, frame);
    by(tier.sum, () => (tier.pays ? stepFigure(frame, tier.pays, nounOf(frame.given.book, it.of)) : ''));
    label = tier.label;
  }
  if (it.times) byQuantity(it.times);
  const ends = endsOf(sum);
  if (!frame.trace || !ends || !shownBase || !factors.length) return sum;
  const product = factors.reduce<StepPhrase>((so, factor) => phrase`${so} × ${factor}`, phrase`${shownBase}`);
  const line = phrase`${product} = ${ofRuleWithin(frame, ends, 'CNY')}`;
  return withLines(sum, label ? phrase`${label}：${line}` : line);
}

const HUNDRED = new Decimal(100);

/** 2866666.67元 on the way is told as 约286.67万元. */
function withoutTail(
  printed: Printed | StepPhrase,
  { value }: Ends,
  print: (value: Decimal) => Printed,
): Printed | StepPhrase {
  const isLong =
    'printed' in printed && printed.unit === 'CNY' && value.gte(10_000) && !toFen(value).eq(toFen(value).round(0));
  return isLong ? phrase`约${print(value.div(HUNDRED).round(0).times(HUNDRED))}` : printed;
}

/** A figure of one part, as the asker told it. */
const own = (frame: Frame, fact: string, value: Decimal): Printed => ofFact(frame, fact, value, 'user');

/** Of parts that come to more than is counted, those of the highest rates up to it. */
function mostPaid(each: readonly OfPart[], limit: Decimal): readonly OfPart[] {
  if (each.reduce((all, { of }) => all.plus(of), new Decimal(0)).lte(limit)) return each;
  let left = limit;
  return [...each]
    .sort((a, b) => b.value.cmp(a.value))
    .flatMap((part) => {
      const of = part.of.gt(left) ? left : part.of;
      left = left.minus(of);
      return of.gt(0) ? [{ ...part, of }] : [];
    });
}

function fraction(quantity: Quantity): Decimal {
  const value = new Decimal(quantity.value);
  return quantity.unit === '%' ? perCent(value) : value;
}

function same(a: Ends, b: Ends): boolean {
  return a.value.eq(b.value) && a.low.eq(b.low) && (a.high && b.high ? a.high.eq(b.high) : a.high === b.high);
}
