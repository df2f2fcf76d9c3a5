import { isHollow, type PolicyDocument } from '../../knowledge/document.ts';
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

/** A topic that weighs less names nothing. */
const NAMES = 0.5;

/**
 * The clause of which a document holds the heading alone, where it is asked for: words of the question stand in the heading, or in what is
 * known to be asked of it, and in no clause whose text is held. Null where none does.
 */
export function titleOnlyAsked({ question }: Pick<Evidence, 'question'>, best: Ranked): Ranked | null {
  const { document } = best;
  const asked = question.topics.filter(
    ({ word, weight }) =>
      weight >= NAMES && word.length > 1 && !document.title.includes(word) && !isTold(word, document),
  );
  const clause = document.clauses.find(
    (c) =>
      isHollow(c) && asked.some(({ word }) => c.heading.includes(word) || c.asks.some((one) => one.includes(word))),
  );
  return clause ? { ...best, clause } : null;
}

const isTold = (word: string, { clauses }: PolicyDocument): boolean =>
  clauses.some((c) => !isHollow(c) && [c.text, c.heading, ...c.asks].some((one) => one.includes(word)));
