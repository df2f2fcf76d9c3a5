import type { LanguageData } from '../knowledge/language-data.ts';
import type { Figure } from '../language/figure.ts';
import type { FigureSenses } from './figure-sense.ts';
import { isOfOthers } from './figures-claimed.ts';
import type { StatedFigure } from './stated-figures.ts';

/** A figure that a message puts into the mouth of a policy, whatever else it asks: 听说奖5万, 目标是一万家吧. */
export interface AttributedFigure {
  readonly said: StatedFigure;
  /** What the message says that it is of. */
  readonly words: string;
  /** It is likelier a policy's than the firm's, whatever fact it was read as. */
  readonly sure: boolean;
  /** It is said to be given. */
  readonly given: boolean;
  /** It is asked whether it may be counted on. */
  readonly asksSure: boolean;
  /** Of two it is asked which one is right, or whether they are of one thing. */
  readonly beside: 'which-is-right' | 'same' | null;
}

/** So likely a figure is one that a policy is said to have; and so likely, where it is held up to be confirmed as well. */
const LIKELY = 0.6;
const LIKELY_IF_ASKED = 0.3;
/** A sum that is counted on is the firm's own only where that is likelier than this. */
const OF_FIRM = 0.3;
/** So likely whatever else is said. */
const SURELY = 0.8;

/** Money, rates and counts alone are held against a text; a bare number may be either of these. */
const HELD_AGAINST = /^(?:CNY(?:\/|$)|%$|count$|number$)/;
/** Fewer are counted in passing. */
const FEW = 10;

/** The figures of a message that it attributes to a policy, each value once: as it is said last. */
export function figuresAttributed(
  text: string,
  figures: readonly StatedFigure[],
  senses: FigureSenses,
  language: LanguageData,
): readonly AttributedFigure[] {
  const shows = (name: string, part: string) => language.pattern(`{${name}}`).test(part);
  const two = shows('asks-which-is-right', text) ? 'which-is-right' : shows('asks-whether-same', text) ? 'same' : null;
  const sure = shows('asks-whether-sure', text);
  const asked = two !== null || sure || shows('asks-to-confirm', text);
  const says = asked || shows('says-so', text);
  const likely = (f: Figure) => senses.of(f)?.claimed ?? 0;
  const isPut = (f: Figure) =>
    (two !== null && f.unit === 'count') ||
    (sure && f.unit === 'CNY' && (senses.of(f)?.told ?? 0) < OF_FIRM) ||
    likely(f) >= (asked ? LIKELY_IF_ASKED : LIKELY);
  const isClaimed = (f: StatedFigure): boolean =>
    HELD_AGAINST.test(f.unit) &&
    !f.vague &&
    !f.told &&
    Number(f.value) > 0 &&
    !(f.unit === 'count' && Number(f.value) < FEW) &&
    !isOfOthers(text, f, language) &&
    !shows('as-difference', text.slice(f.end)) &&
    !language.pattern('{supposed-figure}$$').test(text.slice(0, f.start)) &&
    (says || f.paid || f.ofClause || likely(f) >= SURELY) &&
    isPut(f);
  const claimed = figures.filter(isClaimed);
  const isAlike = (a: Figure, b: Figure) => a.value === b.value && a.unit === b.unit;
  const each = claimed.filter((f, i) => !claimed.slice(i + 1).some((later) => isAlike(later, f)));
  const beside = each.length === 2 ? two : null;
  const isGiven = ({ start, paid, behind }: StatedFigure): boolean =>
    paid || shows('given-ahead', partBefore(text, start)) || shows('given-behind', behind);
  return each.map((said) => ({
    said,
    words: wordsOf(text, said, beside ? [said] : each),
    sure: likely(said) > (senses.of(said)?.told ?? 0),
    given: claimed.some((f) => isAlike(f, said) && isGiven(f)),
    asksSure: sure,
    beside,
  }));
}

/** The part of a text that ends at a place in it. */
const partBefore = (text: string, end: number): string => /[^，,。；;？?！!]*$/.exec(text.slice(0, end))?.[0] ?? '';

/** The words from the figure before it to the one after it, of those that are attributed; of one alone the whole message. */
function wordsOf(text: string, said: Figure, claimed: readonly Figure[]): string {
  if (claimed.length === 1) return `${text.slice(0, said.start)} ${text.slice(said.end)}`;
  const at = claimed.indexOf(said);
  const before = text.slice(claimed[at - 1]?.end ?? 0, said.start);
  const after = /^[^、，,。；;？?！!\s]*/.exec(text.slice(said.end, claimed[at + 1]?.start))?.[0] ?? '';
  return `${before} ${after}`;
}
