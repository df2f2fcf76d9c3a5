import { factsOf } from '../../calculate/facts-asked.ts';
import type { Clause } from '../../knowledge/document.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import type { Coverage } from './clause-says.ts';
import { COVER } from './cover-weights.ts';
import type { Ranked } from './evidence.ts';
import { pairsOf } from './sentences.ts';

/** This much of the topics in one clause, by how rare they are, covers a question. */
const COVERED = 0.4;
/** The topics right before a word for help name another thing than the clause where those that it leaves unsaid count so much. */
const OTHER_PURPOSE = 2;
/** So many pairs no ask is counted shorter than. */
const SHORTEST_ASK = 4;
/** More facts than this say no more, and a greater lead. */
const MOST_FACTS = 2;
const GREATEST_LEAD = 1.5;

/** A clause that was found, with how much of the question it says. */
export type Covering = Ranked & Coverage;

/** What tells whether the clause that ranks first covers a question though it says few of its words. */
interface Signs {
  /** The logarithm of its score in the search. */
  readonly score: number;
  /** How far it lies above that of the second. */
  readonly lead: number;
  /** Share of the best of what people ask for the clause that the question says, in character pairs. */
  readonly asks: number;
  /** Facts told that the clause's measures ask for. */
  readonly facts: number;
}

/** True where a clause says enough of what a question is about, and help for nothing else is asked; of a comparison half of it. */
export function saysEnough({ share, otherPurpose }: Coverage, halves: boolean): boolean {
  return halves ? share >= COVERED / 2 : share >= COVERED && otherPurpose < OTHER_PURPOSE;
}

/** The clause that ranks first, where the signs together make it likely that it covers the question; else none. */
export function likely(
  ranked: readonly Covering[],
  text: string,
  told: readonly string[],
  knowledge: Knowledge,
): readonly Ranked[] {
  const [first] = ranked;
  if (!first || first.otherPurpose >= OTHER_PURPOSE) return [];
  return likelihood(signsOf(first, ranked[1] ?? null, text, told, knowledge)) > 0 ? [first] : [];
}

/** Above 0: likely. */
function likelihood(signs: Signs): number {
  const names = Object.keys(COVER.weights) as (keyof Signs)[];
  return names.reduce<number>((sum, name) => sum + COVER.weights[name] * signs[name], COVER.bias);
}

/** The signs of the clause that ranks first. */
function signsOf(
  first: Covering,
  second: Covering | null,
  text: string,
  told: readonly string[],
  knowledge: Knowledge,
): Signs {
  const lead = second ? Math.log((first.score + 1) / (second.score + 1)) : GREATEST_LEAD;
  return {
    score: Math.log(1 + first.score),
    lead: Math.min(GREATEST_LEAD, lead),
    asks: likeAsks(text, first.clause),
    facts: factsFor(first.clause, told, knowledge),
  };
}

/** How like what people ask for a clause a question is. */
function likeAsks(text: string, { asks }: Clause): number {
  const own = pairsOf(text);
  const shares = asks.map((ask) => {
    const pairs = [...pairsOf(ask)];
    return pairs.filter((p) => own.has(p)).length / Math.max(SHORTEST_ASK, pairs.length);
  });
  return Math.max(0, ...shares);
}

/** How many facts of those told the measures of a clause ask for, each the less the more other measures ask for it too. */
function factsFor(clause: Clause, told: readonly string[], { book }: Knowledge): number {
  const asking = [...book.rules.values()].map((rule) => ({ rule, asks: factsOf(rule, book.facts) }));
  const counts = [...new Set(told)].map((fact) => {
    const rules = asking.filter(({ asks }) => asks.includes(fact));
    return rules.some(({ rule }) => rule.clause === clause.id)
      ? 1 - Math.log(rules.length) / Math.log(asking.length)
      : 0;
  });
  return Math.min(
    MOST_FACTS,
    counts.reduce((sum, one) => sum + one, 0),
  );
}
