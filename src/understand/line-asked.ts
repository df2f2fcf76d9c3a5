import type { LanguageData } from '../knowledge/language-data.ts';
import type { StatedFigure } from './stated-figures.ts';

/** A figure of which it is asked on which side of a line it falls: 刚好1吨的按500还是2000, 以上含不含300万, 2.96%四舍五入算不算3%. */
export interface LineAsked {
  readonly figure: StatedFigure;
  /** The other figures that the message says. */
  readonly others: readonly StatedFigure[];
  /** Which of several steps it falls into; whether the line itself counts, or is reached; whether it may be rounded up to it. */
  readonly asks: 'step' | 'inclusion' | 'reached' | 'rounding';
}

/** A message so short asks nothing else: 那5吨整的咧. */
const SHORT = 14;

/** The figure of a message that stands right on a line, where that is what is asked about; null where none does. */
export function lineAsked(text: string, figures: readonly StatedFigure[], language: LanguageData): LineAsked | null {
  const shows = (words: string, where = text) => language.pattern(`{${words}}`).test(where);
  const of = (figure: StatedFigure | undefined, asks: LineAsked['asks']): LineAsked | null =>
    figure ? { figure, asks, others: figures.filter((f) => f !== figure) } : null;
  const sized = figures.filter((f) => !f.vague && !NO_SIZE.test(f.unit));
  if (shows('rounds-off')) return of(sized.find((f) => f.value.includes('.')) ?? sized[0], 'rounding');
  const exact = sized.find(
    (f) => shows('exactly-before', text.slice(0, f.start)) || shows('exactly-after', text.slice(f.end)),
  );
  if (shows('asks-inclusion')) return of(exact ?? sized[0], 'inclusion');
  const asks = shows('asks-which-step') || shows('asks-on-the-line') || text.length <= SHORT;
  return exact && asks ? of(exact, shows('asks-which-step') || text.length <= SHORT ? 'step' : 'reached') : null;
}

/** Units of what is no size of anything. */
const NO_SIZE = /^(?:date|document|ordinal)/;
