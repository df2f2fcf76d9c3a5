import type { LanguageData } from '../../../knowledge/language-data.ts';
import { likeliestFurther } from '../deciding/choose-deciding.ts';
import { type HeldSentence, heldAgainst } from '../deciding/held-sentences.ts';
import { placesQuoted } from '../deciding/quoted-document.ts';
import type { Evidence, Ranked } from '../evidence.ts';
import type { OwnWorked } from '../worked-shape.ts';

/** A sentence of a document, and how likely it decides, 0 to 1. */
type DecidingForSum = HeldSentence & { readonly likely: number };

const found = new WeakMap<OwnWorked, DecidingForSum | null>();

/** The sentence of the document that likeliest decides beside those that a sum rests on, with how likely; null where there is no other. */
export function decidingBeside(
  { own, question }: Pick<Evidence, 'own' | 'question'>,
  { document }: Ranked,
  worked: OwnWorked,
  language: LanguageData,
): DecidingForSum | null {
  const known = found.get(worked);
  if (known !== undefined) return known;
  const quoted = worked.sentences.map(({ start, end }) => ({ clause: worked.clause.id, start, end }));
  const held = heldAgainst(document, question, own.searched, language);
  const told = placesQuoted(held, { document, quoted });
  const further = told.length > 0 ? likeliestFurther(held, told) : null;
  const deciding = further && { ...held.sentences[further.at]!, likely: further.likely };
  found.set(worked, deciding);
  return deciding;
}
