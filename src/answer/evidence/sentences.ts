import type { Clause } from '../../knowledge/document.ts';
import { type Figure, parseFigures } from '../../language/figure.ts';
import { foldInsets } from '../../language/fold-insets.ts';
import { neighboursIn } from '../../language/pairs.ts';

/** A sentence of a clause, by its place in the clause's text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly figures: readonly Figure[];
}

/** The quantities of a clause, parsed once. */
export function clauseFigures(clause: Clause): readonly Figure[] {
  const known = PARSED.get(clause) ?? parseFigures(clause.text);
  PARSED.set(clause, known);
  return known;
}
const PARSED = new WeakMap<Clause, readonly Figure[]>();

/** Sentences end at 。！？； or a line break; a bracket or a quotation is not torn apart. */
export function sentencesOf(clause: Clause): readonly Sentence[] {
  const known = CUT.get(clause) ?? cutIntoSentences(clause);
  CUT.set(clause, known);
  return known;
}
const CUT = new WeakMap<Clause, readonly Sentence[]>();

function cutIntoSentences(clause: Clause): Sentence[] {
  const { text } = clause;
  const figures = clauseFigures(clause);
  const sentences: Sentence[] = [];
  let start = 0;
  let depth = 0;
  const push = (end: number) => {
    const raw = text.slice(start, end);
    const from = start + (raw.length - raw.trimStart().length);
    const to = start + raw.trimEnd().length;
    if (to > from)
      sentences.push({
        start: from,
        end: to,
        text: text.slice(from, to),
        figures: figures.filter((f) => f.start >= from && f.end <= to),
      });
    start = end;
  };
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i] ?? '';
    if ('（《“(〈'.includes(c)) depth += 1;
    if ('）》”)〉'.includes(c)) depth = Math.max(0, depth - 1);
    if (c === '\n' || (depth === 0 && '。！？；;'.includes(c))) {
      if (c === '\n') depth = 0;
      push(i + 1);
    }
  }
  push(text.length);
  return sentences;
}

/** Character pairs of a text, punctuation aside; the measure of likeness between a question and a sentence. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const run of foldInsets(text)
    .toLowerCase()
    .match(/[\p{Script=Han}]+|[a-z0-9.%]+/gu) ?? []) {
    if (/^[a-z0-9]/.test(run)) pairs.add(run);
    else for (const pair of neighboursIn(run)) pairs.add(pair);
  }
  return pairs;
}

/** The same of a sentence of a clause, told once. */
export function pairsOfSentence(sentence: Sentence): ReadonlySet<string> {
  const known = PAIRS.get(sentence) ?? pairsOf(sentence.text);
  PAIRS.set(sentence, known);
  return known;
}
const PAIRS = new WeakMap<Sentence, ReadonlySet<string>>();

/** How many of its pairs of characters a text shares with what is said. */
export const sharedPairs = (text: string, said: ReadonlySet<string>): number =>
  [...pairsOf(text)].filter((pair) => said.has(pair)).length;

/** How like one of some sentences a text is: the share of its pairs of characters that the text says, of the likest. */
export function likest(sentences: readonly string[], said: ReadonlySet<string>, shortest: number): number {
  let pairs = HELD.get(sentences);
  if (!pairs) {
    pairs = sentences.map((sentence) => [...pairsOf(sentence)]);
    HELD.set(sentences, pairs);
  }
  const shares = pairs.map((own) => own.filter((pair) => said.has(pair)).length / Math.max(shortest, own.length));
  return Math.max(0, ...shares);
}

/** The pairs of sentences of the knowledge, which are measured against every question. */
const HELD = new WeakMap<readonly string[], readonly (readonly string[])[]>();
