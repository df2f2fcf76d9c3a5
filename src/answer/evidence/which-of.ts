import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import type { Span } from '../../understand/span.ts';
import type { QuotedStretch } from '../../understand/stretch.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { sentenceParts } from './pieces.ts';
import { clauseFigures, pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';

/** Which of two alternatives the clause says, and where; `not` null where it says both: `either` where one is enough, else each in a sentence of its own. */
export interface WhichOf {
  readonly lead: 'which-of';
  readonly held: QuotedStretch;
  readonly not: QuotedStretch | null;
  readonly either: boolean;
  readonly on: readonly Span[];
}

/** What stands beside the alternatives decides which sentence is asked about, a figure more than words. */
const FIGURE = 5;
/** Units of what is no size of anything. */
const NO_SIZE = /^(?:date|document|ordinal|number)/;
/** Which of two sums holds is told by what stands beside them. */
const SUMS = /^(?:CNY|number)/;
/** A word that weighs less names nothing. */
const NAMES = 0.5;

/**
 * Of two things of which one is asked for, what the clause says where it says most of the question; null where it says neither, or both
 * without a difference. `loosely`: some of its words are enough for it to be said.
 */
export function whichOf(
  evidence: Evidence,
  { clause }: Ranked,
  language: LanguageData,
  loosely = false,
): WhichOf | null {
  const { own } = evidence;
  if (!own.alternatives) return null;
  const { one, other, beside } = own.alternatives;
  const figures = figuresBeside(evidence);
  const isNamed = (s: Sentence) => s.figures.some((h) => figures.some((f) => f.value === h.value));
  if (figures.length > 0 && !sentencesOf(clause).some(isNamed)) return null;
  const isFigure = ({ text }: QuotedStretch) =>
    own.figures.some((f) => f.text.trim() === text && (SUMS.test(f.unit) || figures.some((b) => b.value === f.value)));
  // 15万还是50万件, cut as 5万 and 50万件, puts two sums side by side all the same.
  const isCut = ({ start }: Span) => own.figures.some((f) => f.start < start && start < f.end);
  if ([one, other].some((side) => isFigure(side) || isCut(side))) return null;
  const asked = pairsOf(beside);
  const like = (text: string) => sharedPairs(text, asked);
  const [best] = sentencesOf(clause)
    .map((s) => ({ s, score: like(s.text) + (isNamed(s) ? FIGURE : 0) }))
    .sort((a, b) => b.score - a.score);
  if (!best) return null;
  const textOf = ({ start, end }: Span) => clause.text.slice(start, end);
  const parts = [...sentenceParts(best.s)].sort((a, b) => like(textOf(b)) - like(textOf(a)));
  const [saysOne, saysOther] = [sayingOf(one, other, evidence, language), sayingOf(other, one, evidence, language)];
  const anybody = language.pattern('^^{anybody}$$');
  const tells = !(anybody.test(one.text) || anybody.test(other.text)) || isNamed(best.s);
  for (const span of [...parts.slice(0, 1), best.s, { start: 0, end: clause.text.length }]) {
    const [first, second] = [saysOne, saysOther].map((says) => says.all(clause, span));
    if (!tells || !first || !second || first.length > 0 === second.length > 0) continue;
    return first.length > 0 ? chosen(one, other, first) : chosen(other, one, second);
  }
  const [first, second] = [saysOne, saysOther].map((says) => says.all(clause, { start: 0, end: clause.text.length }));
  if (first && second && first.length > 0 && second.length > 0)
    return both(one, [...first, ...second], clause, language);
  if (!loosely) return null;
  const [some, more] = [saysOne, saysOther].map((says) => says.some(clause));
  if (!tells || !some || !more || some.length > 0 === more.length > 0) return null;
  return some.length > 0 ? chosen(one, other, some) : chosen(other, one, more);
}

const chosen = (held: QuotedStretch, not: QuotedStretch, on: readonly Span[]): WhichOf => ({
  lead: 'which-of',
  held,
  not,
  either: false,
  on,
});

/** The clause says both: one or the other (取证或备案), or each in a sentence of its own. */
function both(held: QuotedStretch, on: readonly Span[], clause: Clause, language: LanguageData): WhichOf | null {
  const [first, last] = [...on].sort((a, b) => a.start - b.start);
  const either =
    first && last && language.pattern('^^{joins-choices}$$').test(clause.text.slice(first.end, last.start));
  if (either) return { lead: 'which-of', held, not: null, either: true, on };
  const apart = sentencesOf(clause).every((s) => !on.every(isIn(s)));
  return apart && on.length === 2 ? { lead: 'which-of', held, not: null, either: false, on } : null;
}

const isIn =
  (outer: Span) =>
  (inner: Span): boolean =>
    inner.start >= outer.start && inner.end <= outer.end;

/** The figures of the policy that the message names beside its alternatives. */
function figuresBeside({ own: { figures, alternatives }, slots }: Evidence) {
  const put = [alternatives?.one, alternatives?.other];
  return figures.filter(
    (f) =>
      !NO_SIZE.test(f.unit) &&
      !isOneOrTwo(f) &&
      !slots.some((s) => s.start < f.end && s.end > f.start) &&
      !put.some((side) => side && isIn(side)(f)),
  );
}

/** How many characters of one are not its other's too, at the end: 利息 of 利息的50% beside LPR的50%. */
function apart(one: string, other: string): number {
  let shared = 0;
  while (shared < one.length && one.at(-1 - shared) === other.at(-1 - shared)) shared += 1;
  return one.length - shared;
}

/** Where a word stands in a text from a place in it on. */
function placesOf(word: string, text: string, from: number): readonly number[] {
  const at = text.indexOf(word, from);
  return at < 0 ? [] : [at, ...placesOf(word, text, at + 1)];
}

/** Tells where a clause says what tells a stretch from another: all of it, within a span; or some of it, what the clause is called by and what only asks aside. */
function sayingOf(side: QuotedStretch, other: QuotedStretch, { own, question }: Evidence, language: LanguageData) {
  const words = own.topics
    .filter(({ word }) => word.length > 1 && side.text.includes(word) && !other.text.includes(word))
    .sort((a, b) => side.text.indexOf(a.word) - side.text.indexOf(b.word));
  const rest = words.reduce((left, { word }) => left.replace(word, ''), side.text);
  const figures = own.figures.filter(isIn(side));
  const told =
    words.length > 0 && figures.length === 0 && language.pattern('{alternative-rest}').test(rest)
      ? words.map(({ word }) => word)
      : [side.text];
  // 镇财政 is not said by 省财政.
  const levelAt = (text: string, at: number, word: string): string | undefined =>
    (language.pattern('^^{level-mark}').exec(word) ??
      language.pattern('{level-mark}$$').exec(text.slice(0, at)))?.[0][0];
  const place = (word: string, { text }: Clause, { start, end }: Span): readonly Span[] => {
    const meant = question.meanings.filter((m) => m.said === word).map((m) => m.text);
    const level = levelAt(side.text, side.text.indexOf(word), word);
    // What stands for a word without a level of its own says nothing of one.
    const isOfLevel = (at: number, found: string) =>
      !level || (levelAt(text, at, found) ?? (found === word ? level : null)) === level;
    return [word, ...meant]
      .flatMap((found) =>
        placesOf(found, text.slice(0, end), start)
          .filter((at) => isOfLevel(at, found))
          .map((at) => ({ start: at, end: at + found.length })),
      )
      .slice(0, 1);
  };
  const all = (clause: Clause, span: Span): readonly Span[] => {
    const spans = told.map((word) => place(word, clause, span));
    if (spans.every((s) => s.length > 0)) return spans.flat();
    const [figure, ...others] = figures;
    return figure !== undefined && others.length === 0 && figure.text === side.text
      ? clauseFigures(clause)
          .filter((h) => h.value === figure.value && h.unit === figure.unit && isIn(span)(h))
          .slice(0, 1)
      : [];
  };
  const some = (clause: Clause): readonly Span[] => {
    const called = [...clause.path, clause.heading].join(' ');
    const whole = { start: 0, end: clause.text.length };
    const held = words
      .filter(({ word, weight }) => weight >= NAMES && !language.pattern('{only-asks}').test(word))
      .filter(({ word }) => !called.includes(word) && place(word, clause, whole).length > 0);
    // 飞机 of 一台飞机要满 tells nothing of what is asked.
    const length = held.reduce((sum, { word }) => sum + word.length, 0);
    return length > apart(side.text, other.text) / 2 ? held.flatMap(({ word }) => place(word, clause, whole)) : [];
  };
  return { all, some };
}
