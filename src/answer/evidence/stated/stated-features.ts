import type { Clause } from '../../../knowledge/document.ts';
import { fold } from '../../../language/tokens.ts';
import { clauseFigures } from '../sentences.ts';

const LONGEST_GRAM = 3;
/** A kind that is at least so likely may be the one that is asked; the likeliest may be in any case. */
const MAY_BE = 0.2;
/** A clause of fewer characters is short, one of more is long. */
const SHORT = 80;
const LONG = 250;
/** How much of a question a clause holds is told in steps of this share of its pairs. */
const STEP = 1 / 12;
const MOST_STEPS = 6;

/** A kind of thing that is asked, and how likely it is the one, 0 to 1. */
export interface LikelyKind {
  readonly kind: string;
  readonly share: number;
}

/** The characters, pairs and triples of a question, each once, its ends being signs and every number the same one. */
export function askedGrams(question: string): readonly string[] {
  const text = `^${fold(question)
    .replace(/\s+/g, '')
    .replace(/\d+(?:\.\d+)?/g, '0')}$`;
  const grams = new Set<string>();
  for (let size = 1; size <= LONGEST_GRAM; size += 1)
    for (let at = 0; at + size <= text.length; at += 1) grams.add(`g${text.slice(at, at + size)}`);
  return [...grams];
}

/** What tells whether a clause states what a question asks: the question's words, the clause, and which kinds are asked of it. */
export function statedFeatures(question: string, clause: Clause, kinds: readonly LikelyKind[]): readonly string[] {
  const asked = askedGrams(question);
  const of = [clause.id, clause.document, ...formsOf(clause)].map((sign) => `of ${sign}`);
  const most = Math.max(...kinds.map(({ share }) => share));
  const may = kinds.filter(({ share }) => share >= Math.min(most, MAY_BE)).map(({ kind }) => `is ${kind}`);
  const held = fold(`${clause.heading}${clause.text}`);
  const pairs = asked.flatMap((gram) => (gram.length === 3 ? [gram.slice(1)] : []));
  const share = pairs.filter((pair) => held.includes(pair)).length / Math.max(1, pairs.length);
  return [
    ...asked,
    ...of,
    ...may,
    ...may.flatMap((kind) => of.map((one) => `${kind} ${one}`)),
    `share ${Math.min(MOST_STEPS, Math.floor(share / STEP))}`,
  ];
}

/** What a clause is like, whatever it is about. */
function formsOf(clause: Clause): readonly string[] {
  const figures = clauseFigures(clause);
  const { length } = clause.text;
  return [
    ...new Set(figures.map(({ unit }) => `unit ${unit.replace(/[/_].*$/, '')}`)),
    ...new Set(figures.map(({ bound }) => `bound ${bound}`)),
    ...(figures.length === 0 ? ['no figure'] : []),
    ...(length < SHORT ? ['short'] : length > LONG ? ['long'] : []),
  ];
}
