import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { dayOf } from '../../understand/counted-from.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { pairsOf, sentencesOf, sharedPairs } from './sentences.ts';
import { answersWith } from './wanted-sentences.ts';

/** What was got before the day from which on a clause pays for it: since its document is in force, or since the year that it names. */
export interface BeforeStart {
  readonly lead: 'before-start';
  readonly clause: Ranked['clause'];
  readonly said: readonly [Figure, ...Figure[]];
  /** Some of what is told is not too early. */
  readonly some: boolean;
  readonly since: Figure | null;
}

/** What the asker got too early for the clause that was chosen; null where nothing is, or it sets no such day. */
export function beforeStart(
  { own, asOf }: Evidence,
  { clause, document }: Ranked,
  language: LanguageData,
): BeforeStart | null {
  const told = own.figures.flatMap((said) => {
    const day = dayOf(said, asOf);
    return day !== null && day <= asOf ? [{ said, day }] : [];
  });
  if (!isBare(document) || told.length === 0) return null;
  const words = pairsOf(own.searched);
  const [best] = sentencesOf(clause)
    .filter((s) => answersWith(s, 'money'))
    .sort((a, b) => sharedPairs(b.text, words) - sharedPairs(a.text, words));
  if (!best) return null;
  const since = best.figures.find(
    (f) => f.unit === 'date' && language.pattern('^^{since-year}').test(clause.text.slice(f.end)),
  );
  const from = since?.value ?? (language.pattern('{new-since-force}').test(best.text) ? document.effective : null);
  if (!from) return null;
  const [first, ...others] = told.filter(({ day }) => day < from.slice(0, day.length)).map(({ said }) => said);
  return first
    ? {
        lead: 'before-start',
        clause,
        said: [first, ...others],
        some: others.length + 1 < told.length,
        since: since ?? null,
      }
    : null;
}
