import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { STARTS_ANEW } from '../../language/official-text.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { partAround } from './other-case.ts';
import { paysIn } from './pays-in.ts';
import { clauseFigures, pairsOf, sentencesOf, sharedPairs } from './sentences.ts';

/** So many pairs of characters that a question says of one sum alone tell that it is meant. */
const TELLS = 2;

/**
 * 到期重新认定的奖励5万元, behind 首次认定的奖励10万元: the one of a clause's later sums for the case that the question tells, by words that
 * the clause says of it alone; whom the first one is for is understood of those that turn to nobody else. Null where none is told apart.
 */
export function sumOfCase({ own }: Pick<Evidence, 'own'>, { clause }: Ranked, language: LanguageData): Figure | null {
  const pays = paysIn(clause, sentencesOf(clause), language);
  if (pays.length < 2 || pays.some((pay) => pay.pays !== 'sum' || pay.cap)) return null;
  const asked = pairsOf(own.searched);
  const all = clauseFigures(clause);
  const words = pays.map(({ held }) => partAround(held, all, clause.text));
  const alone = words.map((said, i) => {
    const others = new Set(words.flatMap((other, j) => (i === j ? [] : [...pairsOf(other)])));
    return sharedPairs(said, new Set([...asked].filter((pair) => !others.has(pair))));
  });
  const most = Math.max(...alone.slice(1));
  const at = alone.indexOf(most, 1);
  const turns = STARTS_ANEW.test((words[at] ?? '').replace(/^[\s，,；;。]+/, ''));
  const isTold = most >= TELLS && alone.lastIndexOf(most) === at && (!turns || most > (alone[0] ?? 0));
  const held = pays[at]?.held;
  return isTold && held && (held.bound === 'exact' || held.bound === 'at-most') ? held : null;
}
