import type { Clause, PolicyDocument } from '../../knowledge/document.ts';
import type { Figure } from '../../language/figure.ts';
import { thingCounted } from '../../language/figure-context.ts';
import { foldInsets } from '../../language/fold-insets.ts';
import { pairsOf, type Sentence, sentencesOf } from './sentences.ts';

/** A figure of a document, and the words of its sentence that tell what it measures. */
export interface HeldFigure {
  readonly figure: Figure;
  readonly clause: Clause;
  readonly sentence: Sentence;
  readonly pairs: ReadonlySet<string>;
}

/** How much a figure of a document is what some words speak of: the pairs of characters that they share, each the rarer the more. */
export interface Aligned {
  readonly held: HeldFigure;
  readonly score: number;
}

/** The figures of a document of one kind, money, a rate or a count of one thing. */
export function heldFigures(document: PolicyDocument, said: Figure): readonly HeldFigure[] {
  return document.clauses.flatMap((clause) =>
    sentencesOf(clause).flatMap((sentence) =>
      sentence.figures.flatMap((figure) =>
        isOfKind(figure, said)
          ? [{ figure, clause, sentence, pairs: pairsOf(`${clause.heading}\n${wordsOf(figure, sentence)}`) }]
          : [],
      ),
    ),
  );
}

/** One figure of a clause with its sentence; null where none is cut around it. */
export function heldFigureAt(clause: Clause, figure: Figure): HeldFigure | null {
  const sentence = sentencesOf(clause).find((s) => s.start <= figure.start && s.end >= figure.end);
  return sentence ? { figure, clause, sentence, pairs: pairsOf(wordsOf(figure, sentence)) } : null;
}

/** The figures in the order in which they are what the words speak of, the likest first. What all of them share, and the document's own name, tells none apart. */
export function aligned(
  all: readonly HeldFigure[],
  words: readonly string[],
  { title }: PolicyDocument,
): readonly Aligned[] {
  const asked = pairsOf(words.map(foldInsets).join('\n'));
  const named = pairsOf(title);
  const holders = new Map<string, number>();
  for (const { pairs } of all) for (const pair of pairs) holders.set(pair, (holders.get(pair) ?? 0) + 1);
  const weigh = (pair: string) => (named.has(pair) ? 0 : 1 / (holders.get(pair) ?? 1));
  const scoreOf = ({ pairs }: HeldFigure) =>
    [...pairs].reduce((sum, pair) => (asked.has(pair) ? sum + weigh(pair) : sum), 0);
  return all.map((held) => ({ held, score: scoreOf(held) })).sort((a, b) => b.score - a.score);
}

/** The words of a sentence that a figure stands in from the part of the one before it on, as far as its own part goes. */
function wordsOf(figure: Figure, { start, text, figures }: Sentence): string {
  const measures = figures.filter((f) => f.unit !== 'date' && f.unit !== 'ordinal');
  const at = measures.indexOf(figure);
  const previous = measures[at - 1];
  const before = text.slice(0, figure.start - start);
  const own = previous ? before.slice(previous.end - start) : before;
  // The rest of the part that an earlier figure stands in is said of that one.
  const from = previous && /[，,；;、]/.test(own) ? own.slice(own.search(/[，,；;、]/)) : own;
  const next = measures[at + 1];
  const after = /^[^，,；;。]*/.exec(text.slice(figure.end - start, next && next.start - start))?.[0] ?? '';
  return `${from} ${after}`;
}

/** Money is money, and what is counted in 家 and 户 is enterprises. A bare number may be any of these. */
function isOfKind(held: Figure, said: Figure): boolean {
  if (said.unit === 'number') return held.unit.startsWith('CNY') || held.unit === 'count';
  // 补35块 of 35元/架次.
  if (said.unit.startsWith('CNY')) return held.unit.startsWith('CNY');
  return held.unit === said.unit && (held.unit !== 'count' || thingCounted(held) === thingCounted(said));
}
