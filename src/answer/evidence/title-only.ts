import { isHollow } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Evidence, Ranked } from './evidence.ts';

/** What policies say for a word may be what a heading is about where it weighs as much. */
const MAY_MEAN = 0.5;

/**
 * 担保费补贴, of a place whose text on 融资 is held by its title alone: the clause that may write the help that is asked for, so that it can't be
 * said to be unwritten; null where no title of the places says what policies say for it.
 */
export function titleOnlyOf(
  { text: help }: { readonly text: string },
  { question }: Evidence,
  codes: readonly string[],
  { documents }: Knowledge,
): Pick<Ranked, 'clause' | 'document'> | null {
  const meant = question.meanings
    .filter(({ said, weight }) => weight >= MAY_MEAN && help.includes(said))
    .map(({ text }) => text);
  for (const document of documents.values()) {
    if (document.region === null || !codes.includes(document.region)) continue;
    const clause = document.clauses.find((c) => isHollow(c) && meant.some((word) => c.heading.includes(word)));
    if (clause) return { clause, document };
  }
  return null;
}
