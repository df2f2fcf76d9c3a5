import type { Clause } from '../../knowledge/document.ts';
import type { Figure } from '../../language/figure.ts';
import type { Evidence } from './evidence.ts';
import { isAsMuch } from './other-case.ts';
import { clauseFigures, sentencesOf } from './sentences.ts';

/** A year so many characters before a figure of a message, and no other figure between, is the one that it is said of. */
const NEAR = 16;

/** 到2026年5000户: the year that a message says a figure of; null where it names none. */
const yearSaidOf = ({ own }: Evidence, said: Figure): string | null => yearBefore(said, own.figures, said.start - NEAR);

/**
 * Of some figures of a clause those that it has of the year that a message says a figure of, and where none is, those of no year; all where the
 * message names none.
 */
export function ofItsYear(said: Figure, figures: readonly Figure[], evidence: Evidence, clause: Clause): FiguresOfYear {
  const year = yearSaidOf(evidence, said);
  if (year === null) return { figures, due: null };
  const all = clauseFigures(clause);
  const yearOf = (held: Figure): string | null => {
    const sentence = sentencesOf(clause).find((s) => s.start <= held.start && s.end >= held.end);
    return yearBefore(held, all, sentence?.start ?? 0);
  };
  const own = figures.filter((held) => yearOf(held) === year);
  const [due = null, ...more] = own;
  return {
    figures: own.length > 0 ? own : figures.filter((held) => yearOf(held) === null),
    due: more.length > 0 ? null : due,
  };
}

/** `due`: the one figure of the very year. */
interface FiguresOfYear {
  readonly figures: readonly Figure[];
  readonly due: Figure | null;
}

function yearBefore(figure: Figure, all: readonly Figure[], from: number): string | null {
  const before = all.findLast(({ end }) => end >= from && end <= figure.start);
  return before?.unit === 'date' && /^\d{4}/.test(before.value) ? before.value.slice(0, 4) : null;
}

/** 到2026年2981户 of what there were in 2021: what the clause has of the year that the figure is said of; `same`: where the clause has that figure. */
export function ofOtherYear(
  said: Figure,
  [held]: readonly Figure[],
  evidence: Evidence,
  clause: Clause,
): Figure | null {
  const alike = clauseFigures(clause).filter((f) => f.unit === held?.unit && f.noun === held.noun);
  const { due } = ofItsYear(said, alike, evidence, clause);
  return due && !isAsMuch(due, said) ? due : null;
}
