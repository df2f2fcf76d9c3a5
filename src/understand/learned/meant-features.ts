import { grams } from '../../language/grams.ts';
import { regionsAbove } from '../../language/region.ts';
import { fold } from '../../language/tokens.ts';
import type { Question } from '../question.ts';

/** A message that goes on with another in no more characters says nothing by itself. */
const ALONE = 6;

/** What tells which clause a question is about: its characters and pairs of characters, and the places and documents that it names. */
export function meantFeatures({ wording, searched, goesOn, regions, documents }: Question): readonly string[] {
  // Another may have read more in the words; what was talked of tells only what is meant by 杭州呢.
  const said = goesOn && wording.length > ALONE ? wording : `${wording} ${searched}`;
  return [
    ...gramFeatures(said),
    ...new Set(regions.flatMap(({ code }) => regionsAbove(code)).map((code) => `r${code}`)),
    ...documents.map(({ id }) => `d${id}`),
  ];
}

/** The characters of some words and their pairs, each once. */
export const gramFeatures = (words: string): readonly string[] =>
  [...new Set(grams(fold(words)))].map((gram) => `g${gram}`);
