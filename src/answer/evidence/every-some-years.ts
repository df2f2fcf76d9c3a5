import type { Knowledge } from '../../knowledge/load.ts';
import type { Span } from '../../understand/span.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { pairsOf, sentencesOf, sharedPairs } from './sentences.ts';
import { textMeant } from './text-meant.ts';

/** A document has something asked for once in so many years, where it is asked whether it is every year. */
export interface EverySomeYears {
  readonly lead: 'every-some-years';
  readonly of: Ranked;
  readonly piece: Span;
}

/** So many pairs of characters in common speak of one thing. */
const SPOKEN_OF = 4;

/** Of the document that is meant the one sentence that says so of what is asked; null where nobody asks, or none does. */
export function everySomeYears(evidence: Evidence, { language }: Knowledge): EverySomeYears | null {
  if (!evidence.own.signs.ways.has('asks-each-year')) return null;
  const text = textMeant(evidence);
  if (!text || !isBare(text.document)) return null;
  const words = pairsOf(evidence.question.searched);
  const found = text.document.clauses.flatMap((clause) =>
    sentencesOf(clause).flatMap((sentence) => {
      const says = language.pattern('{every-some-years}').test(sentence.text);
      const near = sharedPairs(`${clause.heading} ${sentence.text}`, words);
      return says && (near >= SPOKEN_OF || clause === text.clause) ? [{ clause, piece: sentence }] : [];
    }),
  );
  const [one, ...others] = found;
  if (!one || others.length > 0) return null;
  return { lead: 'every-some-years', of: { ...text, clause: one.clause }, piece: one.piece };
}
