import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { dayOf } from '../../understand/counted-from.ts';
import type { Working } from '../draft/working.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { paysIn } from './pays-in.ts';
import { pairsOf, type Sentence, sentencesOf, sharedPairs } from './sentences.ts';
import { answersWith } from './wanted-sentences.ts';
import { workOut } from './work-out.ts';
import type { Out } from './worked-shape.ts';

/** What was got before the day from which on a clause pays for it: since its document is in force, or since the year that it names. */
export interface BeforeStart {
  readonly lead: 'before-start';
  readonly clause: Ranked['clause'];
  readonly said: readonly [Figure, ...Figure[]];
  /** Some of what is told is not too early. */
  readonly some: boolean;
  readonly since: Figure | null;
  /** What is paid for those that are not too early, where it is told how many they are and so much is paid for each. */
  readonly rest: { readonly counts: readonly Figure[]; readonly each: Figure; readonly sum: Out } | null;
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
        rest: restOf(
          own.figures,
          told.filter(({ day }) => day >= from.slice(0, day.length)).map(({ said }) => said),
          clause,
          best,
          language,
        ),
      }
    : null;
}

/** So many characters stand at most between a day and how many came of it: 今年6月又下来两个. */
const NEAR = 5;

/** What those come to that came late enough (一个去年11月，一个今年5月). */
function restOf(
  figures: readonly Figure[],
  days: readonly Figure[],
  clause: Ranked['clause'],
  paying: Sentence,
  language: LanguageData,
): BeforeStart['rest'] {
  const [pay, ...more] = paysIn(clause, [paying], language).filter(({ pays }) => pays === 'each');
  const counts = days.flatMap((day) => countOf(day, figures) ?? []);
  if (!pay || more.length > 0 || days.length === 0 || counts.length < days.length) return null;
  const held: Working = { by: 'clause', clause: clause.id, start: pay.held.start, end: pay.held.end };
  const each = counts.map(({ start, end }): Working => ({ by: 'times', of: held, with: { by: 'asker', start, end } }));
  const working = each.reduce((all, next) => ({ by: 'plus', of: all, with: next }));
  const worked = workOut(working, {
    clause: () => pay.held,
    asker: ({ start }) => figures.find((f) => f.start === start),
  });
  return worked && { counts, each: pay.held, sum: { working, worked } };
}

/** How many came on a day: the count right before it, else the next one behind it. */
function countOf(day: Figure, figures: readonly Figure[]): Figure | undefined {
  const counts = figures.filter(({ unit }) => unit === 'count');
  const before = counts.find(({ end }) => end <= day.start && day.start - end <= 2);
  return before ?? counts.find(({ start }) => start >= day.end && start - day.end <= NEAR);
}
