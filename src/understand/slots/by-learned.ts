import { type Figure, isSumOrRate } from '../../language/figure.ts';
import { isOfAnother } from './of-another.ts';
import { hasParts } from './one-of-several.ts';
import type { SlotSource } from './source.ts';

/**
 * Where what was learned decides over patterns. A wrong sum costs more than a figure that is asked for again: what is taken, or given to
 * another fact than patterns give it to, has to be surer than what is left out.
 */
const TAKEN = 0.75;
const SUM_TAKEN = 0.65;
const MOVED = 0.85;
/** Of a sum that may have parts none is taken where another figure may be one too. */
const MAY_JOIN = 0.4;
const LEFT_OUT = 0.08;
const UNLIKELY = 0.25;

/** The figure is surely no fact of the firm that is asked about: a claim, a result, a price, something of somebody else. */
export function isLeftOut({ senses, book }: SlotSource, figure: Figure, fact: string | null): boolean {
  // What was had of an award is told of it, and none of the other facts that were learned.
  if (fact !== null && book.get(fact)?.role === 'received-this-year') return false;
  const told = senses.of(figure)?.told;
  return told !== undefined && told < LEFT_OUT && (fact === null || senses.knows(fact));
}

/** A figure that no words call anything likely tells no fact of the firm: what the message is about is none of it. */
export const isUnlikely = ({ senses }: SlotSource, figure: Figure): boolean =>
  (senses.of(figure)?.told ?? 1) < UNLIKELY;

/** The fact that the figure surely tells; `read` is what patterns give it to. What words tell of somebody else stays theirs. */
export function factLearned(source: SlotSource, figure: Figure, read: string | null): string | null {
  const { senses } = source;
  const sense = senses.of(figure);
  if (!sense?.fact || sense.fact === read || isOfAnother(source, figure.start)) return null;
  if (read !== null) return senses.knows(read) && sense.sure >= MOVED ? sense.fact : null;
  const least = isSumOrRate(figure) ? SUM_TAKEN : TAKEN;
  if (sense.sure < least) return null;
  const others = hasParts(sense.fact, source.book) ? surenessOfOthers(source, figure, sense.fact) : [];
  return others.some((sure) => sure >= MAY_JOIN && sure < least) ? null : sense.fact;
}

/** How sure it is of the other figures of its unit, of which the same fact is the likeliest, that they tell it. */
function surenessOfOthers({ senses, figures }: SlotSource, figure: Figure, fact: string): readonly number[] {
  return figures.flatMap((other) => {
    const sense = other === figure || other.unit !== figure.unit ? undefined : senses.of(other);
    return sense?.fact === fact ? [sense.sure] : [];
  });
}

/** Each of several figures is likely the same fact: parts of one sum. */
export const areLikelyAlike = ({ senses }: SlotSource, figures: readonly Figure[], fact: string): boolean =>
  figures.every((figure) => {
    const sense = senses.of(figure);
    return sense?.fact === fact && sense.sure >= SUM_TAKEN;
  });
