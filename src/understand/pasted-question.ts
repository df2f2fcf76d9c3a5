import type { LanguageData } from '../knowledge/language-data.ts';

/** So long a message is pasted, not typed. */
const PASTED = 400;
const LONGEST_QUESTION = 200;

/** The question that comes with a pasted text: its last or first sentence, whichever asks; null where the message is not pasted. */
export function pastedQuestion(text: string, language: LanguageData): { readonly question: string | null } | null {
  if (text.length <= PASTED) return null;
  const sentences = text
    .split(/(?<=[。!?\n])/)
    .map((s) => s.trim())
    .filter((s) => s !== '');
  const ends = [sentences.at(-1), sentences[0], sentences.at(-2), sentences[1]].filter(
    (s) => s !== undefined && s.length <= LONGEST_QUESTION,
  );
  const marked = ends.find((s) => s?.endsWith('?'));
  const asks = language.pattern('{pasted-asks}');
  return { question: marked ?? ends.find((s) => asks.test(s ?? '')) ?? null };
}
