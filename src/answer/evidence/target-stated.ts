import type { LanguageData } from '../../knowledge/language-data.ts';
import { type Figure, isSumOrRate } from '../../language/figure.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { sentencesOf } from './sentences.ts';

/** A figure that the message names is one that the text aims at: nobody is paid it, it is put upon no enterprise, and it tells nothing of what was reached. */
export interface TargetStated {
  readonly lead: 'target';
  readonly said: Figure;
  /** It is said to have been reached. */
  readonly reached: boolean;
  /** As it stands in the clause. */
  readonly held: Figure;
}

/** The figure that is asked about, whether it is paid, put upon somebody or reached, where the clause only aims at it; null otherwise. */
export function targetStated(
  { question, own }: Evidence,
  { clause }: Ranked,
  language: LanguageData,
): TargetStated | null {
  const asked = question.signs.ways.has('asks-of-a-target');
  for (const said of own.figures) {
    if (!asked && !said.reached) continue;
    const [held] = sentencesOf(clause).flatMap(({ text, figures }) => {
      const isAim = language.pattern('{aims-at}').test(text) && !language.pattern('{gives}').test(text);
      return isAim && !figures.some((f) => isSumOrRate(f)) ? figures.filter((f) => isSame(f, said)) : [];
    });
    if (held) return { lead: 'target', said, reached: said.reached, held };
  }
  return null;
}

const isSame = (held: Figure, { value }: Figure): boolean => held.unit === 'count' && held.value === value;
