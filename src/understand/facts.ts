import type { FactBook } from '../knowledge/fact.ts';
import { readAmounts } from './fact-amounts.ts';
import { readAnswer } from './fact-answer.ts';
import { readFlights } from './fact-fleet.ts';
import { readPlaces } from './fact-places.ts';
import { findProblems } from './fact-problems.ts';
import { readProducts } from './fact-products.ts';
import type { Asked, Said } from './fact-said.ts';
import { sourceOf } from './fact-source.ts';
import { readTitles } from './fact-titles.ts';
import { readChoices, readTruths } from './fact-truths.ts';
import { readYears } from './fact-years.ts';
import type { Question } from './question.ts';

export type { Said } from './fact-said.ts';

/**
 * The facts that a question states of the asker, each with the words that state it. A figure that claims something of a policy
 * (听说能补5%) or names a tier (1吨到5吨) is none. `problems`: contradictions and impossible values, in Chinese, fit to be shown; a
 * fact that has one is not among `said`. `today` is an ISO date; `asked` what was last asked, so that a bare 500万 or 是的 answers it.
 */
export function extractFacts(
  question: Pick<Question, 'text' | 'figures' | 'regions'>,
  facts: FactBook,
  today: string,
  asked?: Asked,
): { said: Said[]; problems: string[] } {
  const source = sourceOf(question, facts, today);
  const amounts = readAmounts(source, asked);
  const flights = readFlights(source, asked);
  const titles = readTitles(source);
  const stated = [
    ...amounts.said,
    ...flights.said,
    ...titles,
    ...readProducts(source),
    ...readYears(source),
    ...readPlaces(source),
    ...readChoices(source),
    ...readTruths(source, titles),
  ].filter((s) => facts.has(s.fact));
  const answer = asked ? readAnswer(source, asked, stated) : [];
  const { said, problems } = findProblems(source, [...stated, ...answer]);
  return {
    said: said.sort((a, b) => a.start - b.start),
    problems: [...new Set([...amounts.problems, ...flights.problems, ...problems])],
  };
}
