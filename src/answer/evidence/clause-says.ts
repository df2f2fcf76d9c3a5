import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import type { Expansion } from '../../knowledge/lexicon.ts';
import { foldInsets } from '../../language/fold-insets.ts';
import type { Question } from '../../understand/question.ts';

/** What an expansion must weigh to show that a clause covers a word; looser ones only help to find. */
const SURE = 0.7;

/** How much of what a question is about a clause says. */
export interface Coverage {
  /** Share of the question's topics, the rarer the more they count. */
  readonly share: number;
  /** What the topics that it says count. */
  readonly said: number;
  /** What the topics right before a word for help count that the clause does not say: 新能源汽车 of 新能源汽车补贴. */
  readonly otherPurpose: number;
  /** True for a word that the clause, its headings or its document's title say, or for which they say what policies do. */
  readonly says: (word: string) => boolean;
}

/** So many clauses were held when the weights of the signs of cover were fitted. */
const FITTED_ON = 150;

/**
 * How much a word counts that `held` of `clauses` clauses say, 0 and up: as in a collection of the size that the weights were fitted
 * on. Else each document that is added would make all that the texts say count less beside what none of them says.
 */
export function rarity(held: number, clauses: number): number {
  return Math.log(1 + 200 / (1 + held * Math.min(1, FITTED_ON / clauses)));
}

/** How much of a question's topics a clause, its headings or its document's title say, in their words or in what policies say for them; `clauses`: how many are held. */
export function coverageOf(
  clause: Clause,
  document: PolicyDocument,
  { about: { topics, purposes }, ...question }: Question,
  frequencies: ReadonlyMap<string, number>,
  clauses: number,
): Coverage {
  const says = saidBy(clause, document, question.meanings);
  const named = question.documents.map((d) => d.title).join(' ');
  const others = topics.filter((t) => !named.includes(t.word));
  const counted = (others.length > 0 ? others : topics).map(({ word, weight }) => ({
    word,
    counts: weight * rarity(frequencies.get(word) ?? 0, clauses),
  }));
  const sum = (some: typeof counted): number => some.reduce((all, { counts }) => all + counts, 0);
  const said = counted.filter(({ word }) => says(word.toLowerCase()));
  const total = sum(counted);
  const bare = question.documents.length + question.regions.length > 0 || question.signs.support ? 1 : 0;
  return {
    share: total === 0 ? bare : sum(said) / total,
    said: sum(said),
    otherPurpose: sum(counted.filter((t) => purposes.has(t.word) && !said.includes(t))),
    says,
  };
}

function saidBy(clause: Clause, document: PolicyDocument, expansions: readonly Expansion[]): (word: string) => boolean {
  const haystack = printedOf(clause, document);
  return (word) =>
    haystack.includes(word) ||
    expansions.some(
      (e) => e.weight >= SURE && standsFor(e.said.toLowerCase(), word) && haystack.includes(e.text.toLowerCase()),
    );
}

/** All that is printed of a clause, in lower case, with its insets and without, put together once. */
function printedOf(clause: Clause, document: PolicyDocument): string {
  const known = PRINTED.get(clause);
  if (known?.document === document) return known.text;
  const printed = [
    document.title,
    document.issuer ?? '',
    ...clause.path,
    clause.heading,
    clause.text,
    ...clause.asks,
    ...clause.bodies,
  ]
    .join(' ')
    .toLowerCase();
  const text = `${printed} ${foldInsets(printed)}`;
  PRINTED.set(clause, { document, text });
  return text;
}
const PRINTED = new WeakMap<Clause, { readonly document: PolicyDocument; readonly text: string }>();

/** 工厂 stands in 智能工厂 and does not stand for it. */
function standsFor(said: string, word: string): boolean {
  return said.includes(word) || (word.includes(said) && said.length >= word.length - 1);
}
