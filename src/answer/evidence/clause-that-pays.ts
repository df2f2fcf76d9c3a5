import type { Knowledge } from '../../knowledge/load.ts';
import { isBare } from './bare.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { paysIn } from './pays-in.ts';
import { pairsOf, sentencesOf, sharedPairs } from './sentences.ts';

/** So many pairs of characters that few clauses have tell what help is asked for. */
const TELLS = 2;
/** What more clauses than that share of a document have tells none of them. */
const FEW = 0.25;

/** Where the clause that was chosen pays nothing and an amount is asked: the one of its document that pays for what the message names; null where none surely does. */
export function clauseThatPays({ own, candidates }: Evidence, chosen: Ranked, { language }: Knowledge): Ranked | null {
  const { document } = chosen;
  if (!isBare(document)) return null;
  const texts = document.clauses.map(({ heading, text }) => `${heading} ${text}`);
  const telling = [...pairsOf(own.searched)].filter((pair) => {
    const held = texts.filter((text) => text.includes(pair)).length;
    return held > 0 && held <= Math.max(1, texts.length * FEW) && !document.title.includes(pair);
  });
  const rated = document.clauses
    .filter((clause) => paysIn(clause, sentencesOf(clause), language).length > 0)
    .map((clause) => ({
      clause,
      tells: telling.filter((pair) => `${clause.heading} ${clause.text}`.includes(pair)).length,
      says: sharedPairs(clause.text, pairsOf(own.searched)),
    }))
    .sort((a, b) => b.tells - a.tells || b.says - a.says);
  const [best] = rated;
  if (!best || best.tells < TELLS) return null;
  return candidates.find(({ clause }) => clause === best.clause) ?? { ...chosen, clause: best.clause };
}
