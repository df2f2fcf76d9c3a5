import type { LanguageData } from '../knowledge/language-data.ts';
import { everywhere } from '../language/pattern.ts';
import { isOfOthers } from './figures-claimed.ts';
import type { Span } from './span.ts';
import type { StatedFigure } from './stated-figures.ts';

/** One of several figures that a message puts up to be checked: 底数2981户、每年净增300户，对不对. */
export interface FigurePutUp {
  readonly said: StatedFigure;
  /** The words of its own part of the list. */
  readonly words: string;
  /** The two characters right before it: 净增 of 每年净增300户; '' where it has none of its own. */
  readonly lead: string;
  /** It is put beside the one before it: 9500家还是1万家. */
  readonly instead: boolean;
  /** As it is to be called: with the few words right before it. */
  readonly called: Span & { readonly text: string };
}

const CHECKED = /^(?:CNY(?:\/|$)|%$|count$|number$)/;
/** Fewer are counted in passing. */
const FEW = 10;

/** The figures of a message that asks whether what it writes is right; empty where they are fewer than two. */
export function figuresPutUp(
  text: string,
  figures: readonly StatedFigure[],
  language: LanguageData,
): readonly FigurePutUp[] {
  const isListed = ({ end, value }: StatedFigure) =>
    Number(value) >= FEW && !isYear(Number(value)) && /^(?:[、，,。；;？?]|$)/.test(text.slice(end));
  const all = figures.filter(
    (f) =>
      CHECKED.test(f.unit) &&
      !f.vague &&
      !f.told &&
      Number(f.value) > 0 &&
      !(f.unit === 'count' && Number(f.value) < FEW) &&
      (f.unit !== 'number' || isListed(f)) &&
      !isOfOthers(text, f, language) &&
      !language.pattern('{supposed-figure}$$').test(text.slice(0, f.start)),
  );
  const isRange = ({ end }: StatedFigure) => language.pattern('^^{range-to}').test(text.slice(end));
  // 已达4500户 puts up what has come of it.
  if (all.some((f) => f.reached || isRange(f))) return [];
  const isInstead = (i: number): boolean =>
    language.pattern('^^{or-instead}$$').test(text.slice(all[i - 1]?.end ?? text.length, all[i]?.start));
  const isAsked = all.some(({ unit }, i) => isInstead(i) && unit === 'count');
  if (all.length < 2 || !(isAsked || language.pattern('{asks-to-check}').test(text))) return [];
  const words = all.map((said, i) =>
    ownWords(text, said, all[i - 1], all[i + 1]).replace(everywhere(language.pattern('{year-told}'), 'gu'), ' '),
  );
  return all.map((said, i) => ({
    said,
    words: (isInstead(i) ? words[i - 1] : words[i]) ?? '',
    lead: /\p{Script=Han}{2}$/u.exec(text.slice(all[i - 1]?.end ?? 0, said.start))?.[0] ?? '',
    instead: isInstead(i),
    called: calledAs(text, said, isInstead(i) ? said.start : (all[i - 1]?.end ?? 0)),
  }));
}

const isYear = (value: number): boolean => value >= 1990 && value <= 2100;

/** 每年新增300户, of no more words than can be read at a glance. */
function calledAs(text: string, { start, end }: Span, since: number): FigurePutUp['called'] {
  const lead = /[^、，,。；;？?！!：:“”"\s]*$/.exec(text.slice(since, start))?.[0] ?? '';
  const from = lead.length > LONGEST ? start : start - lead.length;
  return { text: text.slice(from, end), start: from, end };
}
const LONGEST = 12;

/** Since the figure before it, the rest of whose part is said of that one, as far as the next mark behind it. */
function ownWords(
  text: string,
  { start, end }: StatedFigure,
  before: StatedFigure | undefined,
  next: StatedFigure | undefined,
): string {
  const since = text.slice(before?.end ?? 0, start);
  const rest = /^[^、，,。；;？?！!\s]*[、，,。；;？?！!\s]/;
  const own = before ? since.replace(rest, '') : (/[^。；;？?！!：:]*$/.exec(since)?.[0] ?? '');
  const behind = /^[^、，,。；;？?！!\s]*/.exec(text.slice(end, next?.start))?.[0] ?? '';
  return `${own} ${behind}`;
}
