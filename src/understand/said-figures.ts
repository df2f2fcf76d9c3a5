import type { LanguageData } from '../knowledge/language-data.ts';
import { type Figure, parseFigures } from '../language/figure.ts';
import { type Pace, pacesIn } from './how-often.ts';

/** A figure of a message, and what the words around it say of it. */
export interface SaidFigure extends Figure {
  /** It is said to be paid: 最多贴息2000万. */
  readonly paid: boolean;
  /** It is counted by things (每架), or by enterprises (每家). */
  readonly perThing: boolean;
  readonly perFirm: boolean;
  /** It begins or ends a range: 2000万以上, 2000万以内. */
  readonly fromThere: boolean;
  readonly upToThere: boolean;
  /** How often it is paid. */
  readonly paces: readonly Pace[];
  /** The message without it. */
  readonly beside: string;
}

/** The figures of a message, in order. */
export const saidFigures = (text: string, language: LanguageData): readonly SaidFigure[] =>
  parseFigures(text).map((figure) => {
    const [before, after] = [text.slice(0, figure.start), text.slice(figure.end)];
    const shows = (words: string, where: string) => language.pattern(words).test(where);
    const lead = /[^，,。；;]*$/.exec(before)?.[0] ?? '';
    const part = `${/[^，,。；;？?！!]*$/.exec(before)?.[0] ?? ''}${/^[^，,。；;？?！!]*/.exec(after)?.[0] ?? ''}`;
    return {
      ...figure,
      paid: shows('{paid-out}$$', /[^,，。;；?？]*$/.exec(before)?.[0] ?? ''),
      perThing: shows('{per-thing}', lead),
      perFirm: shows('{per-firm}', lead),
      fromThere: shows('{from-there-up}', after) || figure.bound === 'at-least',
      upToThere: shows('{up-to-there}', after) || figure.bound === 'at-most',
      paces: pacesIn(part, language),
      beside: before + after,
    };
  });
