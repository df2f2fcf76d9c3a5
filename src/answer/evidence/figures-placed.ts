import type { LanguageData } from '../../knowledge/language-data.ts';
import { isOneOrTwo } from '../../language/figure-context.ts';
import type { StatedFigure } from '../../understand/stated-figures.ts';
import type { Evidence } from './evidence.ts';
import { alikeInKind, kindBefore } from './kinds-of-sum.ts';
import { isAward, leadInTo, MONEY } from './own-case.ts';
import type { OwnWorked } from './worked-shape.ts';

/** So many sums that all find their place tell that a clause is the one that is meant. */
const SEVERAL = 2;
const FLOORS: ReadonlySet<string> = new Set(['at-least', 'above']);

/** Sums of money that the message tells and does not put up as an award; 加一块 is no sum. */
const sumsTold = ({ own }: Pick<Evidence, 'own'>, language: LanguageData): readonly StatedFigure[] =>
  own.figures.filter((f) => MONEY.has(f.unit) && !isOneOrTwo(f) && !f.offered && !isAward(f, language));

export const tellsSeveralSums = (evidence: Pick<Evidence, 'own'>): boolean =>
  evidence.own.figures.filter((f) => MONEY.has(f.unit)).length >= SEVERAL;

/** Several sums of the message, and each of them is what the sentence is paid on, or is called as a line of it measures and reaches that: by so many the clause is surely meant. */
export function placesEveryFigure(evidence: Pick<Evidence, 'own'>, worked: OwnWorked, language: LanguageData): boolean {
  const sums = sumsTold(evidence, language);
  const paidOn = new Set([
    ...('said' in worked && worked.said ? [worked.said.start] : []),
    ...('by' in worked && worked.by ? [worked.by.start] : []),
    ...('items' in worked && worked.as === 'costs' ? worked.items.map(({ said }) => said.start) : []),
    ...('parts' in worked && worked.as === 'schedule' ? worked.parts.map(({ said }) => said.start) : []),
  ]);
  const isPlaced = (f: StatedFigure): boolean => paidOn.has(f.start) || reachesLine(f, worked, language);
  return sums.length >= SEVERAL && sums.every((f) => !f.vague && isPlaced(f));
}

/** It is called as a line of the sentences measures, so much for each of something included, and reaches that line. */
function reachesLine(said: StatedFigure, { sentences, clause }: OwnWorked, language: LanguageData): boolean {
  return sentences.some(({ figures, start }) =>
    figures.some((line, i) => {
      if (!FLOORS.has(line.bound) || line.unit !== said.unit || Number(said.value) < Number(line.value)) return false;
      const of = /[^，,。；;]*$/.exec(clause.text.slice(figures[i - 1]?.end ?? start, line.start))?.[0] ?? '';
      if (isForEach(of, language)) return isForEach(leadInTo(said), language);
      return (
        !isForEach(leadInTo(said), language) &&
        alikeInKind(kindBefore(said, language) ?? said.around, of, language) === 2
      );
    }),
  );
}

/** 亩均, 每亩: so much for each of something, and no whole. */
export const isForEach = (words: string, language: LanguageData): boolean =>
  language.pattern('{for-each-unit}|{told-for-each}').test(words);
