import type { Clause } from '../../knowledge/document.ts';
import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Span } from '../../understand/reading.ts';
import type { Stretch } from '../../understand/stretch.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { figuresOf, pairsOf, sentencesOf } from './sentences.ts';

/** Which of two alternatives the clause says, and where; `not` null where it says both, each in a sentence of its own. */
export interface WhichOf {
  readonly lead: 'which-of';
  readonly held: Stretch;
  readonly not: Stretch | null;
  readonly on: readonly Span[];
}

/** Of two things of which one is asked for, what the clause says; null where it says neither, or both in one sentence. */
export function whichOf({ own }: Evidence, { clause }: Ranked, language: LanguageData): WhichOf | null {
  const isRest = language.pattern('{alternative-rest}');
  if (!own.alternatives) return null;
  const { one, other } = own.alternatives;
  const ofOne = saidIn(clause, one, other, own, isRest);
  const ofOther = saidIn(clause, other, one, own, isRest);
  if (ofOne.length > 0 && ofOther.length > 0) {
    const apart = sentencesOf(clause).every((s) => !(ofOne.some(isIn(s)) && ofOther.some(isIn(s))));
    return apart ? { lead: 'which-of', held: one, not: null, on: [...ofOne, ...ofOther] } : null;
  }
  if (ofOne.length > 0) return { lead: 'which-of', held: one, not: other, on: ofOne };
  return ofOther.length > 0 ? { lead: 'which-of', held: other, not: one, on: ofOther } : null;
}

const isIn =
  (outer: Span) =>
  (inner: Span): boolean =>
    inner.start >= outer.start && inner.end <= outer.end;

/** Where a clause says what tells a stretch from another, its figure, its own topics or all of it: in the sentence that says most of the question. */
function saidIn(
  clause: Clause,
  { text, ...span }: Stretch,
  other: Stretch,
  own: Evidence['own'],
  isRest: RegExp,
): readonly Span[] {
  const figures = own.figures.filter(isIn(span));
  const words = own.topics.map(({ word }) => word).filter((word) => text.includes(word) && !other.text.includes(word));
  const rest = words.reduce((left, word) => left.replace(word, ''), text);
  const told = words.length > 0 && figures.length === 0 && isRest.test(rest) ? words : [text];
  const asked = pairsOf(own.searched);
  const like = (sentence: string): number => [...pairsOf(sentence)].filter((pair) => asked.has(pair)).length;
  const [best] = sentencesOf(clause)
    .filter((s) => told.every((word) => s.text.includes(word)))
    .sort((a, b) => like(b.text) - like(a.text));
  if (best)
    return told.map((word) => {
      const start = best.start + best.text.indexOf(word);
      return { start, end: start + word.length };
    });
  const [figure, ...others] = figures;
  const isAll = figure !== undefined && others.length === 0 && figure.text === text;
  return isAll
    ? figuresOf(clause)
        .filter((h) => h.value === figure.value && h.unit === figure.unit)
        .slice(0, 1)
    : [];
}
