import type { LanguageData } from '../../../knowledge/language-data.ts';
import type { Evidence, Ranked } from '../evidence.ts';
import type { OwnWorked } from '../worked-shape.ts';
import { leftSentences } from './left-sentences.ts';
import { type LikelyDeciding, likeliestDeciding } from './likely-left.ts';

const found = new WeakMap<OwnWorked, LikelyDeciding | null>();

/** The sentence of the document that likeliest decides beside those that a sum rests on, with how likely; null where there is no other. */
export function decidingBeside(
  { own, question }: Pick<Evidence, 'own' | 'question'>,
  { document }: Ranked,
  worked: OwnWorked,
  language: LanguageData,
): LikelyDeciding | null {
  const known = found.get(worked);
  if (known !== undefined) return known;
  const quoted = worked.sentences.map(({ start, end }) => ({ clause: worked.clause.id, start, end }));
  const left = leftSentences({ document, quoted }, question, own.searched, language);
  const deciding = likeliestDeciding(left, quoted.length > 0);
  found.set(worked, deciding);
  return deciding;
}
