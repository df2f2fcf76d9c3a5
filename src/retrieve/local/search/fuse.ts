import type { WordList } from '../../../language/segment.ts';
import { fold, stripAsking, terms } from '../../../language/tokens.ts';
import type { Alternative, TermGain } from '../../passage.ts';
import type { Lexical, WeightedTerm } from '../index/lexical-index.ts';
import { WEIGHTS } from './weights.ts';

/** Terms that bring evidence together: of several lists the one that brings a unit most counts, never two of them. */
export type Group = readonly (readonly WeightedTerm[])[];

/** The groups of a question: its own terms, and for each phrase that policies say otherwise the phrase and its alternatives. */
export function groupsOf(text: string, also: readonly Alternative[], words: WordList, word = WEIGHTS.word): Group[] {
  const question = stripAsking(fold(text));
  const own = new Map(weighted(question, 1, words, word).map((term) => [term.term, term]));
  const phrases = new Map<string, WeightedTerm[][]>();
  const loose: WeightedTerm[] = [];
  for (const alternative of also) {
    const found = weighted(fold(alternative.text), alternative.weight, words, word);
    const phrase = alternative.of === undefined ? '' : fold(alternative.of);
    if (phrase === '') loose.push(...found);
    else phrases.set(phrase, [...(phrases.get(phrase) ?? []), found]);
  }
  const groups: Group[] = [];
  for (const [phrase, lists] of phrases) {
    const said = terms(phrase).flatMap((term) => own.get(term) ?? []);
    for (const { term } of said) own.delete(term);
    groups.push([said, ...lists]);
  }
  for (const found of loose) {
    const held = own.get(found.term);
    if (!held || held.weight < found.weight) own.set(found.term, found);
  }
  return [[[...own.values()]], ...groups];
}

function weighted(folded: string, weight: number, words: WordList, word: number): WeightedTerm[] {
  if (word === 1) return [...new Set(terms(folded))].map((term) => ({ term, weight }));
  const pairs = new Set(words.cut(folded).flatMap((word) => (word.text.length === 2 ? [word.text] : [])));
  return [...new Set(terms(folded))].map((term) => ({ term, weight: pairs.has(term) ? weight * word : weight }));
}

/** Adds to `scores` (one a unit) what each group brings. */
export function accumulate(index: Lexical, groups: readonly Group[], scores: Float32Array): void {
  for (const group of groups) {
    if (group.length === 1) {
      index.accumulate(group[0]!, scores);
      continue;
    }
    const best = new Float32Array(scores.length);
    const one = new Float32Array(scores.length);
    for (const list of group) {
      one.fill(0);
      index.accumulate(list, one);
      for (let i = 0; i < best.length; i++) if (one[i]! > best[i]!) best[i] = one[i]!;
    }
    for (let i = 0; i < best.length; i++) scores[i]! += best[i]!;
  }
}

/** What the groups bring to one unit, term by term: the same sum as `accumulate`'s. */
export function gainsOf(index: Lexical, groups: readonly Group[], unit: number): TermGain[] {
  return groups.flatMap((group) => {
    let best: TermGain[] = [];
    for (const list of group) {
      const gains = list.map((term) => ({ ...term, gain: index.gain(term, unit) })).filter((term) => term.gain > 0);
      if (sum(gains) > sum(best)) best = gains;
    }
    return best;
  });
}

export function sum(gains: readonly TermGain[]): number {
  return gains.reduce((total, { gain }) => total + gain, 0);
}
