import type { LanguageData } from '../../knowledge/language-data.ts';
import { sentencesAsked } from './asked-sentences.ts';
import type { Evidence, Ranked } from './evidence.ts';
import { wordsMeasured } from './lead.ts';
import { likeliest } from './wanted-sentences.ts';

/** In which words help is promised whose sum is not written, each a class of knowledge/language; those that tell more first. */
const PROMISES = ['helps-selected', 'open-rules', 'helps-by-result', 'helps-only', 'encourages'] as const;
export type OpenPromise = (typeof PROMISES)[number];

/** How the one sentence that is asked about promises help; null where it does not, or where several are. */
export function openPromise(evidence: Evidence, ranked: Ranked, language: LanguageData): OpenPromise | null {
  const best = likeliest(ranked.clause, evidence.question, wordsMeasured(evidence, ranked));
  const [sentence, ...others] = sentencesAsked(evidence, ranked) ?? (best ? [best] : []);
  if (!sentence || others.length > 0) return null;
  return PROMISES.find((name) => language.pattern(`{${name}}`).test(sentence.text)) ?? null;
}
