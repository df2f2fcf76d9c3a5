import { sentenceId } from '../answer/evidence/meant/sentences-meant.ts';
import { isAsMuch } from '../answer/evidence/other-case.ts';
import { pairsOf, pairsOfSentence, type Sentence, sentencesOf } from '../answer/evidence/sentences.ts';
import type { Clause, PolicyDocument } from '../knowledge/document.ts';
import { type Figure, parseFigures } from '../language/figure.ts';
import { normalise } from '../language/normalise.ts';

/** A sentence, and how much of it an answer says again. */
interface Said {
  readonly id: string;
  readonly score: number;
}

/** What a figure that is said again counts, and one so small that it may stand in any sentence. */
const FIGURE = 2;
const SMALL = 1;
const FEW = 20;
/** Keeps a short sentence from counting for being short. */
const LEAST = 30;
/** Less is said by chance; and no less than so much of the sentence that is said most of. */
const SAYS = 1.6;
const BESIDE = 0.5;
/** So many sentences answer one question at most. */
const MOST = 4;

/** Which sentences of the built-in documents an officer's answer says again, by the rare words and the figures that it shares with them. */
export class SentencesEchoed {
  readonly #holders = new Map<string, number>();
  readonly #all: readonly { readonly clause: Clause; readonly sentence: Sentence }[];

  constructor(documents: Iterable<PolicyDocument>) {
    this.#all = [...documents].flatMap(({ clauses }) =>
      clauses.flatMap((clause) => sentencesOf(clause).map((sentence) => ({ clause, sentence }))),
    );
    for (const { sentence } of this.#all)
      for (const pair of pairsOfSentence(sentence)) this.#holders.set(pair, (this.#holders.get(pair) ?? 0) + 1);
  }

  /** The sentences of some clauses (ids, with what is under them) that an answer says again, each with its share of 1; empty where it says none. */
  of(officer: string, clauses: readonly string[]): ReadonlyMap<string, number> {
    const text = normalise(officer);
    const pairs = pairsOf(text);
    const figures = parseFigures(text).filter(({ unit }) => !/^(?:date|document|ordinal)$/.test(unit));
    const rated = this.#all
      .filter(({ clause }) => clauses.some((id) => clause.id === id || clause.id.startsWith(`${id}.`)))
      .map(({ clause, sentence }): Said => {
        return { id: sentenceId(clause, sentence), score: this.#scoreOf(sentence, pairs, figures) };
      })
      .sort((a, b) => b.score - a.score);
    const least = Math.max(SAYS, (rated[0]?.score ?? 0) * BESIDE);
    const said = rated.slice(0, MOST).filter(({ score }) => score >= least);
    const all = said.reduce((sum, { score }) => sum + score, 0);
    return new Map(said.map(({ id, score }) => [id, score / all]));
  }

  #scoreOf(sentence: Sentence, pairs: ReadonlySet<string>, figures: readonly Figure[]): number {
    const own = [...pairsOfSentence(sentence)].map(
      (pair) => [pair, Math.log(this.#all.length / (this.#holders.get(pair) ?? 1))] as const,
    );
    const whole = own.reduce((sum, [, weight]) => sum + weight, 0);
    const shared = own.reduce((sum, [pair, weight]) => (pairs.has(pair) ? sum + weight : sum), 0);
    const held = new Set(
      sentence.figures.filter((h) => figures.some((f) => isAsMuch(h, f))).map(({ value }) => Number(value)),
    );
    const counted = [...held].reduce((sum, value) => sum + (value >= FEW ? FIGURE : SMALL), 0);
    return shared / Math.sqrt(whole + LEAST) + counted;
  }
}
