import { readFileSync } from 'node:fs';
import { LikelyFile, LikelyTable } from '../../../understand/learned/likely-table.ts';
import { gramFeatures, meantFeatures } from '../../../understand/learned/meant-features.ts';
import type { Question } from '../../../understand/question.ts';

/** Which frequent question of the built-in documents is asked, as it was learned: the labels are ids of entries. */
export const FAQ_FILE = new URL('faq-table.json', import.meta.url);

let shipped: LikelyTable | undefined;

/** By the table that ships. */
function shippedFaq(): LikelyTable {
  shipped ??= new LikelyTable(LikelyFile.parse(JSON.parse(readFileSync(FAQ_FILE, 'utf8'))));
  return shipped;
}

/** How likely each frequent question is what is asked, by the id of its entry; '' for none of them. */
export const faqLikely = (question: Question): ReadonlyMap<string, number> =>
  shippedFaq().likely(meantFeatures(question));

/** The same by nothing but some words of a message. */
export const faqByWords = (words: string): ReadonlyMap<string, number> => shippedFaq().likely(gramFeatures(words));
