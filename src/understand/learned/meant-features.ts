import { grams } from '../../language/grams.ts';
import { regionsAbove } from '../../language/region.ts';
import { fold } from '../../language/tokens.ts';
import type { Question } from '../question.ts';

/** What a clause is told by: the characters and pairs of characters of the question, the places, documents and clauses it is about. */
export function meantFeatures({
  wording,
  searched,
  goesOn,
  regions,
  documents,
  talkedOf,
}: Question): readonly string[] {
  // Another may have read more in the words; what was talked of is told by the clauses.
  const said = goesOn ? wording : `${wording} ${searched}`;
  return [
    ...[...new Set(grams(fold(said)))].map((gram) => `g${gram}`),
    ...new Set(regions.flatMap(({ code }) => regionsAbove(code)).map((code) => `r${code}`)),
    ...documents.map(({ id }) => `d${id}`),
    ...talkedOf.map((id) => `t${id}`),
  ];
}
