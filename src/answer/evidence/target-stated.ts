import type { LanguageData } from '../../knowledge/language-data.ts';
import { type Figure, isSumOrRate } from '../../language/figure.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { sentencesOf } from './sentences.ts';

/** A figure that the message names is one that the text aims at: nobody is paid it, and it is put upon no enterprise. */
export interface TargetStated {
  readonly lead: 'target';
  readonly said: Figure;
}

/** The figure that is asked about, whether it is paid or put upon somebody, where the clause only aims at it; null otherwise. */
export function targetStated(
  { question, own }: Evidence,
  { clause }: Ranked,
  language: LanguageData,
): TargetStated | null {
  if (!question.signs.ways.has('asks-of-a-target')) return null;
  for (const said of own.figures) {
    const aims = sentencesOf(clause).some(
      ({ text, figures }) =>
        figures.some((f) => f.unit === 'count' && f.value === said.value) &&
        !figures.some((f) => isSumOrRate(f)) &&
        !language.pattern('{gives}').test(text) &&
        language.pattern('{aims-at}').test(text),
    );
    if (aims) return { lead: 'target', said };
  }
  return null;
}
