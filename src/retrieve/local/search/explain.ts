import { fold, terms } from '../../../language/tokens.ts';
import type { Explanation, Passage, PassageField } from '../../passage.ts';
import type { Parts } from '../index/opened-index.ts';
import { NONE } from '../index/passage-table.ts';
import { type Group, gainsOf, sum } from './fuse.ts';
import type { Weights } from './weights.ts';

/** A hit, and what it was ranked by. */
export interface ExplainedHit {
  readonly groups: readonly Group[];
  readonly number: number;
  readonly cosine: number | null;
  /** The best own score of the question. */
  readonly scale: number;
  readonly weights: Weights;
}

/** What made a hit's score, worked out anew from the index: reads the passage. */
export function explainScore(
  { table, passages, documents, sizes, logSizes }: Parts,
  { groups, number, cosine, scale, weights }: ExplainedHit,
): Explanation {
  const fields = fieldTerms(table.passage(number));
  const found = gainsOf(passages, groups, number).map((gain) => ({
    ...gain,
    fields: fields.flatMap(([field, held]) => (held.has(gain.term) ? [field] : [])),
  }));
  const parent = table.parentOf[number]!;
  const context = parent === NONE || weights.parent === 0 ? [] : gainsOf(documents, groups, parent);
  const sizeGain = parent === NONE ? 0 : weights.size * scale * logSizes[parent]!;
  return {
    terms: found,
    parent:
      parent === NONE
        ? null
        : {
            id: table.parents.at(parent),
            weight: weights.parent,
            terms: context,
            passages: sizes[parent]!,
            sizeGain,
            gain: weights.parent * sum(context) + sizeGain,
          },
    vector:
      cosine === null
        ? null
        : { weight: scale * weights.vector, cosine, gain: scale * weights.vector * Math.max(0, cosine) },
  };
}

function fieldTerms({ title = '', text, asks = [] }: Passage): [PassageField, Set<string>][] {
  const parts: [PassageField, string][] = [
    ['title', title],
    ['text', text],
    ['asks', asks.join(' ')],
  ];
  return parts.map(([field, part]) => [field, new Set(terms(fold(part)))]);
}
