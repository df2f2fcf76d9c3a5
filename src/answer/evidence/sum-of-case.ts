import type { LanguageData } from '../../knowledge/language-data.ts';
import type { Figure } from '../../language/figure.ts';
import { STARTS_ANEW } from '../../language/official-text.ts';
import { hasTerm } from '../../language/terms-in.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { partAround } from './other-case.ts';
import { type Pay, paysIn } from './pays-in.ts';
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
  const told = contrasted(pays, own.searched, clause.text);
  if (told) return told.bound === 'exact' || told.bound === 'at-most' ? told : null;
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

/** Characters of a word that turns a case to another: 主持 or 参与 before 制定. */
const WORD = 2;

/**
 * 对主持制定的奖励20万元，对参与制定的奖励5万元: of the sums of one sentence the one whose words stand before what several of them share as
 * the question's do, where no other's do; null where none is told so.
 */
function contrasted(pays: readonly Pay[], searched: string, text: string): Figure | null {
  const parts = pays.map(({ sentence, held }, i) => {
    const before = pays[i - 1];
    return text.slice(before?.sentence === sentence ? before.held.end : sentence.start, held.start);
  });
  const asked = pairsOf(searched);
  const said = pays.map(({ sentence }) => sharedPairs(sentence.text, asked));
  const turnsTo = (part: string, i: number): boolean => {
    const others = parts.filter((_, j) => j !== i && pays[j]?.sentence === pays[i]?.sentence);
    return [...part].some((_, at) => {
      const turned = part.slice(at, at + 2 * WORD);
      const sharing = others.filter((other) => other.includes(turned.slice(WORD)));
      return (
        turned.length === 2 * WORD &&
        hasTerm(searched, turned) &&
        sharing.length > 0 &&
        !sharing.some((other) => other.includes(turned))
      );
    });
  };
  const told = [...parts.keys()].filter((i) => said[i] === Math.max(...said) && turnsTo(parts[i] ?? '', i));
  const [only, ...more] = told;
  return only !== undefined && more.length === 0 ? (pays[only]?.held ?? null) : null;
}
